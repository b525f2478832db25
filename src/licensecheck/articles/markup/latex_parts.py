"""Small parts of LaTeX: addresses, options of pictures, the language of a document, patterns."""

from __future__ import annotations

import re
from functools import cache

from licensecheck.articles.markup import latex_words as words
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    Stretch = tuple[int, int]


@cache
def scanner() -> re.Pattern[str]:
    """What is no plain word of a text."""
    return re.compile(
        r"""(?P<comment>%[^\n]*)
        |\\(?P<command>[A-Za-z@]+\*?)
        |\\(?P<sign>[\s\S])
        |(?P<brace>[{}])
        |(?P<dash>-{2,3}|``|''|,,)
        |(?P<tie>~)
        |(?P<amp>&)
        |(?P<math>\$+)
        |(?P<umlaut>"[aouAOUs`'])
        |(?P<blank>\r?\n[ \t]*\r?\n\s*)""",
        re.X,
    )


@cache
def structure() -> re.Pattern[str]:
    """Braces, and what hides braces."""
    hidden = "|".join(sorted(words.HIDDEN))
    return re.compile(
        rf"\\begin[ ]*\{{(?P<hidden>(?:{hidden})\*?)\}}|\\(?:verb\*?|lstinline)(?P<delimiter>[^A-Za-z\s*{{\[])"
        r"|(?P<off>\\iffalse(?![A-Za-z]))|\\[\s\S]|%[^\n]*|(?P<brace>[{}])"
    )


DASHES = {"--": "–", "---": "—", "``": "“", "''": "”", ",,": "„"}
UMLAUTS = {"a": "ä", "o": "ö", "u": "ü", "A": "Ä", "O": "Ö", "U": "Ü", "s": "ß", "`": "„", "'": "“"}


DATE = re.compile(r"^[^%\n]{0,200}?\\date\{(\d{4}-\d\d-\d\d)\}", re.M)
INDENT = re.compile(r"[ \t]*")
SPACE = re.compile(r"(?:[ \t]*(?:%[^\n]*)?\r?\n)?[ \t]*")
OVERLAY = re.compile(r"<[\d, +.()\w:|@-]{1,40}>")
BRACKET = re.compile(r"[{}\]]")
LETTER = re.compile(r"[ \t]*(?:\{(?P<braced>\\[ij]|[^\W\d_])?\}|(?P<bare>\\[ij](?![A-Za-z])|[^\W\d_]))")
DEFINED = re.compile(r"\s*(?:\{\s*\\(?:[A-Za-z@]+|.)\s*\}|\\(?:[A-Za-z@]+|.))")
PARAMETERS = re.compile(r"(?:#\d)*")
_UNESCAPE = re.compile(r"\\([%#&_~{}$ ])|\\(?:string|detokenize|textunderscore)[ ]?(?:\{\})?")
_OPTION = re.compile(r"[\s,]*(?P<key>[A-Za-z]{1,20})\s*=\s*(?:\{(?P<braced>[^{}]{0,1000})\}|(?P<bare>[^,\[\]]{0,200}))")
_LANGUAGE = re.compile(
    r"^[^%\n]{0,200}?\\(?:usepackage\[(?P<babel>[^\]\n]{1,200})\]\{babel\}|set(?:main|default)language(?:\[[^\]\n]{0,100}\])?\{(?P<poly>[a-z]{1,30})\}"
    r"|documentclass\[(?P<class>[^\]\n]{1,300})\])",
    re.M,
)


_DEFINING = (
    "def", "gdef", "edef", "xdef", "let", "newcommand", "renewcommand", "providecommand", "DeclareRobustCommand",
    "NewDocumentCommand", "RenewDocumentCommand", "ProvideDocumentCommand", "DeclareDocumentCommand",
)  # fmt: skip


@cache
def methods() -> dict[str, str]:
    """Names of commands to the method that reads them."""
    tables: tuple[tuple[object, str], ...] = (
        (words.SILENT, "silent"), (words.ARGUMENTS_OF, "arguments"), (words.LETTERS, "letter"), (words.MARKED, "marked"),
        (words.ELSEWHERE, "elsewhere"), (words.TITLES, "title"), (words.CAPTIONS, "caption"), (words.NOTES, "note"),
        (words.PICTURES, "picture"), (("url", "nolinkurl", "path"), "url"), (_DEFINING, "definition"),
        (("subfloat", "subfigure"), "subfloat"), ([k for k in words.ACCENTS if k.isalpha()], "accent"),
    )  # fmt: skip
    named = {name: method for names, method in tables for name in names}  # type: ignore[attr-defined]
    return named | {k: k for k in ("href", "begin", "end", "captionof", "subcaptionbox", "item", "par")}


def plain_url(raw: str) -> str:
    """An address as it is written in LaTeX, without its escapes."""
    return _UNESCAPE.sub(lambda m: m[1] or "_" * ("underscore" in m[0]), raw.strip())


def options_of(text: str, stretch: Stretch | None) -> tuple[dict[str, str], tuple[str, int, int] | None]:
    """The measures of a picture that are in pixels, and its alternative text."""
    attributes: dict[str, str] = {}
    alt = None
    for found in _OPTION.finditer(text, *stretch) if stretch else ():
        group = "braced" if found["braced"] is not None else "bare"
        if found["key"] == "alt":
            alt = (found[group], *found.span(group))
        elif found["key"] in ("width", "height"):
            attributes[found["key"]] = found[group].strip()
    return attributes, alt


def language_of(text: str) -> str | None:
    """The language that babel, polyglossia or the class is loaded with; babel's last one is the document's."""
    of_class = None
    for found in _LANGUAGE.finditer(text[: text.find("\\begin{document}") + 1 or 20_000]):
        names = [
            k.partition("=")[2].strip() if k.strip().startswith("main=") else k.strip()
            for k in (found["babel"] or found["poly"] or found["class"]).split(",")
        ]
        known = [words.LANGUAGES[k] for k in names if k in words.LANGUAGES]
        if known and found["class"] is None:
            return known[-1]
        of_class = known[-1] if known else of_class
    return of_class
