"""Names and addresses of wiki files: whatever a text gives, one canonical title comes out. Pure, no network."""

from __future__ import annotations

from licensecheck.addresses.hosts import platform_of
from licensecheck.addresses.parse import Address, parse_address
from licensecheck.addresses.titles import canonical_title, file_page_url, has_media_extension, is_legal_title

__all__ = [
    "Address",
    "canonical_title",
    "file_page_url",
    "has_media_extension",
    "is_legal_title",
    "parse_address",
    "platform_of",
]
