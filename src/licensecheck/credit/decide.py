"""Is this text a credit at all? Evidence for and against is added up; the table of weights is all there is to it."""

from __future__ import annotations

import re
from itertools import pairwise
from math import exp

from licensecheck.credit.lazy import lazy
from licensecheck.credit.slots import PLACEHOLDERS
from licensecheck.credit.vocabulary import vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from licensecheck.credit.neighbors import Node
    from licensecheck.credit.phrases import Phrase
    from licensecheck.credit.visible import Visible
    from licensecheck.model.credit import Reading, Segment

_PLACEHOLDER = lazy(
    r"\w\|\w+\|\w|placeholder=|\$\{|\{\{(?!<)|(?<!>)\}\}|<%|%\(\w+\)s|(?<![\w%])%[sd](?!\w)|\{[a-z_]\w*(?:[.\[(][^{}]*)?\}|\$\w+\b|#\{|\bprops\.|\bobj\.|\+ *['\"]|['\"] *\+|\[(?:[Nn]ame|[Aa]uthor|[Ss]ource|[Ll]icen[sc]e|[Yy]ear|[Pp]hotographer|[Cc]redit|auteur|Autor|licence[^\]]*)\]|"
    r"<(?:name|author|photographer|source)>|\[(?:AUTHOR|TITLE|NAME|DATE|SOURCE|LICENSE|LICENCE|YEAR|PHOTOGRAPHER|ARTIST|CREATOR)\]"
)
PLACEHOLDER_WORD = lazy(
    r"\b(?:AUTHOR|PHOTOGRAPHER|YOUR NAME|NAME|TODO|FIXME|XXX|TBD|LICENSE NAME|SOURCE URL)\b(?!\s[A-Z]{2,})"
)
"""Words in capitals that stand for something still to be filled in."""
_CODE = lazy(
    r"=>|===|\+=|\w+\(\w*\)|@\w+\(|: '|\w = |=\s*[\"'`]|`[\w/.-]+/`|\w_\w+\.\w+\(\)|console\.|\.(?:py|ts|js)\b"
)
_CODE_SIGNS = lazy(r"[=`@{]")
_CODE_WORDS = frozenset(["const", "return", "function", "echo", "npm", "import"])
_ASSET = lazy(
    r"\W*[\w-]*(?:icon|logo|image|img|src|url|thumb\w*|avatar)[\w-]*[\"']?\s*[:=]\s*[\"']?(?:https?://|/|\.{1,2}/)\S+[\"']?,?\s*$",
    re.I,
)
_ODD = lazy(r"[${}<%|\[+=]")
_CAPITALS = lazy(r"[A-Z]{3}")


WEIGHTS = {
    "credit-label": 3.6,
    "label-name": 3.6,
    "label-platform": 3.7,
    "label-license": 1.6,
    "source-platform": 3.6,
    "source-name": 2.0,
    "by-name": 1.7,
    "picture-by-name": 1.4,
    "courtesy": 0.9,
    "copyright-name": 1.8,
    "site-notice": -3.0,
    "much-left-over": -1.6,
    "most-left-over": -0.1,
    "license-alone": -1.4,
    "asset-key": -5.0,
    "clause": 0.7,
    "path": -2.8,
    "comment": -2.1,
    "platform-list": -3.1,
    "ellipsis": -0.6,
    "prose-behind": -1.0,
    "license": 0.7,
    "license-and-name": 0.2,
    "platform": 1.2,
    "via-platform": 3.1,
    "embedded-line": 2.5,
    "list-shape": 1.0,
    "names-only": -0.8,
    "license-and-platform": 0.5,
    "own-work": 1.8,
    "unknown-author": 1.5,
    "file": 2.4,
    "author-label": 2.8,
    "picture-noun": 0.3,
    "agency-name": 0.7,
    "adapted": -0.3,
    "adapted-name": 1.5,
    "generated": 4.1,
    "e-mail": -2.2,
    "placeholder-word": -2.0,
    "placeholder-name": -7.0,
    "placeholder": -12.0,
    "code": -2.0,
    "prose-word": -2.7,
    "matter": -3.1,
    "subject": -2.5,
    "invitation": -3.5,
    "bibliography": -3.0,
    "sentence": -4.0,
    "config-line": -3.5,
    "long": -0.8,
    "nothing": -2.0,
}
"""What each kind of evidence is worth; fitted to labeled lines and rounded. `THRESHOLD` and more is a credit."""
THRESHOLD = 0.22


def evidence(
    nodes: list[Node],
    stretch: tuple[int, int],
    phrases: list[Phrase],
    segment: Segment,
    visible: Visible,
    raw: str,
) -> list[str]:
    """Return the names of the evidence found, one for each time it counts (keys of `WEIGHTS`).

    stretch: the range of nodes that is the credit itself; the caption before it may be prose.
    """
    roles = [n[0] for n in nodes]
    pairs = set(pairwise(roles))
    kinds = _kinds(nodes)
    named = bool(segment.readings[0].authors)
    leads = {p.lead for p in phrases if p.kind in _NAMES or (p.kind == "url" and p.lead == "source")}
    licensed, platform = bool(segment.licenses), "plat" in roles
    slug = segment.source.value if segment.source else ""
    picture = "label" in kinds or "label" in roles
    by_words = "by" in roles and any(n[0] == "by" and " " in visible.text[n[1] : n[2]] for n in nodes)
    wiki_link = segment.file is not None or "file" in [k.kind for k in segment.links]
    holds = (
        ("credit-label", "credit" in roles),
        ("label-name", "label" in leads),
        ("label-platform", ("label", "plat") in pairs),
        ("label-license", ("label", "lic") in pairs or (picture and ("skip", "lic") in pairs and len(nodes) <= 4)),
        ("source-platform", ("source", "plat") in pairs),
        ("source-name", "source" in leads),
        ("by-name", "by" in leads or "derivative" in leads),
        ("picture-by-name", ("label", "by") in pairs or by_words or ("after" in roles and "by" in leads)),
        ("courtesy", "courtesy" in roles),
        ("copyright-name", "copy" in leads),
        ("license", licensed),
        ("license-and-name", licensed and named),
        ("platform", bool(segment.source and segment.source.text)),
        ("via-platform", ("via", "plat") in pairs),
        ("license-and-platform", licensed and platform),
        ("own-work", "own" in roles),
        ("unknown-author", "unknown" in roles),
        ("file", segment.file is not None and bool(segment.file.text)),
        ("embedded-line", roles[:1] == ["by"] and licensed and wiki_link),
        ("list-shape", named and _listed(nodes)),
        ("author-label", "author" in leads),
        ("adapted", "adapted" in roles and (named or licensed or platform)),
        ("adapted-name", "adapted" in leads and licensed),
        ("picture-noun", picture),
        ("generated", picture and "generator" in kinds),
        ("agency-name", named and slug in _AGENCIES),
    )
    out = [name for name, held in holds if held]
    return out + _against(_Case(nodes, stretch, phrases, segment, visible, raw, roles, kinds))


_NAMES = frozenset({"person", "org", "account", "unknown"})
_AGENCIES = frozenset({"getty-images", "reuters", "ap"})


def _kinds(nodes: list[Node]) -> set[str]:
    """Return all kinds of vocabulary that occur, counted or not."""
    kinds: set[str] = set()
    for _, _, _, data in nodes:
        if isinstance(data, dict):
            kinds |= data.keys()
        elif isinstance(data, list):
            for part in data:
                if isinstance(part, tuple) and isinstance(part[2], dict):
                    kinds |= part[2].keys()
    return kinds


class _Case:
    """What the checks against a credit look at."""

    __slots__ = ("inner", "kinds", "named", "nodes", "phrases", "raw", "roles", "segment", "stretch", "visible")

    def __init__(
        self,
        nodes: list[Node],
        stretch: tuple[int, int],
        phrases: list[Phrase],
        segment: Segment,
        visible: Visible,
        raw: str,
        roles: list[str],
        kinds: set[str],
    ) -> None:
        self.roles, self.kinds = roles, kinds
        self.nodes, self.stretch, self.phrases, self.segment = nodes, stretch, phrases, segment
        self.visible, self.raw = visible, raw
        self.inner = nodes[stretch[0] : stretch[1]]
        self.named = bool(segment.readings[0].authors)


def _against(case: _Case) -> list[str]:
    """Return the evidence against a credit."""
    text = case.visible.text
    occurs = {*case.roles, *case.kinds}
    out = [name for name, trigger, holds in _CHECKS if (not trigger or trigger in occurs) and holds(case)]
    if _SIGNS.search(text) is not None or case.visible.runs or _may_be_code(text):
        out += [name for name, holds in _CODE_CHECKS if holds(case)]
    out += _uncovered(case.inner, case.segment, case.visible)
    if case.named and "plat" in case.roles and not any(o.endswith("left-over") for o in out):
        out.append("names-only")
    if "prose" in case.kinds:
        out += ["prose-behind"] * min(6, sum([_prose(n, text) for n in case.nodes[case.stretch[1] :]]))
        row = text.count("|") >= 4  # in a row of a table, words in any cell tell what the row is
        out += ["prose-word"] * min(6, sum([_prose(n, text) for n in (case.nodes if row else case.inner)]))
    return out


def _may_be_code(text: str) -> bool:
    return text[:4] in _STARTS_OF_CODE or any([pair in text for pair in _SIGN_PAIRS])  # noqa: C419 (faster)


def _site_notice(case: _Case) -> bool:
    """A page's own copyright line: "© 2024 Company. All rights reserved."."""
    if "copy" not in case.roles or "label" in case.roles:
        return False
    at = case.roles.index("copy")
    if (at > 1 and case.nodes[at - 1][3] in (".", "\n")) or (
        case.roles[at + 1 :] == ["text", "date"] and case.phrases and case.phrases[0].kind == "person"
    ):
        return False  # a caption before it, or a person's name and a year
    reserved = ["LicenseRef-All-Rights-Reserved" in n[3].ids for n in case.nodes if n[0] == "lic"]
    return all(reserved) and ("date" in case.roles or "reserved" in case.roles or bool(reserved))


def _license_alone(case: _Case) -> bool:
    """A license, but neither a name nor a place that the picture is from."""
    s = case.segment
    return bool(s.licenses) and not case.named and "plat" not in case.roles and s.file is None and s.source is None


def _placeholder(case: _Case) -> bool:
    """Words or signs that stand for something still to be filled in."""
    text, start = case.visible.text, case.inner[0][1] if case.inner else 0
    if "<" in case.raw and "</" not in case.raw and _EMPTY_TAG.search(case.raw) is not None:
        return True
    if "copy" in case.roles:  # a page's own notice may be filled in by a program; the credit behind it need not be
        start = max([n[1] for n in case.inner if n[0] in ("label", "credit") and n[3] == "colon"], default=start)
    return _ODD.search(text) is not None and _has_placeholder(text, start, case.nodes)


def _placeholder_name(case: _Case) -> bool:
    """Names such as "Author" or "name"."""
    return case.named and all(a.value.lower() in PLACEHOLDERS for a in case.segment.readings[0].authors)


def _placeholder_word(case: _Case) -> bool:
    text = case.visible.text
    return _CAPITALS.search(text) is not None and PLACEHOLDER_WORD.search(text) is not None


def _path(case: _Case) -> bool:
    """A path or a name of a program's part, set as code."""
    text = case.visible.text
    return any(m.kind == "code" and _PATH.match(text, m.start, m.end) for m in case.visible.marks)


def _platform_list(case: _Case) -> bool:
    """Names of platforms only: "Freepik / Shutterstock / Getty Images"."""
    if case.roles.count("plat") < 3 or "lic" in case.roles:
        return False
    return len({n[3] for n in case.nodes if n[0] == "plat"}) >= 3


def _matter(case: _Case) -> bool:
    """A license or source of something that is no picture."""
    if "label" in case.roles or "credit" in case.roles:
        return False
    return not {"lic", "source", "copy"}.isdisjoint(case.roles) and "matter" in _kinds(case.inner)


_PAGES = lazy(r"(?<![^\W_])(?:pp?|vol|isbn|issn|doi|s)[.:]?\s?\d{1,4}(?:[-–]\d+)?\W*$")


def _told(case: _Case) -> bool:
    """Only a sentence that says who made something: "The museum owns ten photographs by Jane Doe."."""
    if "by" not in case.roles or not _PLACED.isdisjoint(case.roles) or case.visible.links:
        return False
    at = case.roles.index("by")
    first = next((k + 1 for k in range(at - 1, -1, -1) if case.roles[k] == "p"), 0)
    words = case.visible.text[case.nodes[first][1] : case.nodes[at][1]].lower().split()
    if len(words) < 3 or not words[0].isascii():
        return False
    return not any("label" in vocabulary().kinds(word) for word in words[: 1 + (words[0] in _THIS)])


_THIS = frozenset(["the", "this", "a", "all", "these"])
_PLACED = frozenset(["lic", "plat", "url", "file", "own", "copy", "credit", "courtesy", "author", "source", "reserved"])


def _subject(case: _Case) -> bool:
    """The text begins with what is licensed or credited, and that is no picture: "Fonts: ...", "Map data © ..."."""
    first = next((n for n in case.nodes if n[0] != "p"), case.nodes[0])
    data = first[3][0][2] if isinstance(first[3], list) and isinstance(first[3][0], tuple) else first[3]
    dotted = (
        case.visible.text[first[1] : first[2] + 1].endswith((".", "_", "/"))
        or "." in case.visible.text[first[1] : first[2]]
    )
    return first[0] in ("text", "derivative") and isinstance(data, dict) and "matter" in data and not dotted


def _comment(case: _Case) -> bool:
    runs = case.visible.runs
    return bool(runs) and runs[0][1] >= 2 and _COMMENT.match(case.raw) is not None


def _long(case: _Case) -> bool:
    text = case.visible.text
    return len(text) > 120 and max([n[2] - n[1] for n in case.inner if n[0] == "text"], default=0) > 120


def _nothing(case: _Case) -> bool:
    """No word of a credit at all, or a label with nothing behind it."""
    if case.roles and case.roles[-1] in _OPEN and not case.named and not case.segment.licenses:
        return case.segment.source is None
    if "label" in case.roles and not case.named and not (_SAYING & {*case.roles}) and case.segment.source is None:
        return not any(n[0] == "label" and n[3] == "colon" for n in case.nodes) or "p" in case.roles[-1:]
    said = _TELLING.intersection(case.roles)
    return not (said - {"file"}) and (not said or case.segment.file is None) and not case.visible.links


_SAYING = frozenset(["lic", "plat", "url", "file", "own", "unknown", "reserved", "by", "via", "adapted", "courtesy"])
_OPEN = frozenset(["label", "credit", "source", "by", "author", "copy", "courtesy"])
_TELLING = frozenset(
    [
        "lic",
        "plat",
        "credit",
        "label",
        "source",
        "by",
        "author",
        "copy",
        "courtesy",
        "own",
        "url",
        "file",
        "adapted",
        "derivative",
        "unknown",
    ]
)
_SIGNS = lazy(r"[=`@{}$<>%|\\[+;]")
_SIGN_PAIRS = ("()", '":', "':", ": '", ": /", ": .", ": http", ".js", ".py", ".ts")
"""Without any of these a text is neither code nor a template."""
_EMPTY_TAG = lazy(
    r"<(?:name|author|photographer|agency|creator|licen[sc]e|artist|your name|first name|last name)>", re.I
)
_CONFIG = lazy(r"[a-z][a-z_-]*:\s*[a-z0-9]+[:/.@][\w:./@-]*$")
_MAIL = lazy(r"\w@\w[\w-]*\.[a-z]{2}")
_CODE_CHECKS: tuple[tuple[str, Callable[[_Case], bool]], ...] = (
    ("asset-key", lambda case: _ASSET.match(case.raw) is not None),
    ("placeholder", _placeholder),
    ("path", _path),
    ("comment", _comment),
    ("e-mail", lambda case: _MAIL.search(case.visible.text) is not None),
    ("code", lambda case: _is_code(case.visible.text)),
)
_STARTS_OF_CODE = frozenset({"impo", "cons", "func", "retu", "echo"})
_CHECKS: tuple[tuple[str, str, Callable[[_Case], bool]], ...] = (
    ("site-notice", "copy", _site_notice),
    ("license-alone", "", _license_alone),
    ("placeholder-name", "", _placeholder_name),
    ("placeholder-word", "", _placeholder_word),
    ("clause", "", lambda case: "clause" in [p.kind for p in case.phrases]),
    ("platform-list", "plat", _platform_list),
    ("ellipsis", "p", lambda case: "…" in [n[3] for n in case.nodes if n[0] == "p"]),
    ("matter", "matter", _matter),
    ("subject", "matter", _subject),
    ("invitation", "invite", lambda case: True),
    ("bibliography", "", lambda case: case.segment.source is None and _PAGES.search(case.visible.text) is not None),
    ("sentence", "by", _told),
    ("config-line", "label", lambda case: _CONFIG.match(case.raw) is not None),
    ("long", "", _long),
    ("nothing", "", _nothing),
)
"""Evidence, the role or kind of word that must occur for it ("" for none), and what else must hold."""


def _has_placeholder(text: str, start: int, nodes: list[Node]) -> bool:
    """Tell whether a text holds places to be filled in; a wiki template that names a license is none."""
    for m in _PLACEHOLDER.finditer(text, start):
        if "{{" not in m[0] or not any(n[0] == "lic" and m.start() <= n[1] <= m.start() + 120 for n in nodes):
            return True
    return False


def _listed(nodes: list[Node]) -> bool:
    """Tell whether a license stands as a member of a list or in brackets behind other words."""
    for k in range(2, len(nodes)):
        if (
            nodes[k][0] == "lic"
            and nodes[k - 1][0] == "p"
            and nodes[k - 1][3] in ",/(|·-"
            and nodes[k - 2][0] in ("text", "quote", "plat", "unknown", "own", "date")
        ):
            return True
    return False


def _uncovered(inner: list[Node], segment: Segment, visible: Visible) -> list[str]:
    """Tell how much of the credit's words no part of the best reading covers."""
    words = sum([n[2] - n[1] for n in inner if n[0] in ("text", "quote")])
    if words < 16:
        return []
    best = segment.readings[0]
    kept = [*best.authors] + ([best.title] if best.title else [])
    covered = sum([len(p.text) for p in kept])
    share = 1 - covered / words
    return ["most-left-over"] * (share > 0.6) + ["much-left-over"] * (share > 0.35)


def _prose(node: Node, text: str) -> int:
    """Return how many words of running text a node holds; capitalized words inside names do not count ("Will Sample")."""
    _, start, end, data = node
    if isinstance(data, dict):
        return int("prose" in data and not (start and text[start].isupper()))
    if not isinstance(data, list) or not data or not isinstance(data[0], tuple):
        return 0
    count = 0
    for s, e, kinds in data:
        if isinstance(kinds, dict) and "prose" in kinds:
            named = text[s].isupper() and (s > start or text[e + 1 : e + 2].isupper()) and end - start < 60
            count += not named
    return count


_PATH = lazy(r"\S*/\S*$|[a-z]+-[a-z]+$")
_COMMENT = lazy(r"\s*(?://|/\*|#\s)")


def _is_code(text: str) -> bool:
    """Tell whether a text is a piece of a program."""
    if text.endswith(";") or not _CODE_WORDS.isdisjoint(text.split(" ", 8)[:8]):
        return True
    signs = _CODE_SIGNS.search(text) is not None or "()" in text or ": '" in text or ".py" in text or ".js" in text
    return signs and _CODE.search(text) is not None


def confidence(weight: float, best: Reading) -> float:
    """Return how likely the answer is right in every field, 0 to 1; fitted to labeled lines (benchmarks/score_corpus.py).

    weight: the sum of the evidence. best: the first reading of the first credit.
    """
    if weight < THRESHOLD:
        return round(1 / (1 + exp(max(-8.0, weight - THRESHOLD))), 3)
    sum_ = 1.0 + 0.12 * min(weight, 8.0) + 1.2 * best.score - 0.53 * min(len(best.leftovers), 3)
    sum_ += (0.9 if best.why == "no-author" else 0.0) - (0.5 if best.title is not None else 0.0)
    return round(1 / (1 + exp(-sum_)), 3)


def weigh(found: list[str]) -> float:
    """Return the sum of the evidence."""
    return sum(WEIGHTS[name] for name in found)
