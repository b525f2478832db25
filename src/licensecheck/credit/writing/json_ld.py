"""What is known of a picture -> JSON-LD of schema.org."""

from __future__ import annotations

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_IN_SCRIPT = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
"""Signs that could end the script element or break its text; JSON may write any sign as an escape."""


def encoded(data: dict[str, Any]) -> str:
    """Return an ImageObject as JSON, without what is empty; lists of one become their member."""
    found = {key: _single(value) for key, value in {**data, "creator": _creators(data["creator"])}.items()}
    known = {key: value for key, value in found.items() if value}
    whole = {"@context": "https://schema.org/", "@type": "ImageObject", **known}
    return json.dumps(whole, ensure_ascii=False, indent=2).translate(_IN_SCRIPT)


def _single(value: Any) -> Any:
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _creators(authors: list[dict[str, Any]]) -> list[dict[str, Any]]:
    from licensecheck.credit.people import kind_of

    return [
        {
            "@type": "Organization" if kind_of(author["name"]) == "org" else "Person",
            **{key: value for key, value in author.items() if value},
        }
        for author in authors
    ]
