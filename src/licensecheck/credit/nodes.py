"""Items -> nodes: what each word does here. A vocabulary word counts only where its neighbours support it.

A node is (role, start, end, data). Roles: "text", "quote", "lic", "url", "date", "file", "plat", "own", "unknown", "copy",
"reserved", "change", "p" (a separator), the leads "by", "author", "label", "credit", "source", "title", "via", "courtesy",
"derivative", "upload", "place", and "skip" for words without meaning of their own ("licensed under", "(talk)").
"""

from __future__ import annotations

import re

from licensecheck.credit.lazy import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from licensecheck.credit.scan import Item

    Node = tuple[str, int, int, Any]

_BREAKS = frozenset(",;|·-—(.\n…:")
_HEADS = ("credit", "author", "source", "label", "title", "licensed", "copyright")
"""Kinds that a colon turns into a lead, in order of weight."""
_LEADS = frozenset(
    {"by", "author", "label", "credit", "source", "title", "via", "courtesy", "derivative", "upload", "copy"}
)
_WORDY = frozenset({"w", "voc", "quote", "copy"})
_LICENSE_NOISE = lazy(r"[\s,]*(?:a|an|the|der|die|das|la|le|el|il|o|the terms of the|einer|una|une)?\s*$", re.I)


class Classifier:
    """Gives each item of one text its role."""

    __slots__ = ("at", "cuts", "items", "low", "nodes", "size", "text")

    def __init__(self, items: list[Item], text: str, low: str, cuts: list[int]) -> None:
        self.cuts = cuts
        self.items, self.text, self.low, self.size = items, text, low, len(text)
        self.nodes: list[Node] = []
        self.at = 0

    def run(self) -> list[Node]:
        """Return the nodes of all items."""
        items, nodes = self.items, self.nodes
        for self.at in range(len(items)):
            kind, start, end, data = items[self.at]
            if kind == "w":
                nodes.append(("text", start, end, None))
            elif kind == "p":
                if data == ":":
                    self._colon(start, end)
                else:
                    nodes.append(("p", start, end, data))
            elif kind == "voc":
                self._term(start, end, data)
            else:
                nodes.append((kind, start, end, data))
        return _without_moves(nodes)

    # -- neighbours

    def _previous(self) -> tuple[str, str]:
        """Return the role and sign of the node before: ("start", "") where there is none."""
        if not self.nodes:
            return "start", ""
        role, _, _, data = self.nodes[-1]
        return role, data if role == "p" else ""

    def _opens(self) -> bool:
        """Tell whether something may begin here: after a separator, a lead or at the start."""
        role, sign = self._previous()
        return (
            role == "start" or (sign in _BREAKS and role == "p") or role in ("skip", "label", "credit", "source", "place")
        )

    def _next(self, skip: int = 1) -> tuple[str, Any]:
        k = self.at + skip
        return (self.items[k][0], self.items[k][3]) if k < len(self.items) else ("end", None)

    def _before_name(self) -> bool:
        """Tell whether words follow directly that could be a name or a title."""
        kind, data = self._next()
        if kind == "voc":
            return "platform" not in data or bool({"user", "author"} & data.keys())
        return kind in ("w", "quote", "url", "copy", "file")

    def _next_is(self, *kinds: str) -> bool:
        kind, data = self._next()
        return kind == "voc" and any(k in data for k in kinds)

    def _before_colon(self) -> bool:
        return self._next() == ("p", ":")

    def _before_dash(self) -> bool:
        return self._next() in (("p", "-"), ("p", "—")) and self._next(2)[0] in _WORDY and not self.nodes

    # -- terms

    def _term(self, start: int, end: int, kinds: dict[str, Any]) -> None:
        for kind, check in _CHECKS:
            if kind in kinds:
                role = check(self, start, end, kinds)
                if role == "unchanged":
                    self.nodes.append(("change", start, end, ["unmodified"]))
                    return
                if role:
                    data = (
                        kinds[kind] if kind in ("platform", "change") else ["modified"] if role == "change" else kinds
                    )
                    self.nodes.append((role, start, end, data))
                    return
        self.nodes.append(("text", start, end, kinds))

    def _single(self, start: int, end: int) -> bool:
        return " " not in self.text[start:end]

    def _unknown(self, start: int, end: int, kinds: dict[str, Any]) -> str:
        role, _ = self._previous()
        nxt, data = self._next()
        lone = role in ("start", "p", "skip") or role in _LEADS
        ends = nxt in ("p", "end", "lic", "url", "date") or (nxt == "voc" and not self._single(start, end))
        if self._single(start, end):
            return "unknown" if lone and ends else ""
        return "unknown"

    def _own(self, start: int, end: int, kinds: dict[str, Any]) -> str:
        if self._single(start, end) and self.low[start:end].isascii():
            return "own" if self._opens() and self._next()[0] in ("p", "end", "lic") else ""
        return "own"

    def _platform(self, start: int, end: int, kinds: dict[str, Any]) -> str:
        slug = kinds["platform"]
        role, sign = self._previous()
        nxt, data = self._next()
        if slug[0] == "!":
            supported = role in ("via", "source", "credit", "label", "by", "author") or sign in ("/", "(", "·", "|")
            closed = nxt in ("end", "p", "url", "lic", "file")
            return "plat" if (supported and closed) or (role == "start" and nxt == "end") else ""
        capital = (
            nxt == "w" and self.text[self.items[self.at + 1][1]].isupper() and self.items[self.at + 1][1] == end + 1
        )
        if capital and self._single(start, end) and role not in ("via", "source"):
            return ""
        return "plat"

    def _copyright(self, start: int, end: int, kinds: dict[str, Any]) -> str:
        return "copy" if self._opens() and (self._before_name() or self._before_colon()) else ""

    def _lead(self, role: str) -> Callable[..., str]:
        raise NotImplementedError

    def _by(self, start: int, end: int, kinds: dict[str, Any]) -> str:
        kind, data = self._next()
        role, sign = self._previous()
        if (
            kind == "w"
            and (role in ("lic", "change") or (role == "text" and not self._noun_before(start)))
            and not self._capital_next()
        ):
            return ""  # "PD by age", "made by hand": no name
        if kind == "voc" and "platform" in data:
            return "by"
        if kind in ("w", "voc", "quote", "url", "copy") or self._before_colon():
            return "by"
        return ""

    def _noun_before(self, start: int) -> bool:
        """Tell whether a picture's noun or a link stands before ("logo by", "[Title](...) by")."""
        data = self.nodes[-1][3]
        return (isinstance(data, dict) and bool({"label", "user", "after"} & data.keys())) or self._after_link(start)

    def _after_noun(self, role: str) -> bool:
        """Tell whether a picture's noun stands directly before: "logo from Jane Doe"."""
        return role in ("text", "label") and isinstance(self.nodes[-1][3], dict) and "label" in self.nodes[-1][3]

    def _by_weak(self, start: int, end: int, kinds: dict[str, Any]) -> str:
        role, sign = self._previous()
        kind, data = self._next()
        if kind == "voc" and "platform" in data:
            return "via" if role not in ("text",) else ""
        free = (
            role in ("start", "label", "credit", "quote", "lic", "date", "own", "file", "change", "skip")
            or sign in _BREAKS
            or sign == ")"
        )
        if not free and role == "text" and self._after_link(start):
            free = True
        if self.text[start] == "由" and start and self.text[start - 1] == " ":
            free = True
        if role == "text" and isinstance(self.nodes[-1][3], dict) and "label" in self.nodes[-1][3]:
            free = True
        return "by" if free and kind in ("w", "voc", "quote", "url", "copy") else ""

    def _after_link(self, start: int) -> bool:
        """Tell whether the words before end where a link or emphasis ends (see `scan.cuts`)."""
        end = self.nodes[-1][2]
        return any(end <= cut <= start for cut in self.cuts)

    def _via(self, start: int, end: int, kinds: dict[str, Any]) -> str:
        kind, _ = self._next()
        return "via" if kind in ("w", "voc", "url", "quote", "file") or self._before_colon() else ""

    def _via_weak(self, start: int, end: int, kinds: dict[str, Any]) -> str:
        kind, data = self._next()
        if kind == "w" and self.low[self.items[self.at + 1][1] : self.items[self.at + 1][2]] in (
            "the",
            "der",
            "dem",
            "wiki",
            "a",
        ):
            kind, data = self._next(2)
        if kind == "voc" and "platform" in data:
            return "via" if self.low[start:end] != "to" else ""
        role, _ = self._previous()
        if (
            kind == "w"
            and (self._after_noun(role) or (self.low[start:end] == "from" and self._previous()[1] == ","))
            and self._capital_next()
            and self.low[start:end] in ("from", "de", "von", "van", "da", "od", "от", "від")
        ):
            return "by"
        return "via" if kind == "url" or (kind == "file" and role != "text") else ""

    def _courtesy(self, start: int, end: int, kinds: dict[str, Any]) -> str:
        return (
            "courtesy"
            if self._next()[0] in ("w", "voc", "quote", "url", "copy", "file") or self._before_colon()
            else ""
        )

    def _derivative(self, start: int, end: int, kinds: dict[str, Any]) -> str:
        if self._before_colon():
            return "derivative"
        tail = self.low[max(0, start - 14) : start].split()
        if tail and tail[-1] in _BEING:
            return "change"
        return "derivative" if not self._single(start, end) and self._before_name() else ""

    def _upload(self, start: int, end: int, kinds: dict[str, Any]) -> str:
        return "upload" if self.nodes and (self._opens() or self._previous()[1] == ".") else ""

    def _uploader(self, start: int, end: int, kinds: dict[str, Any]) -> str:
        return "by" if not self._single(start, end) or self._previous()[1] == "(" else ""

    def _user(self, start: int, end: int, kinds: dict[str, Any]) -> str:
        role, sign = self._previous()
        if self._before_colon():
            return "by" if role != "by" and not self._single(start, end) else "skip"
        if not self._single(start, end):
            return "by" if role in ("start", "p", "text") else "skip"
        if "usersign" in kinds:
            return "by" if role not in _LEADS else "skip"
        if role in ("by", "plat"):
            return "by" if self._before_name() else ""
        return ""

    def _talk(self, start: int, end: int, kinds: dict[str, Any]) -> str:
        return "skip" if self._previous()[1] == "(" and self._next() in (("p", ")"), ("p", "·"), ("p", "|")) else ""

    def _licensed(self, start: int, end: int, kinds: dict[str, Any]) -> str:
        k = self.at + 1
        seen = 0
        while k < len(self.items) and seen < 3:
            kind, s, e, data = self.items[k]
            if kind == "lic":
                return "skip"
            small = (
                (kind == "w"
                and e - s <= 14)
                or (kind == "voc"
                and bool({"licensed", "joint"} & data.keys()))
                or data == ":"
            )
            if not small:
                break
            k, seen = k + 1, seen + 1
        if self._previous()[0] == "lic" and self._single(start, end):
            return "skip"
        return ""

    def _access(self, start: int, end: int, kinds: dict[str, Any]) -> str:
        kind, data = self._next()
        if data == ":":
            kind, data = self._next(2)
        return "access" if kind == "date" else ""

    def _after(self, start: int, end: int, kinds: dict[str, Any]) -> str:
        return "after" if self._previous()[0] == "text" else ""

    def _author(self, start: int, end: int, kinds: dict[str, Any]) -> str:
        if self._before_colon() or self._before_dash():
            return "author"
        opens = self._opens() or self._previous()[0] in ("by", "lic", "url") or not self._single(start, end)
        if not (opens and self._before_name()):
            return ""
        if self._previous()[0] == "by":
            return "skip"
        return "author" if self._capital_next() else ""

    def _capital_next(self) -> bool:
        """Tell whether the next words begin with a capital letter, a digit, a quotation or a letter without case."""
        k = self.at + 1
        if k >= len(self.items):
            return False
        at = self.items[k][1]
        if self.items[k][0] == "voc" and "user" in self.items[k][3]:
            return True
        return not self.text[at].islower() or self.items[k][0] == "quote" or at in self.cuts

    def _label(self, start: int, end: int, kinds: dict[str, Any]) -> str:
        role, sign = self._previous()
        kind, data = self._next()
        follows = kind == "copy" or (
            kind == "voc"
            and bool(
                {"by", "byweak", "courtesy", "via", "platform", "derivative", "user", "copyright", "viaweak"}
                & data.keys()
            )
        )
        if not self._opens() and role not in ("text", "plat", "lic"):
            return ""
        if self._before_colon() or follows:
            return "label"
        if kind == "date" or (kind == "quote" and self._opens()):
            return "label" if self._opens() else ""
        if (
            self._opens()
            and kind == "w"
            and self._capital_next()
            and "photo" in kinds
            and (self.text[start].isupper() or role in ("p", "start"))
            and not self.text[self.items[self.at + 1][1]].isdigit()
        ):
            return "label"
        if (self._opens() and (kind, data) == ("p", "(")) or kind == "change":
            return "label"
        return ""

    def _credit(self, start: int, end: int, kinds: dict[str, Any]) -> str:
        kind, data = self._next()
        if self._before_colon():
            return "credit"
        ready = kind in ("copy", "quote", "url") or (
            kind == "w" and self._capital_next() and not self._single(start, end)
        )
        ready = ready or (kind == "voc" and bool({"by", "platform", "courtesy", "via", "copyright"} & data.keys()))
        return "credit" if self._opens() and ready else ""

    def _source(self, start: int, end: int, kinds: dict[str, Any]) -> str:
        kind, data = self._next()
        if self._before_colon():
            return "source"
        if (kind == "voc" and ("platform" in data or "via" in data or "viaweak" in data)) or kind == "url":
            return "source"
        long = not self._single(start, end) or (
            end - start >= 4 and not self.low[start:end].isascii() and "来" in self.low[start:end]
        )
        if long and self._opens() and kind in ("w", "quote"):
            return "source"
        return "source" if self._opens() and kind == "w" and self._capital_next() and self.text[start].isupper() else ""

    def _title(self, start: int, end: int, kinds: dict[str, Any]) -> str:
        return "title" if self._before_colon() else ""

    def _adapted(self, start: int, end: int, kinds: dict[str, Any]) -> str:
        upstream = any(n[0] in ("own", "derivative") for n in self.nodes)
        return "upload" if upstream else "adapted"

    def _change(self, start: int, end: int, kinds: dict[str, Any]) -> str:
        role, sign = self._previous()
        before = self.low[max(0, start - 40) : start].split()
        if (
            (any(w in _NEGATORS for w in before[-3:])
            and "," not in before[-1])
            or self.low[start - 1 : start] in ("未", "不", "无", "無", "非")
        ):
            return "unchanged"
        if (
            role == "start"
            and self._next()[0] in ("w", "voc")
            and not self._next_is("and", "by", "via", "viaweak", "platform", "change")
        ):
            return ""
        if (
            self._opens()
            or role in ("change", "lic", "quote", "plat")
            or (role == "text" and isinstance(self.nodes[-1][3], dict))
        ):
            return "change"
        tail = self.low[max(0, start - 14) : start].split()
        return "change" if tail and tail[-1] in _BEING else ""

    def _permission(self, start: int, end: int, kinds: dict[str, Any]) -> str:
        return "skip"

    # -- colons

    def _colon(self, start: int, end: int) -> None:
        """Let a colon turn the words before it, back to the last separator, into one lead."""
        nodes = self.nodes
        first = len(nodes)
        while first and nodes[first - 1][0] in _BEFORE_COLON:
            if len(nodes) - first >= 6:
                break
            first -= 1
        while (
            first >= 2
            and nodes[first - 1][3] == ","
            and nodes[first - 2][0] == "text"
            and nodes[first - 2][2] - nodes[first - 2][1] <= 2
        ):
            first -= 2  # "credit a, b:"
            while first and nodes[first - 1][0] in _HEADS:
                first -= 1
        group = nodes[first:]
        while group and group[0][0] == "quote":
            first, group = first + 1, group[1:]
        role = self._head(group)
        if role in ("derivative", "adapted", "courtesy", "by"):
            first, group = len(nodes) - 1, group[-1:]
        if not role:
            first = self._far_label()
            if first >= 0:
                role, group = nodes[first][0], nodes[first:]
                del nodes[first:]
                nodes.append((role, group[0][1], end, "colon"))
                return
        if not role or (group and end - group[0][1] > 60):
            nodes.append(("p", start, end, ":"))
            return
        del nodes[first:]
        nodes.append((role, group[0][1], end, "colon"))

    def _far_label(self) -> int:
        """Return where "credit “a”, “b”" begins, whose colon stands behind the quotations; -1 if it does not."""
        nodes = self.nodes
        for k in range(len(nodes) - 1, max(-1, len(nodes) - 14), -1):
            role, start, end, data = nodes[k]
            if role == "credit" or (role == "text" and isinstance(data, dict) and "credit" in data):
                edge = k == 0 or (nodes[k - 1][0] == "p" and nodes[k - 1][3] in "(;")
                if edge:
                    nodes[k] = ("credit", start, end, data)
                    return k
                return -1
            if not (role == "quote" or (role == "p" and data == ",") or (role == "text" and end - start <= 5)):
                return -1
        return -1

    def _head(self, group: list[Node]) -> str:
        """Return the lead that these words make before a colon, or ""."""
        kinds: set[str] = set()
        for role, _, _, data in group:
            kinds.add(role)
            if isinstance(data, dict):
                kinds |= data.keys()
        for lead in ("derivative", "adapted", "courtesy", "by"):
            if lead in kinds and group[-1][0] == lead:
                return lead
        if "user" in kinds and len(group) <= 2:
            return "by" if len(group) == 1 else ""
        for lead in _HEADS:
            if lead in kinds:
                return {"licensed": "skip", "copyright": "copy"}.get(lead, lead)
        return "place" if kinds <= {"place", "text"} and "place" in kinds else ""


def _without_moves(nodes: list[Node]) -> list[Node]:
    """Take the platforms out of notes on how a file was moved ("Transferred from en.wikipedia to Commons by X")."""
    moving = False
    for k, (role, start, end, data) in enumerate(nodes):
        if role == "upload":
            moving = True
        elif moving and (role in ("lic", "own", "url") or (role == "p" and data in ",.;-|()\n")):
            moving = False
        elif moving and role == "plat":
            nodes[k] = ("skip", start, end, None)
    return nodes


_BEFORE_COLON = frozenset(
    {"text", "quote", *_HEADS, "by", "via", "skip", "place", "courtesy", "derivative", "adapted", "own"}
)
_NEGATORS = frozenset(
    ["no", "not", "without", "never", "nicht", "ohne", "kein", "keine", "sans", "non", "aucun", "aucune", "sin", "no", "ningún", "ninguna", "senza", "nessuna", "nessun", "sem", "não", "nenhuma", "niet", "geen", "zonder", "bez", "nie", "brak", "без", "не", "жодних", "никаких", "beze", "žádné", "ej", "inte", "utan", "inga", "ikke", "uden", "ingen", "uten", "ei", "ilman", "بدون", "دون", "غير", "ללא", "בלי", "לא"]
)
_BEING = frozenset(
    ["was", "were", "been", "is", "are", "being", "wurde", "wurden", "ist", "sind", "été", "fue", "fueron", "ha", "sido", "è", "stata", "stato", "foi", "foram", "werd", "został", "została", "був", "була", "было", "were", "slightly", "leicht", "heavily", "digitally", "and", "und"]
)

_CHECKS: tuple[tuple[str, Callable[[Classifier, int, int, dict[str, Any]], str]], ...] = (
    ("project", lambda self, start, end, kinds: "skip"),
    ("other", lambda self, start, end, kinds: "upload"),
    ("nobody", lambda self, start, end, kinds: "skip"),
    ("unknown", Classifier._unknown),
    ("own", Classifier._own),
    ("reserved", lambda self, start, end, kinds: "reserved"),
    ("platform", Classifier._platform),
    ("adapted", Classifier._adapted),
    ("derivative", Classifier._derivative),
    ("uploader", Classifier._uploader),
    ("upload", Classifier._upload),
    ("courtesy", Classifier._courtesy),
    ("credit", Classifier._credit),
    ("source", Classifier._source),
    ("author", Classifier._author),
    ("label", Classifier._label),
    ("title", Classifier._title),
    ("licensed", Classifier._licensed),
    ("copyright", Classifier._copyright),
    ("by", Classifier._by),
    ("byweak", Classifier._by_weak),
    ("via", Classifier._via),
    ("viaweak", Classifier._via_weak),
    ("user", Classifier._user),
    ("talk", Classifier._talk),
    ("access", Classifier._access),
    ("after", Classifier._after),
    ("change", Classifier._change),
    ("permission", Classifier._permission),
)
