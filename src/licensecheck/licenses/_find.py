"""License statements inside running text: anchors first, grammar only where an anchor stands."""

from __future__ import annotations

import re

from licensecheck.licenses._tokens import WINDOW, Reader, fold
from licensecheck.licenses._values import Mention

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from licensecheck.licenses._values import MatchKind

    _Reading = tuple[tuple[str, ...], MatchKind, str | None, int] | None

_URL = re.compile(r"(?://|www\.|commons\.org/)[^\s<>\"|]+")
# "CC BY-SA 4.0" and its like, followed by something that cannot belong to the name: most credits need no more.
_PLAIN = re.compile(r"cc[ -](by(?:-nc-sa|-nc-nd|-sa|-nc|-nd)?)[ -](1\.0|2\.0|2\.5|3\.0|4\.0)")
_BEHIND_PLAIN = (
    ")",
    "]",
    "<",
    ">",
    '"',
    "|",
    ", via ",
    " via ",
    ", http",
    " http",
    " <",
    " (http",
    ", [",
    ". ",
    " [http",
)
_INSIDE = " \n\t\u00a0()[]:*_-\"'–—“”"
_USING = ("using", "with", "under", "via", "mit", "unter", "by means of", "through")
_PUBLIC_DOMAIN = ("LicenseRef-PD",)
_DENIALS = (
    " not",
    " not in",
    " not in the",
    " nicht",
    " nicht in",
    "n't in the",
    " never in the",
    " no es de",
    " n'est pas du",
)
_MERGE_REACH = 300
_LONGEST_KEPT = 160
_KEPT_PER_KEY = 24
_KEYS_KEPT = 1024
_KEY = 14

_kept: dict[str, list[tuple[str, bool, _Reading]]] = {}
"""What was read before: first characters -> (stretch read, whether it reached the end of its text, what it says)."""
_automata: dict[bool, Any] = {}
_normalized: list[Any] = []


def _automaton(plain: bool) -> Any:
    """Return the automaton of all places where a name may begin, built on first use; `plain` for texts in ASCII."""
    import ahocorasick

    from licensecheck.licenses._table import ANCHORS

    built = ahocorasick.Automaton()
    for anchor in ANCHORS.splitlines():
        if not plain or anchor.isascii():
            built.add_word(anchor.replace("~", "\n"), len(anchor) - 1)
    built.make_automaton()
    _automata[plain] = built
    return built


def find(text: str) -> tuple[Mention, ...]:
    """Find all license statements in a text that stands as written: credit line, caption, sentence.

    Names inside web addresses are no statements and are left to `by_url`. Time grows linearly with the text.

    Args:
        text: any text, at most lightly marked up.

    Returns:
        Mentions from left to right, not overlapping; their spans are code points of `text`.
    """
    if not text.isascii() and not _is_composed(text):
        from licensecheck.licenses._composed import find_composed

        return find_composed(text)
    return search(text)


def search(text: str) -> tuple[Mention, ...]:
    """Find the statements in a text as its code points stand; `find` is for everybody else."""
    low = fold(text)
    plain = low.isascii()
    automaton = _automata.get(plain) or _automaton(plain)
    starts = [end - length for end, length in automaton.iter(low)]
    if not starts:
        return ()
    if len(starts) > 1:
        starts.sort()
    return _read_all(text, low, starts)


def _is_composed(text: str) -> bool:
    """Whether letters and accents are written as one code point each, as nearly all text is (NFC)."""
    if not _normalized:
        from unicodedata import is_normalized

        _normalized.append(is_normalized)
    return bool(_normalized[0]("NFC", text))


def _read_all(text: str, low: str, starts: list[int]) -> tuple[Mention, ...]:
    found: list[Mention] = []
    slash = low.find("/")
    if slash > -1 and "//" not in low and "www." not in low and "commons.org/" not in low:
        slash = -1
    urls: _Addresses | None = None
    position = 0
    for start in starts:
        if start < position or (start and _glued(low[start - 1], low[start])):
            continue
        mention = _plain(text, low, start) or _by_grammar(text, low, start)
        if mention is None or (mention.ids == _PUBLIC_DOMAIN and _denied(low, start)):
            continue
        if -1 < slash < start:
            urls = urls or _Addresses(low)
            if urls.hold(start):
                continue
        found.append(mention)
        position = mention.end
    return tuple(_merged(text, low, found)) if len(found) > 1 else tuple(found)


def _glued(before: str, first: str) -> bool:
    """Whether a character joins what follows to a longer word."""
    if before in "_@":
        return True
    return before.isalnum() and (before < "\u0e00" and first < "\u0e00")


def _plain(text: str, low: str, start: int) -> Mention | None:
    """Read the commonest spelling by one pattern; all that it accepts were published."""
    match = _PLAIN.match(low, start)
    if match is None:
        return None
    end = match.end()
    if end < len(low) and not low.startswith(_BEHIND_PLAIN, end):
        return None
    unit, version = match.groups()
    return Mention((f"CC-{unit.upper()}-{version}",), "license", None, start, end, text[start:end])


def _by_grammar(text: str, low: str, start: int) -> Mention | None:
    """Read with the grammar, or say again what the same stretch of text said before."""
    begin = max(0, start - 2)
    key = text[begin : begin + _KEY]
    for stretch, to_end, answer in _kept.get(key, ()):
        if text.startswith(stretch, begin) and (not to_end or begin + len(stretch) == len(text)):
            said = answer
            break
    else:
        said = _read_once(text, low, start, begin, key)
    if said is None:
        return None
    ids, kind, problem, length = said
    end = start + length
    return Mention(ids, kind, problem, start, end, text[start:end])


def _read_once(text: str, low: str, start: int, begin: int, key: str) -> _Reading:
    from licensecheck.licenses._grammar import read
    from licensecheck.licenses._scan import plus_behind

    reader = Reader(text, low, start, start + WINDOW)
    found = read(reader, 0, True)
    said: _Reading = None
    if found is not None:
        end = reader.ends[found.next - 1]
        end += found.kind != "family" and plus_behind(reader, found.next)
        end += reader.after(found.next - 1)[:1] == ")" and low.count("(", start, end) > low.count(")", start, end)
        said = (found.ids, found.kind, found.problem, end - start)
    stretch = text[begin : reader.seen]
    if len(stretch) <= _LONGEST_KEPT:
        if len(_kept) >= _KEYS_KEPT:
            _kept.clear()
        kept = _kept.setdefault(key, [])
        if len(kept) < _KEPT_PER_KEY:
            kept.append((stretch, reader.seen > len(text), said))
    return said


def _denied(low: str, start: int) -> bool:
    """Whether the words before deny what follows ("not in the public domain")."""
    return low[max(0, start - 16) : start].rstrip("\n ").endswith(_DENIALS)


class _Addresses:
    """The web addresses of a folded text; asked for rising offsets only."""

    __slots__ = ("_next", "_spans")

    def __init__(self, low: str) -> None:
        self._spans = [(m.start(), m.start() + _address_length(m.group())) for m in _URL.finditer(low)]
        self._next = 0

    def hold(self, offset: int) -> bool:
        """Whether `offset` lies in an address."""
        spans = self._spans
        while self._next < len(spans) and spans[self._next][1] <= offset:
            self._next += 1
        return self._next < len(spans) and spans[self._next][0] <= offset


def _address_length(address: str) -> int:
    """Return the length of an address without what follows it: a closing bracket that it does not open itself."""
    if ")" not in address and "]" not in address:
        return len(address)
    depth = 0
    for index, char in enumerate(address):
        if char == "(":
            depth += 1
        elif char == "]" or (char == ")" and not depth):
            return index
        elif char == ")":
            depth -= 1
    return len(address)


# --- mentions that say one thing twice --------------------------------------------------------------------------------


def _merged(text: str, low: str, found: list[Mention]) -> list[Mention]:
    """Join neighbours that are one statement: "Creative Commons license (CC BY 4.0)", "public domain (CC0)"."""
    result = [found[0]]
    for mention in found[1:]:
        last = result[-1]
        gap = low[last.end : mention.start] if mention.start - last.start <= _MERGE_REACH else None
        ids = _one_statement(last, mention, gap) if gap is not None else None
        if ids is None:
            result.append(mention)
        elif ids == "second":
            result[-1] = mention
        else:
            result[-1] = _joined(text, last, mention, last if ids is last.ids else mention)
    return result


def _joined(text: str, first: Mention, second: Mention, better: Mention) -> Mention:
    """Return the mention that covers both, with the closing bracket if the second stands in one."""
    start, end = first.start, second.end
    if text[end : end + 1] == ")" and text.count("(", start, end) > text.count(")", start, end):
        end += 1
    return better.replace(start=start, end=end, text=text[start:end])


def _one_statement(first: Mention, second: Mention, gap: str) -> Any:
    """Return the ids of two neighbours that are one statement, "second" to drop the first, None to keep both."""
    close = len(gap) <= 12 and not gap.strip(_INSIDE)
    tool = second.ids in (("CC0-1.0",), ("CC-PDM-1.0",))
    if first.ids == _PUBLIC_DOMAIN and tool:
        if close:
            return second.ids
        return "second" if gap.rstrip(" ([*_`\n").endswith(_USING) else None
    if not close:
        return None
    if first.ids == second.ids:
        return first.ids
    if first.ids in (("CC0-1.0",), ("CC-PDM-1.0",)) and second.ids == _PUBLIC_DOMAIN:
        return first.ids
    if first.ids == _PUBLIC_DOMAIN and second.ids == ("CC-PDDC",):
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
        return all(i.removeprefix("LicenseRef-").startswith("CC") for i in mention.ids)
    parts = [i.removeprefix("LicenseRef-").removeprefix(prefix) for i in mention.ids]
    return all(p[:1].isdigit() for p in parts)
