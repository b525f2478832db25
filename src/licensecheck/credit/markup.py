"""Inline Markdown, HTML, RST, wikitext and code comments -> visible words, links, emphasis (see `visible.py`).

One pass with one pattern; brackets are paired with a stack, so the cost grows linearly with the text.
"""

from __future__ import annotations

import re
from functools import cache

from licensecheck.credit.lazy import lazy
from licensecheck.credit.visible import Builder, Mark, Visible, VisibleLink
from licensecheck.credit.vocabulary import vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.model.credit import CreditFormat

_SPECIAL = lazy(r"[<>&\\`*_\[\]\n\r\t|{}\u00a0\u200b-\u200f\u2028-\u202f\ufeff\u00ad]|  ")
_START = lazy(
    r"[<>&\\`*_\[\]{}|!:\n\r\t\v\f\x1c-\x1f\x85\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\ufeff]"
)
"""Where a match of the scanner may begin, or (white space, colons) be recognized a little behind its beginning; single spaces
between words are words' own."""
_RARE_STARTS = ("  ", "-->", "/*")
""" More beginnings: a text with one of these is searched for matches from every place."""
_BLOCK_TAGS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "tr",
        "td",
        "th",
        "table",
        "figure",
        "figcaption",
        "caption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "footer",
        "header",
        "small",
        "blockquote",
        "dd",
        "dt",
        "dl",
        "hr",
        "center",
        "aside",
        "nav",
        "pre",
        "details",
        "summary",
    ]
) - {"small"}
_EM_TAGS = frozenset(["i", "em", "cite", "emphasis", "q"])
_LABEL_TAGS = frozenset(["span", "strong", "b", "label"])
_SHOWN_ATTRIBUTES = ("alt", "title", "aria-label", "data-credit", "data-caption", "data-title", "data-copyright")


@cache
def _scanner() -> re.Pattern[str]:
    """Return the pattern of everything that is no plain word character run."""
    return re.compile(
        r"""(?P<comment><!--|-->|\{/\*|\*/\}?|/\*\*?(?=\s|$))
        |(?P<auto><(?:https?|ftp)://[^\s<>]{1,2000}>|<mailto:[^\s<>]{1,200}>)
        |(?P<tag></?[A-Za-z][\w:.-]{0,30}(?:[^<>"'{}]|"[^"]{0,4000}"|'[^']{0,4000}'|\{[^{}]{0,300}\}){0,60}>)
        |(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
        |(?P<escape>\\[\\`*_{}\[\]()\#+.!<>|~"'%&$@/:;,=?^-])
        |(?P<latex>\\(?:href|url|textit|emph|textbf|footnote|caption|cite)\{)
        |(?P<url>https?://[^\s<>"\u201c\u201d\u00ab\u00bb`|\[\]?\\]{1,2000}(?:\\[^\s?][^\s<>"\u201c\u201d\u00ab\u00bb`|\[\]?\\]{0,2000}){0,100}(?:\?[^\s<>"\u201c\u201d\u00ab\u00bb`|]{0,2000})?)
        |(?P<wiki>\[\[[^\[\]]{1,300}\]\])
        |(?P<template>\{\{[^{}]{0,300}\}\})
        |(?P<blank>\{(?:"\s{1,4}"|'\s{1,4}')\})
        |(?P<foot>(?:(?<=\n)|(?<![\s\S]))[ \t]{0,8}\[(?:\^[^\]\n]{1,60}|//)\]:[ ]?)
        |(?P<rst>`[^`<>\n]{0,300}<[^\s<>]{1,1000}>`_{1,2})
        |(?P<image>!\[)
        |(?P<open>\[)
        |(?P<close>\])
        |(?P<code>`{1,3})
        |(?P<stars>\*{1,3}|_{1,3})
        |(?P<line>[ \t]*(?:\r\n?|\n)\s*(?:(?://+|\#+|\*(?!\*)|>+|--|\|)(?:[ \t]+(?=\S)|[ \t]*[\r\n]\s*))*)
        |(?P<cell>\|)
        |(?P<space>[\s\u00a0\u200b\u2028\u2029\u202f]+|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]+)
        """,
        re.X,
    )


_TARGET = lazy(
    r"""\(\s*(?:<(?P<angle>[^<>\n]{0,2000})>|(?P<plain>(?:\{[{%][^{}\n]{0,200}[}%]\}|[^\s()\\]|\\.|\((?:[^\s()\\]|\\.|\([^\s()]{0,300}\)){0,1000}\)){0,2000}))
        (?:\s+(?P<title>"(?:[^"\\]|\\.|"(?!\s*\))){0,4000}"|'[^']{0,4000}'(?=\s*\))))?\s*\)""",
    re.X,
)
_ATTRIBUTE = lazy(r"""([\w:.-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|\{[\s'"`]*([^{}]*?)[\s'"`]*\}|([^\s"'>]+))""")
_PREFIX = lazy(
    r"\s*(?:(?://+!?|#+|\*(?!\*)|>+|--|[-•·+](?=\s)|\d{1,2}[.)](?=\s)|;|%+|\|)\s+|(?:/\*\*?|<!--|\{/\*)\s*)+"
)
_REFERENCE = lazy(r"\[[\w -]{0,40}\]")
_CUT_ATTRIBUTE = lazy(r"\s*(?:title|alt|caption|content|data-[\w-]{1,20}|aria-label)=\{?[\"'`]")
"""The beginning of a tag's attribute without the tag."""
_SHORTCODE = lazy(r"\[/?caption(?:\s[^\[\]]{0,600})?\]")
"""What WordPress sets around a picture and its caption."""
_HREF = lazy(r"\\href\{([^{}\s]{1,1000})\}\{([^{}]{1,400})\}")
_UNESCAPE = lazy(r"\\([^A-Za-z0-9\s])")


def read_markup(text: str, form: CreditFormat) -> Visible:
    """Return the visible words of `text`, with links and emphasis and the way back (`Visible.span`)."""
    if (
        _SPECIAL.search(text) is None
        and text.lstrip()[:1] not in _PREFIX_SIGNS
        and (form == "text" or "://" not in text)
        and not (form == "html" and "=" in text[:30])
    ):
        return Visible(text, len(text))
    return _Reader(text, form).read()


_PREFIX_SIGNS = frozenset("/#*-•·+>%;|")
"""Signs that a comment, a list item or a quoted line may begin with."""


class _Reader:
    """One run over one text."""

    def __init__(self, text: str, form: CreditFormat) -> None:
        self.text = text
        self.form = form
        self.out = Builder(len(text))
        self.brackets: list[tuple[int, bool, int]] = []
        self.anchors: list[tuple[int, str]] = []
        self.emphasis: list[tuple[str, int, int]] = []
        self.late: list[tuple[str, int, int]] = []
        self.code = -1
        self.opening = _link_openings(text)

    def read(self) -> Visible:
        """Walk over the text once."""
        text, out = self.text, self.out
        prefix = _PREFIX.match(text)
        position = prefix.end() if prefix else 0
        if self.form == "html" and (cut := _CUT_ATTRIBUTE.match(text, position)) is not None:
            position = cut.end()
        if self.form == "markdown" and prefix and text[prefix.start() : position].strip() == "|":
            position = prefix.end()
        search = _search if any([start in text for start in _RARE_STARTS]) or text[:1] == " " else _search_starts
        while (found := search(text, position)) is not None:
            start = found.start()
            if start > position:
                out.add(text[position:start], position, start)
            handler = getattr(self, "_" + str(found.lastgroup))
            position = max(handler(found), start + 1)
        if position < len(text):
            out.add(text[position:], position, len(text))
        for opened, url in self.anchors:
            self._link(opened, url)
        self._flush()
        return out.done()

    def _link(self, opened: int, url: str) -> None:
        """Note a link from `opened` to here."""
        if url:
            self.out.links.append(VisibleLink(opened, self.out.size, url))

    def _flush(self) -> None:
        """Append texts of attributes that readers see elsewhere (titles, alternative texts) as blocks of their own."""
        for text, start, end in self.late:
            self.out.space(start, end, block=True)
            inner = read_markup(_entities(text), "text") if len(text) < len(self.text) else None
            shown = inner.text if inner is not None else _entities(text)
            base = self.out.size
            self.out.add(shown, start, end)
            if inner is not None:
                self.out.links += [VisibleLink(k.start + base, k.end + base, k.url) for k in inner.links]
            self.out.space(end, end, block=True)
        self.late = []

    # one handler per group of the scanner; each returns where to go on

    def _comment(self, m: re.Match[str]) -> int:
        self.out.space(m.start(), m.end(), block=True)
        return m.end()

    def _auto(self, m: re.Match[str]) -> int:
        self.out.add(m[0][1:-1], m.start() + 1, m.end() - 1)
        return m.end()

    def _url(self, m: re.Match[str]) -> int:
        url = m[0]
        if self.brackets and "](" in url:
            url = url[: url.index("](")]
        depth = url.count(")") > url.count("(")
        if (depth or self.brackets) and self.form != "text":
            cut = _closing(url, bool(self.brackets))
            url = url[:cut]
        if self.form != "text" and ("*" in url[-3:] or "_" in url[-1:]):
            url = url.rstrip("*_")
        end = m.start() + len(url)
        plain = _entities(_UNESCAPE.sub(r"\1", url)) if "\\" in url or "&" in url else url
        self.out.add(plain, m.start(), end)
        return end

    def _tag(self, m: re.Match[str]) -> int:
        tag, out = m[0], self.out
        name = re.match(r"</?([\w:.-]+)", tag)
        word = name[1].lower() if name else ""
        if tag[1] == "/":
            self._close_tag(word, m)
            return m.end()
        attributes: dict[str, tuple[str, int, int]] = {}
        for a in _ATTRIBUTE.finditer(tag, len(word) + 1):
            group = next((g for g in (2, 3, 4, 5) if a[g] is not None), 2)
            value = (a[group] or "", m.start() + a.start(group), m.start() + a.end(group))
            attributes.setdefault(a[1].lower(), value)
        if word == "a" and "href" in attributes:
            self.anchors.append((out.size, _entities(attributes["href"][0])))
        elif word in ("img", "image", "video", "source", "audio") and "src" in attributes:
            out.images.append(_entities(attributes["src"][0]))
        elif (word in _EM_TAGS or word in _LABEL_TAGS) and len(self.emphasis) < 50:
            self.emphasis.append(("<" + word, out.size, m.start()))
        if word in _BLOCK_TAGS:
            out.space(m.start(), m.end(), block=True)
        shown = [attributes[key] for key in _SHOWN_ATTRIBUTES if key in attributes and attributes[key][0].strip()]
        if word == "img":
            waiting, self.late = self.late, shown
            self._flush()
            self.late = waiting
        else:
            self.late += shown
        return m.end()

    def _close_tag(self, word: str, m: re.Match[str]) -> None:
        out = self.out
        if word == "a" and self.anchors:
            self._link(*self.anchors.pop())
            self._flush()
        elif word in _EM_TAGS or word in _LABEL_TAGS:
            for k in range(len(self.emphasis) - 1, max(-1, len(self.emphasis) - 9), -1):
                if self.emphasis[k][0] == "<" + word:
                    start = self.emphasis[k][1]
                    if word in _EM_TAGS or _is_label("".join(out.parts[-2:]).strip()):
                        out.marks.append(Mark(start, out.size, "em" if word in _EM_TAGS else "tag"))
                    del self.emphasis[k:]
                    break
        if word in _BLOCK_TAGS:
            out.space(m.start(), m.end(), block=True)

    def _entity(self, m: re.Match[str]) -> int:
        plain = _entities(m[0])
        if plain == m[0]:
            self.out.add(plain, *m.span())
        elif plain.isspace():
            self.out.space(*m.span())
        else:
            start = self.out.size
            self.out.add(plain, *m.span())
            again = re.match(r"(?:amp|lt|gt|quot|nbsp|#\d{2,5});", self.text[m.end() : m.end() + 8])
            if plain == "&" and again:
                self.out.remains.append((start, start + 1 + again.end()))
                twice = _entities("&" + again[0])
                self.out.parts[-1] = twice
                self.out.runs[-1] = (start, m.start(), len(twice), m.end() - m.start() + again.end())
                self.out.remains[-1] = (start, start + len(twice))
                self.out.size = start + len(twice)
                return m.end() + again.end()
        return m.end()

    def _escape(self, m: re.Match[str]) -> int:
        self.out.add(m[0][1], *m.span())
        return m.end()

    def _latex(self, m: re.Match[str]) -> int:
        link = _HREF.match(self.text, m.start()) if m[0] == "\\href{" else None
        if link is None:
            return m.end()
        start = self.out.size
        self.out.add(link[2], link.start(2), link.end(2))
        self._link(start, _UNESCAPE.sub(r"\1", link[1]))
        return link.end()

    def _wiki(self, m: re.Match[str]) -> int:
        inner = m[0][2:-2]
        target, _, shown = inner.partition("|")
        start = self.out.size
        offset = m.start() + 2 + (len(target) + 1 if shown else 0)
        words = (shown or target).split("|")[-1]
        offset += len(shown or target) - len(words)
        self.out.add(words, offset, offset + len(words))
        self.out.remains.append((start, self.out.size))
        return m.end()

    def _template(self, m: re.Match[str]) -> int:
        start = self.out.size
        self.out.add(m[0], *m.span())
        self.out.remains.append((start, self.out.size))
        return m.end()

    def _blank(self, m: re.Match[str]) -> int:
        self.out.space(*m.span())
        return m.end()

    def _foot(self, m: re.Match[str]) -> int:
        self.out.space(*m.span(), block=True)
        return m.end()

    def _rst(self, m: re.Match[str]) -> int:
        cut = m[0].rindex("<")
        words = m[0][1:cut].rstrip()
        start = self.out.size
        self.out.add(words, m.start() + 1, m.start() + 1 + len(words))
        self._link(start, m[0][cut + 1 :].rstrip("`_").rstrip(">"))
        return m.end()

    def _image(self, m: re.Match[str]) -> int:
        self.out.space(*m.span(), block=True)
        self.brackets.append((self.out.size, True, m.start()))
        return m.end()

    def _open(self, m: re.Match[str]) -> int:
        if (code := _SHORTCODE.match(self.text, m.start())) is not None:
            self.out.space(*code.span(), block=True)
            return code.end()
        if m.start() in self.opening:
            self.brackets.append((self.out.size, False, m.start()))
        else:
            self.brackets.append((-1, False, m.start()))
            self.out.add("[", *m.span())
        return m.end()

    def _close(self, m: re.Match[str]) -> int:
        text, out = self.text, self.out
        if not self.brackets:
            out.add("]", *m.span())
            return m.end()
        opened, image, _ = self.brackets.pop()
        target = _TARGET.match(text, m.end()) if text[m.end() : m.end() + 1] == "(" else None
        reference = _REFERENCE.match(text, m.end()) if target is None and opened >= 0 else None
        if reference is not None:  # "[words][14]": where it leads stands elsewhere
            out.marks.append(Mark(opened, out.size, "link"))
            return reference.end()
        if target is None:
            out.space(*m.span(), block=True) if image else out.add("]", *m.span())
            return m.end()
        group = "angle" if target["angle"] is not None else "plain"
        url = _entities(_UNESCAPE.sub(r"\1", target[group] or "")).strip("\"'")
        if image:
            out.images.append(url)
            out.space(*m.span(), block=True)
        else:
            self._link(opened if opened >= 0 else out.size, url)
        if target["title"]:
            self.late.append((target["title"][1:-1], target.start("title") + 1, target.end("title") - 1))
            self._flush()
        return target.end()

    def _code(self, m: re.Match[str]) -> int:
        if self.code >= 0:
            self.out.marks.append(Mark(self.code, self.out.size, "code"))
            self.code = -1
        else:
            self.code = self.out.size
        return m.end()

    def _stars(self, m: re.Match[str]) -> int:
        text, sign = self.text, m[0]
        before, after = text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]
        inside = before.isalnum() and after.isalnum()
        if (self.form == "text" and sign != "**") or (sign[0] == "_" and inside):
            if sign[0] == "_" or inside:
                self.out.add(sign, *m.span())
            return m.end()
        top = next((k for k in range(len(self.emphasis) - 1, -1, -1) if self.emphasis[k][0] == sign), None)
        if top is None and sign[0] == "_" and before.isalnum():
            self.out.add(sign, *m.span())  # no emphasis is open: part of a name ("Old_mill_(north).jpg")
            return m.end()
        if top is not None and not before.isspace():
            kind = "em" if len(sign) == 1 else "strong"
            self.out.marks.append(Mark(self.emphasis[top][1], self.out.size, kind))
            del self.emphasis[top:]
        elif after and not after.isspace() and len(self.emphasis) < 50:
            self.emphasis.append((sign, self.out.size, m.start()))
        return m.end()

    def _line(self, m: re.Match[str]) -> int:
        before, after = self.text[max(0, m.start() - 20) : m.start()].rstrip()[-1:], self.text[m.end() : m.end() + 1]
        bullet = re.match(r"(?:[-•·+*]|\d{1,2}[.)])\s+", self.text[m.end() : m.end() + 5])
        blank = m[0].count("\n") > 1
        key = re.match(r"[\w-]{2,20}:\s", self.text[m.end() : m.end() + 24])
        block = blank or bullet is not None or before in ".!?" or key is not None or "|" in m[0] or not before
        self.out.space(m.start(), m.end(), block=bool(block and after))
        return m.end() + (bullet.end() if bullet else 0)

    def _cell(self, m: re.Match[str]) -> int:
        self.out.add("|", *m.span())
        return m.end()

    def _space(self, m: re.Match[str]) -> int:
        if (
            m[0][0] in "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff\u00ad"
            or "\u2060" <= m[0][0] <= "\u2069"
        ):
            return m.end()
        if m[0] == " ":
            self.out.add(" ", *m.span())
        else:
            self.out.space(*m.span())
        return m.end()


def _search(text: str, position: int) -> re.Match[str] | None:
    """Return the scanner's next match from a place on."""
    return _scanner().search(text, position)


def _search_starts(text: str, position: int) -> re.Match[str] | None:
    """Return the same for a text without `_RARE_STARTS`, by trying only where a match may begin; a lone space is none."""
    match, at = _scanner().match, position
    while (sign := _START.search(text, at)) is not None:
        at = sign.start()
        if text[at] == ":":
            start = at - 5 if text.startswith("https", at - 5) else at - 4
            found = match(text, start) if start >= position and text.startswith("http", start) else None
        else:
            blank = at > position and text[at - 1] == " " and (text[at].isspace() or not text[at].isascii())
            start = at - 1 if blank else at
            found = match(text, start)
        if found is not None:
            return found
        at += 1
    return None


def _link_openings(text: str) -> set[int]:
    """Return where the brackets stand that open a link's words: "[words](target)"."""
    opened: list[int] = []
    found: set[int] = set()
    if "](" in text or "][" in text:
        for m in re.finditer(r"\\.|!?\[|\](\(|(?=\[[\w -]{0,40}\]))?", text):
            if m[0][-1] == "[":
                opened.append(m.end() - 1)
            elif m[0][0] == "]" and opened:
                start = opened.pop()
                if m[1] is not None:
                    found.add(start)
    return found


def _closing(url: str, bracketed: bool) -> int:
    """Return where an address written out ends, by the first closing bracket without an opening one."""
    depth = 0
    for k, sign in enumerate(url):
        if sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
            if depth < 0:
                return k
        elif sign == "]" and bracketed:
            return k
    return len(url)


def _is_label(words: str) -> bool:
    """Tell whether the words of an element are a credit's label ("Credit")."""
    return len(words) < 24 and "credit" in vocabulary().kinds(words.lower())


def _entities(text: str) -> str:
    """Decode HTML entities."""
    if "&" not in text:
        return text
    import html

    return html.unescape(text)
