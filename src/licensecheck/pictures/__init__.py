"""What can be measured on the published picture: here the SHA-1 of its bytes and their number."""

from __future__ import annotations

from licensecheck.pictures.read import LARGEST, read_picture

__all__ = ["LARGEST", "read_picture"]
