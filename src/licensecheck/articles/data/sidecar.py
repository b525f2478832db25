"""REUSE sidecars: `harbor.jpg.license` says who owns `harbor.jpg` and under which license it is.

The tags are those of the REUSE specification 3.3 (https://reuse.software/spec-3.3/): SPDX-FileCopyrightText (also
SPDX-SnippetCopyrightText, "Copyright" and "©") and SPDX-License-Identifier.
"""

from __future__ import annotations

import os
import re

from licensecheck.articles.base import Found
from licensecheck.articles.blocks import Hint
from licensecheck.articles.data.entry import credit_of, limited
from licensecheck.articles.inside import together
from licensecheck.articles.offsets import plain
from licensecheck.articles.same import file_name
from licensecheck.model import ImageUse, Span
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.base import Source

_TAG = re.compile(
    r"^[^\w©\n]{0,20}(?:SPDX-(?P<tag>FileCopyrightText|License-Identifier):|(?P<sign>©|Copyright\b))(?P<value>[^\n]*)",
    re.MULTILINE | re.IGNORECASE,
)
_ENDS = ("*/", "-->")
"""What closes the comment that a tag stands in."""
_MOST = 50


def read(source: Source) -> Found:
    """Read a sidecar; that of a file which is no picture holds nothing."""
    picture = os.path.basename(source.path)[: -len(".license")]
    if not file_name(picture):
        return Found()
    values: dict[str, list[tuple[int, int]]] = {"copyright": [], "license": []}
    for found in _TAG.finditer(source.text):
        field = "license" if (found.group("tag") or "").lower().startswith("license") else "copyright"
        value = found.group("value").rstrip()
        for end in _ENDS:
            value = value.removesuffix(end).rstrip()
        start = found.start("value") + len(value) - len(value.lstrip())
        if value.strip() and len(values[field]) < _MOST:
            values[field].append((start, start + len(value.strip())))
    hints = {
        field: [Hint(source.text[start:end], plain(start, end - start)) for start, end in spans]
        for field, spans in values.items()
    }
    fields = {field: together(found) for field, found in hints.items() if found}
    credit, problem = limited(credit_of(fields, "registry"), source)
    first = source.text.find("\n")
    span = Span(0, first if first > 0 else len(source.text))
    return Found((ImageUse(source.path, picture, span, "", (), credit),), (problem,) if problem else ())
