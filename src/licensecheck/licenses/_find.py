"""License statements inside running text: anchors first, grammar only where an anchor stands."""

from __future__ import annotations

import re

from licensecheck.licenses._tokens import WINDOW, Reader, fold
from licensecheck.licenses._values import Mention

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from licensecheck.licenses._compose import Found

_URL = re.compile(
    r"(?:https?:)?//[^\s<>\"|，。、；（）「」]+|\bwww\.[^\s<>\"|]+|\b[\w.-]{1,60}\.(?:org|com|net|de)/[^\s<>\"|]+"
)
_URL_END = re.compile(r"[)\]'.,;:!?*_]+$|\)[^/]*$")
# "CC BY-SA 4.0" and its like, followed by something that cannot belong to the name: most credits need no more.
_PLAIN = re.compile(
    r"cc[ -](by(?:-(?:nc-sa|nc-nd|sa|nc|nd))?)[ -]([1-4]\.[05])"
    r"(?=$|[\])<>\"”*|·]|[,;.]?\s*(?:$|[\])<>\"*|·—\[]|https?:)|[,;.]?\s+(?:via\b|curid\b|\(http)|, (?!\d))"
)
_GAP_BETWEEN_SAME = re.compile(r"[\s()\[\]:*_–—\-\"'“”]{0,12}")
_USING = re.compile(r"(?:using|with|under|via|mit|unter|by means of|through)\W{0,4}$")
_MERGE_REACH = 300

_cache: dict[str, Any] = {}
_plain_ids: dict[tuple[str, str], tuple[str, ...]] = {}


def _automaton() -> Any:
    """Return the automaton of all places where a name may begin, built on first use."""
    import ahocorasick

    from licensecheck.licenses._table import ANCHORS

    built = ahocorasick.Automaton()
    for anchor in ANCHORS:
        built.add_word(anchor, len(anchor) - 1)
    built.make_automaton()
    _cache["automaton"] = built
    return built


def find(text: str) -> tuple[Mention, ...]:
    """Find all license statements in a text that stands as written: credit line, caption, sentence.

    Names inside web addresses are no statements and are left to `by_url`. Time grows linearly with the text.

    Args:
        text: any text, at most lightly marked up.

    Returns:
        Mentions from left to right, not overlapping; their spans are code points of `text`.
    """
    low = fold(text)
    hits = [(end - length, end) for end, length in (_cache.get("automaton") or _automaton()).iter(low)]
    if not hits:
        return ()
    if len(hits) > 1:
        hits.sort()
    return _read_hits(text, low, hits)


def _read_hits(text: str, low: str, hits: list[tuple[int, int]]) -> tuple[Mention, ...]:
    found: list[Mention] = []
    urls: _Addresses | None = None
    position = 0
    for start, _ in hits:
        if start < position or (start and _glued(low[start - 1], low[start])):
            continue
        mention = _plain(text, low, start) or _by_grammar(text, low, start)
        if mention is None:
            continue
        if urls is None:
            urls = _Addresses(low)
        if urls.hold(start):
            continue
        found.append(mention)
        position = mention.end
    return tuple(_merged(low, found)) if len(found) > 1 else tuple(found)


def _glued(before: str, first: str) -> bool:
    """Whether a character joins what follows to a longer word."""
    if before in "_@":
        return True
    return before.isalnum() and (before < "\u0e00" and first < "\u0e00")


def _plain(text: str, low: str, start: int) -> Mention | None:
    """Read the commonest spelling by one pattern."""
    match = _PLAIN.match(low, start)
    if match is None:
        return None
    unit, version = match.groups()
    ids = _plain_ids.get((unit, version))
    if ids is None:
        from licensecheck.licenses import _compose

        found = _compose.creative(unit.split("-"), [version], "", "", False, 0)
        ids = _plain_ids[unit, version] = found.ids if found.kind == "license" else ()
    end = match.end()
    return Mention(ids, "license", None, start, end, text[start:end]) if ids else None


def _by_grammar(text: str, low: str, start: int) -> Mention | None:
    from licensecheck.licenses._grammar import read

    reader = Reader(text, low, start, start + WINDOW)
    found: Found | None = read(reader, 0, True)
    if found is None:
        return None
    end = reader.ends[found.next - 1]
    if reader.after(found.next - 1)[:1] == "+" and found.kind != "family":
        end += 1
    return Mention(found.ids, found.kind, found.problem, start, end, text[start:end])


class _Addresses:
    """The web addresses of a folded text; asked for rising offsets only."""

    def __init__(self, low: str) -> None:
        found = _URL.finditer(low) if "/" in low or "www." in low else iter(())
        self._spans = [(m.start(), _address_end(m.group()) + m.start()) for m in found]
        self._next = 0

    def hold(self, offset: int) -> bool:
        """Whether `offset` lies in an address."""
        spans = self._spans
        while self._next < len(spans) and spans[self._next][1] <= offset:
            self._next += 1
        return self._next < len(spans) and spans[self._next][0] <= offset


def _address_end(address: str) -> int:
    """Return the length of an address without the brackets and words behind it in running text."""
    depth = 0
    for index, char in enumerate(address):
        if char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if depth < 0:
                return index
        elif char in "]'," and depth <= 0 and index + 1 < len(address) and char == "]":
            return index
    return len(address)


# --- mentions that say one thing twice --------------------------------------------------------------------------------


def _merged(low: str, found: list[Mention]) -> list[Mention]:
    """Join neighbours that are one statement: "Creative Commons license (CC BY 4.0)", "public domain (CC0)"."""
    result = [found[0]]
    for mention in found[1:]:
        last = result[-1]
        gap = low[last.end : mention.start] if mention.start - last.end <= _MERGE_REACH else None
        ids = _one_statement(last, mention, gap) if gap is not None else None
        if ids is None:
            result.append(mention)
        elif ids == "second":
            result[-1] = mention
        else:
            better = last if ids is last.ids else mention
            start, end = last.start, mention.end
            result[-1] = better.replace(start=start, end=end, text=_slice(last, mention, gap or ""))
    return result


def _slice(first: Mention, second: Mention, gap: str) -> str:
    return first.text + gap + second.text


def _one_statement(first: Mention, second: Mention, gap: str) -> Any:
    """Return the ids of two neighbours that are one statement, "second" to drop the first, None to keep both."""
    close = _GAP_BETWEEN_SAME.fullmatch(gap) is not None
    tool = second.ids in (("CC0-1.0",), ("CC-PDM-1.0",))
    if first.ids == ("LicenseRef-PD",) and tool:
        if close:
            return second.ids
        return "second" if _USING.search(gap) else None
    if not close:
        return None
    if first.ids == second.ids:
        return first.ids
    if first.ids in (("CC0-1.0",), ("CC-PDM-1.0",)) and second.ids == ("LicenseRef-PD",):
        return first.ids
    if first.ids == ("LicenseRef-PD",) and second.ids == ("CC-PDDC",):
        return first.ids
    if first.kind == "family" and _belongs(second, first.ids[0]):
        return second.ids
    if second.kind == "family" and _belongs(first, second.ids[0]) and first.kind != "family":
        return first.ids
    return None


def _belongs(mention: Mention, family: str) -> bool:
    """Whether what is mentioned is of this family."""
    prefix = family + "-"
    if family == "CC":
        return all([i.removeprefix("LicenseRef-").startswith("CC") for i in mention.ids])
    parts = [i.removeprefix("LicenseRef-").removeprefix(prefix) for i in mention.ids]
    return all([p[:1].isdigit() for p in parts])
