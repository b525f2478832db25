"""REUSE sidecars: `harbor.jpg.license` says who owns `harbor.jpg` and under which license it is.

The tags are those of the REUSE specification 3.3 (https://reuse.software/spec-3.3/): SPDX-FileCopyrightText (also
SPDX-SnippetCopyrightText, "Copyright" and "©") and SPDX-License-Identifier.
"""

from __future__ import annotations

import os
import re

from licensecheck.articles.base import Found
from licensecheck.articles.blocks import Hint
from licensecheck.articles.elsewhere import file_name
from licensecheck.articles.entry import credit_of, limited
from licensecheck.articles.inside import Joined
from licensecheck.articles.offsets import plain
from licensecheck.model import ImageUse, Span
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.base import Source

_TAG = re.compile(
    r"^[^\w©\n]{0,20}(?:SPDX-(?P<tag>FileCopyrightText|License-Identifier):|(?P<sign>©|Copyright\b))[ \t]*"
    r"(?P<value>[^\n]*?)[ \t]*(?:\*/|-->)?[ \t\r]*$",
    re.MULTILINE | re.IGNORECASE,
)
_MOST = 50


def read(source: Source) -> Found:
    """Read a sidecar; that of a file which is no picture holds nothing."""
    picture = os.path.basename(source.path)[: -len(".license")]
    if not file_name(picture):
        return Found()
    values: dict[str, list[tuple[int, int]]] = {"copyright": [], "license": []}
    for found in _TAG.finditer(source.text):
        field = "license" if (found.group("tag") or "").lower().startswith("license") else "copyright"
        if found.group("value") and len(values[field]) < _MOST:
            values[field].append(found.span("value"))
    fields = {field: _joined(source.text, spans) for field, spans in values.items() if spans}
    credit, problem = limited(credit_of(fields, "registry"), source)
    end = source.text.find("\n")
    span = Span(0, end if end > 0 else len(source.text))
    return Found((ImageUse(source.path, picture, span, "", (), credit),), (problem,) if problem else ())


def _joined(text: str, spans: list[tuple[int, int]]) -> Hint:
    if len(spans) == 1:
        return Hint(text[slice(*spans[0])], plain(spans[0][0], spans[0][1] - spans[0][0]))
    made = Joined(spans[0][0])
    for number, (start, end) in enumerate(spans):
        if number:
            made.insert("; ")
        made.add(text[start:end], start)
    return Hint(made.text(), made.offsets())
