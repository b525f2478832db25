r"""LaTeX: figures, `\includegraphics`, captions, links, accents; read as it stands, no macro is expanded.

What a command of the author's own does cannot be known: a text with such a command counts as one whose links cannot be
seen. See docs/decisions/0021-latex.md.
"""

from __future__ import annotations

import re
import unicodedata

from licensecheck.articles.base import Found
from licensecheck.articles.markup import latex_words as words
from licensecheck.articles.markup.latex_macros import pictures_of
from licensecheck.articles.markup.latex_parts import (
    BRACKET,
    DASHES,
    DATE,
    DEFINED,
    INDENT,
    LETTER,
    OVERLAY,
    PARAMETERS,
    SPACE,
    UMLAUTS,
    language_of,
    methods,
    options_of,
    plain_url,
    scanner,
    structure,
)
from licensecheck.articles.markup.marks import Marks
from licensecheck.articles.markup.sheet import Sheet
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from licensecheck.articles.base import Source

    Stretch = tuple[int, int]

DEEPEST = 40
"""Arguments inside arguments that are read; what is deeper is passed over."""

_LONGEST_OPTION = 2_000


def read(source: Source) -> Found:
    """Read a document of LaTeX, or a part of one."""
    reader = _Reader(source)
    end = source.text.find("\\end{document}")
    reader.run(0, end if end >= 0 else len(source.text), 0)
    stated = DATE.search(source.text)
    return reader.sheet.found(reader.language, stated[1] if stated else None)


class _Reader:
    """Writes one document into a sheet."""

    def __init__(self, source: Source) -> None:
        self.text = source.text
        self.sheet = Sheet(source, "latex")
        self.language: str | None = language_of(source.text)
        self._pairs: dict[int, int] = {}
        self._hidden: dict[int, int] = {}
        self._off: dict[int, int] = {}
        self._find = Marks(source.text).find
        self._look()
        self._macros = pictures_of(source.text, self._pairs)
        self._notes: list[Stretch] = []
        self._tables: list[tuple[int, int, int]] = []
        self._count = 0

    # --- the structure ------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Find which braces belong together, and what is hidden."""
        stack: list[int] = []
        at = 0
        while found := structure().search(self.text, at):
            at = found.end()
            if found["hidden"]:
                mark = f"\\end{{{found['hidden']}}}"
                at = self._hidden[found.start()] = min(self._find(mark, at) + len(mark), len(self.text))
            elif found["delimiter"]:
                close = min(self._find(found["delimiter"], at), self._find("\n", at))
                at = self._hidden[found.start()] = min(close + 1, len(self.text))
            elif found["off"]:
                at = self._off[found.start()] = self._find("\\fi", at)
            elif found["brace"] == "{":
                stack.append(found.start())
            elif found["brace"] == "}" and stack:
                self._pairs[stack.pop()] = found.start()

    def _arguments(self, at: int, kinds: str, end: int) -> tuple[list[Stretch], int]:
        """The arguments in braces behind a command, and where they end; those in square brackets are passed over."""
        found: list[Stretch] = []
        while len(found) < len(kinds):
            at = self._options(at, end)[1]
            start = self._over_space(at, end)
            close = self._pairs.get(start, -1) if self.text[start : start + 1] == "{" else -1
            if not 0 <= close < end:
                break
            found.append((start + 1, close))
            at = close + 1
        return found, at

    def _options(self, at: int, end: int) -> tuple[Stretch | None, int]:
        """The last of the arguments in square brackets, and where they end; overlays in angle brackets are passed over."""
        last = None
        while True:
            start = self._over_space(at, end)
            sign = self.text[start : start + 1]
            if sign == "<" and (found := OVERLAY.match(self.text, start, end)):
                at = found.end()
                continue
            close = self._closing(start, end) if sign == "[" and start < end else -1
            if close < 0:
                return last, at
            last, at = (start + 1, close), close + 1

    def _closing(self, start: int, end: int) -> int:
        """Where the square bracket at `start` closes; -1 if that is too far."""
        at = start + 1
        stop = min(end, start + _LONGEST_OPTION)
        while found := BRACKET.search(self.text, at, stop):
            if found[0] == "]":
                return found.start()
            at = self._pairs.get(found.start(), found.start()) + 1 if found[0] == "{" else found.end()
        return -1

    def _over_space(self, at: int, end: int) -> int:
        found = SPACE.match(self.text, at, end)
        return found.end() if found else at

    # --- running text -------------------------------------------------------------------------------------------------

    def run(self, start: int, end: int, depth: int) -> None:
        """Write a stretch; `depth` counts the arguments around it."""
        at = start
        while found := scanner().search(self.text, at, end):
            self.sheet.words(at, found.start())
            kind = found.lastgroup or "brace"
            at = max(getattr(self, "_" + kind)(found, end, depth), found.end())
        self.sheet.words(min(at, end), end)
        if depth == 0:
            self._close()

    def _close(self, *, line: bool = False) -> None:
        self.sheet.close(line=line)
        notes, self._notes = self._notes, []
        for start, end in notes:
            self._part(start, end, "caption" if self.sheet.figure else "", DEEPEST - 3)

    def _part(self, start: int, end: int, role: str, depth: int) -> None:
        """Write an argument as a block of its own."""
        self._close()
        self.sheet.open(role)
        self._inner((start, end), depth)
        self._close()

    def _inner(self, stretch: Stretch, depth: int) -> None:
        if depth < DEEPEST:
            self.run(*stretch, depth + 1)

    def _comment(self, found: re.Match[str], end: int, depth: int) -> int:
        self.sheet.comment(found.start() + 1, found.end(), "%")
        at = found.end()
        if self.text[at : at + 1] == "\n":
            at = INDENT.match(self.text, at + 1, end).end()  # type: ignore[union-attr]
            if self.text[at : at + 1] in ("\n", "\r"):
                self._close()
        return at

    def _blank(self, found: re.Match[str], end: int, depth: int) -> int:
        if depth == 0:
            self._close()
        else:
            self.sheet.put("\n" if self.sheet.running else "", *found.span())
        return found.end()

    def _brace(self, found: re.Match[str], end: int, depth: int) -> int:
        return found.end()

    _math = _brace

    def _dash(self, found: re.Match[str], end: int, depth: int) -> int:
        self.sheet.put(DASHES[found[0]], *found.span())
        return found.end()

    def _tie(self, found: re.Match[str], end: int, depth: int) -> int:
        self.sheet.put("\xa0", *found.span())
        return found.end()

    def _umlaut(self, found: re.Match[str], end: int, depth: int) -> int:
        german = self.language == "de"
        self.sheet.put(UMLAUTS[found[0][1]] if german else found[0], *found.span())
        return found.end()

    def _amp(self, found: re.Match[str], end: int, depth: int) -> int:
        if self._tables:
            table, row, column = self._tables[-1]
            self._cell((table, row, column + 1))
        return found.end()

    def _cell(self, cell: tuple[int, int, int]) -> None:
        self._close()
        self.sheet.cell = self._tables[-1] = cell

    def _sign(self, found: re.Match[str], end: int, depth: int) -> int:
        sign = found["sign"]
        if sign == "\\":
            return self._line(found, end)
        if sign in words.ACCENTS:
            return self._accent(sign, found, end)
        self.sheet.literal(words.SIGNS.get(sign, sign), *found.span())
        return found.end()

    def _line(self, found: re.Match[str], end: int) -> int:
        """A line ends: a row in a table."""
        if self._tables:
            table, row, _ = self._tables[-1]
            self._cell((table, row + 1, 0))
        elif self.sheet.running:
            self.sheet.put("\n", *found.span())
        _, after = self._options(found.end(), end)
        return after

    def _accent(self, sign: str, found: re.Match[str], end: int) -> int:
        r"""A letter with an accent: `\'e`, `\'{e}`, `\v{s}`, `\'\i`."""
        letter = LETTER.match(self.text, found.end(), end)
        if letter is None:
            return found.end()
        name = letter["braced"] or letter["bare"]
        base = {"\\i": "i", "\\j": "j"}.get(name, name) if name else ""
        shown = unicodedata.normalize("NFC", base + words.ACCENTS[sign]) if base else ""
        self.sheet.put(shown, found.start(), letter.end())
        return letter.end()

    # --- commands -----------------------------------------------------------------------------------------------------

    def _command(self, found: re.Match[str], end: int, depth: int) -> int:
        """A command: its name says which method reads it."""
        start, name = found.start(), found["command"]
        if start in self._hidden:
            return self._hidden[start]
        if start in self._off:
            self.sheet.comment(found.end(), self._off[start], "\\iffalse")
            return self._off[start]
        if name in self._macros:
            return self._do_macro(found, end, depth)
        method = methods().get(name) or methods().get(name.rstrip("*"))
        if method is None and words.is_credit(name):
            method = "credit"
        after: int = getattr(self, "_do_" + (method or "unknown"))(found, end, depth)
        return after

    def _do_unknown(self, found: re.Match[str], end: int, depth: int) -> int:
        """A command of the author's own: its arguments are read; without any, its name stands for what it may show."""
        arguments, _ = self._arguments(found.end(), "t", end)
        if not arguments and self.sheet.running:
            self.sheet.words(*found.span())
        self.sheet.unsure()
        return found.end()

    def _do_silent(self, found: re.Match[str], end: int, depth: int) -> int:
        return self._over_space(found.end(), end) if self.text[found.end() : found.end() + 1] == " " else found.end()

    def _do_letter(self, found: re.Match[str], end: int, depth: int) -> int:
        after = found.end()
        if self.text[after : after + 2] == "{}":
            after += 2
        elif self.text[after : after + 1] == " ":
            after += 1
        self.sheet.literal(words.LETTERS[found["command"]], found.start(), after)
        return after

    def _do_accent(self, found: re.Match[str], end: int, depth: int) -> int:
        return self._accent(found["command"], found, end)

    def _do_marked(self, found: re.Match[str], end: int, depth: int) -> int:
        arguments, after = self._arguments(found.end(), "t", end)
        if arguments:
            sign = words.MARKED[found["command"]]
            self.sheet.put(sign, found.start(), arguments[0][0])
            self._inner(arguments[0], depth)
            self.sheet.put(sign, arguments[0][1], after)
        return after

    def _do_arguments(self, found: re.Match[str], end: int, depth: int) -> int:
        name = found["command"]
        kinds = words.ARGUMENTS_OF.get(name) or words.ARGUMENTS_OF[name.rstrip("*")]
        arguments, after = self._arguments(found.end(), kinds, end)
        for kind, argument in zip(kinds, arguments, strict=False):
            if kind == "t":
                self._inner(argument, depth)
        return after

    def _do_elsewhere(self, found: re.Match[str], end: int, depth: int) -> int:
        self.sheet.unsure()
        return self._arguments(found.end(), "d", end)[1]

    def _do_definition(self, found: re.Match[str], end: int, depth: int) -> int:
        """What a definition holds is shown where the command is used."""
        name = DEFINED.match(self.text, found.end(), end)
        if name is None:
            return found.end()
        at = self._options(name.end(), end)[1]
        parameters = PARAMETERS.match(self.text, at, end)
        bodies = "dd" if "Document" in found["command"] else "d"
        return self._arguments(parameters.end() if parameters else at, bodies, end)[1]

    def _do_macro(self, found: re.Match[str], end: int, depth: int) -> int:
        """A command that the document defines to show a picture."""
        macro, at = self._macros[found["command"]], found.end()
        arguments: list[Stretch | None] = []
        if macro.optional:
            option, at = self._options(at, end)
            arguments.append(option)
        given, after = self._arguments(at, "t" * (macro.count - len(arguments)), end)
        arguments += given
        shown = arguments[macro.address - 1] if macro.address <= len(arguments) else None
        if shown is None:
            return after
        self.sheet.enter()
        address = plain_url(macro.before + self.text[slice(*shown)] + macro.after)
        self.sheet.picture(address, found.start(), shown[1] + 1)
        for number, argument in enumerate(arguments, 1):
            if argument is not None and number in macro.roles:
                self._part(*argument, macro.roles[number], depth)
        self.sheet.leave()
        return after

    def _do_par(self, found: re.Match[str], end: int, depth: int) -> int:
        if depth == 0:
            self._close()
        elif self.sheet.running:
            self.sheet.put("\n", *found.span())
        return found.end()

    def _do_item(self, found: re.Match[str], end: int, depth: int) -> int:
        self._close(line=True)
        return self._options(found.end(), end)[1]

    # --- links --------------------------------------------------------------------------------------------------------

    def _do_href(self, found: re.Match[str], end: int, depth: int) -> int:
        arguments, after = self._arguments(found.end(), "dt", end)
        if len(arguments) < 2:
            return after
        address, shown = arguments
        self.sheet.put("[", found.start(), shown[0])
        self._inner(shown, depth)
        self.sheet.link(plain_url(self.text[slice(*address)]), *address, after)
        return after

    def _do_url(self, found: re.Match[str], end: int, depth: int) -> int:
        arguments, after = self._arguments(found.end(), "d", end)
        if arguments:
            raw = self.text[slice(*arguments[0])]
            url = plain_url(raw)
            self.sheet.put(url, *arguments[0])
        return after

    # --- blocks -------------------------------------------------------------------------------------------------------

    def _do_begin(self, found: re.Match[str], end: int, depth: int) -> int:
        arguments, after = self._arguments(found.end(), "d", end)
        if not arguments:
            return after
        name = self.text[slice(*arguments[0])].strip()
        bare = name.rstrip("*")
        self._close()
        if bare in words.FIGURES:
            self.sheet.enter()
        elif bare in words.TABLES:
            self._count += 1
            self._tables.append((self._count, 0, 0))
            self.sheet.cell = self._tables[-1]
        elif bare == "frame":
            self.sheet.barrier()
        measures = words.ARGUMENTS.get(name, words.ARGUMENTS.get(bare, 0))
        return self._arguments(self._options(after, end)[1], "d" * measures, end)[1]

    def _do_end(self, found: re.Match[str], end: int, depth: int) -> int:
        arguments, after = self._arguments(found.end(), "d", end)
        bare = self.text[slice(*arguments[0])].strip().rstrip("*") if arguments else ""
        self._close()
        if bare in words.FIGURES:
            self.sheet.leave()
        elif bare in words.TABLES and self._tables:
            self._tables.pop()
            self.sheet.cell = self._tables[-1] if self._tables else None
        elif bare == "frame":
            self.sheet.barrier()
        return after

    def _do_title(self, found: re.Match[str], end: int, depth: int) -> int:
        arguments, after = self._arguments(found.end(), "t", end)
        for argument in arguments:
            self._part(*argument, "", depth)
        return after

    def _do_caption(self, found: re.Match[str], end: int, depth: int) -> int:
        arguments, after = self._arguments(found.end(), "t", end)
        for argument in arguments:
            self._part(*argument, "caption", depth)
        return after

    def _do_captionof(self, found: re.Match[str], end: int, depth: int) -> int:
        arguments, after = self._arguments(found.end(), "dt", end)
        if len(arguments) > 1:
            self._part(*arguments[1], "caption", depth)
        return after

    def _do_subfloat(self, found: re.Match[str], end: int, depth: int) -> int:
        r"""`\subfloat[short][caption]{picture}`: a figure in a figure."""
        caption, at = self._options(found.end(), end)
        arguments, after = self._arguments(at, "t", end)
        return self._subfigure(caption, arguments, after, depth)

    def _do_subcaptionbox(self, found: re.Match[str], end: int, depth: int) -> int:
        r"""`\subcaptionbox{caption}{picture}`."""
        arguments, after = self._arguments(found.end(), "tt", end)
        return self._subfigure(arguments[0] if arguments else None, arguments[1:], after, depth)

    def _subfigure(self, caption: Stretch | None, content: list[Stretch], after: int, depth: int) -> int:
        if not content:
            return after
        self._close()
        self.sheet.enter()
        self._inner(content[0], depth)
        if caption:
            self._part(*caption, "caption", depth)
        self._close()
        self.sheet.leave()
        return after

    def _do_credit(self, found: re.Match[str], end: int, depth: int) -> int:
        """A command that names the credit: all its arguments are read as one."""
        arguments, after = self._arguments(found.end(), "tttt", end)
        if not arguments:
            return self._do_unknown(found, end, depth)
        self._close()
        self.sheet.open("credit")
        for number, argument in enumerate(arguments):
            self.sheet.put(", " if number else "", argument[0] - 1, argument[0])
            self._inner(argument, depth)
        self._close()
        return after

    def _do_note(self, found: re.Match[str], end: int, depth: int) -> int:
        arguments, after = self._arguments(found.end(), "t", end)
        if depth < DEEPEST - 3:
            self._notes += arguments
        return after

    def _do_picture(self, found: re.Match[str], end: int, depth: int) -> int:
        options, at = self._options(found.end(), end)
        arguments, after = self._arguments(at, "d", end)
        if arguments:
            address = plain_url(self.text[slice(*arguments[0])]).strip().strip('"')
            attributes, alt = options_of(self.text, options)
            self.sheet.picture(address, found.start(), after, alt=alt, attributes=attributes)
        return after
