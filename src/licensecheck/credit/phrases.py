"""Nodes -> phrases: the words between two separators, with what leads them and what stands around them."""

from __future__ import annotations

import re

from licensecheck.credit.lazy import lazy
from licensecheck.credit.people import TAIL_WORDS, clean, kind_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from licensecheck.credit.neighbors import Node
    from licensecheck.credit.visible import Visible, VisibleLink

LEADS = frozenset(
    {"by", "author", "label", "credit", "source", "title", "via", "courtesy", "derivative", "upload", "copy", "adapted"}
)
"""Roles of nodes that say what the words behind them are."""


class Phrase:
    """Words between two separators, and what stands around them.

    lead: the lead directly before ("by", "credit", ...), or None. held: the lead that a list before hands on ("A, B").
    before, after: the sign or role before and behind. number: order. depth: of brackets.
    """

    __slots__ = (
        "after",
        "before",
        "depth",
        "em",
        "end",
        "firm",
        "heading",
        "held",
        "kind",
        "lead",
        "link",
        "number",
        "quoted",
        "role",
        "sentence",
        "start",
        "used",
    )

    def __init__(self, role: str, start: int, end: int) -> None:
        self.role, self.start, self.end = role, start, end
        self.lead: str | None = None
        self.held: str | None = None
        self.before = self.after = ""
        self.depth = self.sentence = self.number = 0
        self.quoted = role == "quote"
        self.em = self.firm = self.heading = False
        self.link: VisibleLink | None = None
        self.kind = ""
        self.used = ""

    def __repr__(self) -> str:
        return f"<{self.role} {self.start}:{self.end} {self.kind} lead={self.lead} held={self.held} {self.before!r}_{self.after!r} d{self.depth} s{self.sentence} {'em' if self.em else ''}{'L' if self.link else ''}>"


_LISTING = frozenset(",/;·")
"""Signs that part the members of a list and change nothing else."""
_MUTING = frozenset(["upload", "change", "skip"])
_BY_END = lazy(r"\s(?:by|von|par|por|door|av|af|od)$", re.I)


def _embedded(nodes: list[Node]) -> bool:
    """Tell whether this is the line that a file's page offers: "By X - source, license, address of the page"."""
    if not nodes or nodes[0][0] != "by" or not any([n[0] == "lic" for n in nodes]):
        return False
    return any([n[0] == "url" and ("curid=" in n[3] or "/wiki/File" in n[3]) for n in nodes])


class _PhraseReader:
    """One run over the nodes of one credit."""

    __slots__ = ("before", "depth", "embedded", "firm", "held", "lead", "mute", "nodes", "out", "sentence", "visible")

    def __init__(self, nodes: list[Node], visible: Visible) -> None:
        self.nodes, self.visible = nodes, visible
        self.embedded = _embedded(nodes)
        self.out: list[Phrase] = []
        self.lead: str | None = None
        self.held: str | None = None
        self.firm = False
        self.before = "start"
        self.mute = ""
        """Why words are nobody's name now: "upload", "change", "license", "remark"; "" while they may be."""
        self.depth = self.sentence = 0

    def read(self) -> list[Phrase]:
        """Return the phrases, left to right."""
        for k, (role, start, end, data) in enumerate(self.nodes):
            if self.mute or (role in _MUTING and (role != "skip" or data == "colon")):
                self._mute(role, data)
            if role == "p":
                if data not in _LISTING:
                    self._sign(data)
                self.before = data
                continue
            if role == "text":
                if data.__class__ is dict and "and" in data:
                    self.before = ","
                else:
                    self._words(k, role, start, end, data)
                    self.before = role
                continue
            if role == "date" and self.lead in ("copy", "label", "credit") and self.before == self.lead:
                continue  # "© 2012 Jane Sample"
            if role in LEADS:
                self._open(role, start, end, data)
            else:
                handle = _HANDLERS.get(role)
                if handle is not None:
                    handle(self, k, role, start, end, data)
            if role != "skip":
                self.before = role
        return self.out

    def _mute(self, role: str, data: Any) -> None:
        """Begin or end a stretch whose words name nobody."""
        if role in ("upload", "change"):
            self.mute, self.lead = role, None
        elif role == "skip":
            if data == "colon":  # "License: ..." names nobody
                self.mute, self.lead, self.held = "license", None, None
        elif self.mute == "license":
            if (
                role in LEADS
                or role == "url"
                or (role == "p" and data in ".;|·-—(\n")
                or (role == "p" and data == "," and self.before == "lic")
            ):
                self.mute = ""
        elif self.mute == "remark":
            if role in ("lic", "derivative", "url"):
                self.mute = ""
        elif self.mute and (
            role in ("lic", "own", "derivative", "url")
            or (self.mute == "change" and role == "by")
            or (role == "p" and data in ",.;-|()\n")
        ):
            self.mute = ""

    def _open(self, role: str, start: int, end: int, data: Any) -> None:
        """Take up a lead."""
        self.lead, self.held, self.firm = role, None, data == "colon"
        if role == "adapted" and _BY_END.search(self.visible.text[start:end]):
            self.lead = "by"

    def _words(self, k: int, role: str, start: int, end: int, data: Any) -> None:
        """Make a phrase of words, a quotation, an address or a file name."""
        p = self._phrase(k, role, *(data if role == "quote" else (start, end)))
        p.held, p.firm = self.held if self.lead is None else None, self.firm
        if self.mute:
            p.lead, p.held = "upload", None
        if self.visible.links or self.visible.marks:
            _dress(p, self.visible)
        p.kind = self._kind(p) if role in ("text", "quote") else role
        if p.after in ("-", "(", "—", "/", ",") and k + 2 < len(self.nodes) and self.nodes[k + 2][0] == "own":
            p.after = "own"
        if role in ("text", "quote", "unknown"):
            self.held = self.lead or self.held
        self.lead = None

    def _kind(self, p: Phrase) -> str:
        """Return what kind of name the words are; behind a lead without the words of a sentence that follow a name."""
        text = self.visible.text
        words = text[p.start : p.end]
        if (
            self.lead is not None
            and p.role == "text"
            and " " in words
            and (words.rsplit(" ", 1)[-1] in TAIL_WORDS or " for " in words)
        ):
            return kind_of(text[slice(*clean(text, p.start, p.end))])
        return kind_of(words)

    def _phrase(self, k: int, role: str, start: int, end: int) -> Phrase:
        """Append a phrase with what stands around it."""
        p = Phrase(role, start, end)
        p.lead, p.before, p.depth, p.sentence, p.number = self.lead, self.before, self.depth, self.sentence, k
        p.after = "end"
        if k + 1 < len(self.nodes):
            following = self.nodes[k + 1]
            p.after = following[3] if following[0] == "p" else following[0]
        self.out.append(p)
        return p

    def _sign(self, data: str) -> None:
        """Take note of a separator."""
        if data == "(":
            self.depth += 1
        elif data == ")":
            self.depth = max(0, self.depth - 1)
        elif data == ":":
            for p in self.out:
                p.heading = p.heading or (p.sentence == self.sentence and p.lead is None)
        elif data in ".\n":
            self.sentence += 1
            self.lead = self.held = None
        elif self.embedded and data in "-—" and self.depth == 0:
            self.mute, self.lead, self.held = "remark", None, None
        elif data in "-|—…":
            kept = self.lead in ("credit", "label", "source", "author", "derivative") and self.before == self.lead
            self.lead, self.held = (self.lead if kept else None), None

    def _end_list(self, k: int, role: str, start: int, end: int, data: Any) -> None:
        self.lead = self.held = None

    def _platform(self, k: int, role: str, start: int, end: int, data: Any) -> None:
        if _is_maker(self.nodes, k, self.lead):
            self._phrase(k, "text", start, end).kind = "account"
        self.lead = None

    def _after(self, k: int, role: str, start: int, end: int, data: Any) -> None:
        """Let a word behind a name ("... 撮影") make it an author's."""
        if self.out:
            self.out[-1].lead = self.out[-1].lead or "by"


_HANDLERS: dict[str, Callable[[_PhraseReader, int, str, int, int, Any], None]] = {
    **dict.fromkeys(("quote", "unknown", "url", "file"), _PhraseReader._words),
    **dict.fromkeys(("lic", "date", "own", "change", "reserved"), _PhraseReader._end_list),
    "plat": _PhraseReader._platform,
    "after": _PhraseReader._after,
}


def phrases(nodes: list[Node], visible: Visible) -> list[Phrase]:
    """Return the phrases of a stretch of nodes, with their leads."""
    return _PhraseReader(nodes, visible).read()


_AGENCIES = frozenset({"getty-images", "reuters", "ap"})


def _is_maker(nodes: list[Node], k: int, lead: str | None) -> bool:
    """Tell whether a platform's name stands for the author: a user of that name, or an agency that is credited alone."""
    slug = nodes[k][3].lstrip("!")
    if lead in ("by", "author", "courtesy") and any(n[0] == "plat" and n[3].lstrip("!") != slug for n in nodes):
        return True
    return (
        slug in _AGENCIES
        and lead in ("label", "credit")
        and not any(n[0] in ("text", "quote", "unknown") for n in nodes)
    )


def _dress(p: Phrase, visible: Visible) -> None:
    """Note the link and the emphasis that a phrase carries."""
    for link in visible.links:
        if link.start < p.end and p.start < link.end and link.end - link.start < p.end - p.start + 60:
            p.link = link
            break
    whole = len(visible.text)
    for mark in visible.marks:
        if (
            mark.kind == "em"
            and mark.start <= p.start
            and p.end <= mark.end <= p.end + 3
            and mark.end - mark.start < whole * 0.8
        ):
            p.em = True
            break
