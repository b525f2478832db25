"""Which licenses the text of a file page names: for old revisions, of which the API tells templates only as text."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_TEXT = 200_000
MAX_DEPTH = 40
WRAPPERS = frozenset({"self", "self2", "multilicense", "multi-license", "multi license", "dual-license"})
"""Templates whose parameters are the names of license templates: {{self|cc-by-sa-3.0|GFDL}}."""
_UNREAD = r"<!--.*?(?:-->|\Z)|<(nowiki|pre|syntaxhighlight)\b[^>]*>.*?(?:</\1\s*>|\Z)"


def license_ids(text: str) -> tuple[str, ...]:
    """Return the licenses that the templates of a page's text stand for, in order, each once.

    Args:
        text: wikitext; above 200,000 characters the rest is ignored. Comments and quoted code do not count.
    """
    from licensecheck import licenses

    found: dict[str, None] = {}
    for name, params in templates(text):
        for one in params if name.lower() in WRAPPERS else [name]:
            found.update(dict.fromkeys(licenses.by_template(one)))
    return tuple(found)


def templates(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield name and positional parameters of each template, inner ones before outer ones, in one pass."""
    import re

    text = re.sub(_UNREAD, "", text[:MAX_TEXT], flags=re.DOTALL | re.IGNORECASE)
    open_ones: list[list[str]] = []
    links = 0
    for token in re.split(r"(\{\{|\}\}|\[\[|\]\]|\|)", text):
        if token == "{{":
            open_ones.append([""])
        elif token == "}}" and open_ones:
            parts = open_ones.pop()
            yield _clean(parts[0]), [p for p in map(_clean, parts[1:]) if p and "=" not in p]
        elif token in ("[[", "]]"):
            links = max(links + (1 if token == "[[" else -1), 0)
        elif not open_ones:
            continue
        elif token == "|" and not links:
            open_ones[-1].append("")
        elif len(open_ones) <= MAX_DEPTH:
            open_ones[-1][-1] += token


def _clean(name: str) -> str:
    name = " ".join(name.replace("_", " ").split())
    return name.removeprefix("Template:").removeprefix("template:")
