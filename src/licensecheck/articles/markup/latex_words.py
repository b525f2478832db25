r"""What the commands of LaTeX mean to a reader of credits: which are letters, which take arguments, which hold text.

Sources: "LaTeX2e: An unofficial reference manual" (https://latexref.xyz/), the manuals of graphicx, caption, subcaption,
subfig, hyperref, beamer, babel, ccicons.
"""

from __future__ import annotations

PICTURES = frozenset(
    ("includegraphics", "includesvg", "adjustimage", "adjincludegraphics", "pgfimage", "includepdf", "image")
)
FIGURES = frozenset(
    (
        "figure",
        "wrapfigure",
        "SCfigure",
        "sidewaysfigure",
        "marginfigure",
        "floatingfigure",
        "subfigure",
        "subcaptionblock",
        "subcaptiongroup",
        "measuredfigure",
        "figwindow",
        "teaserfigure",
        "graphicalabstract",
        "floatrow",
        "overpic",
    )
)
"""Environments whose captions credit the pictures in them, without a star."""

TABLES = frozenset(("tabular", "tabularx", "tabulary", "longtable", "tabu", "tblr", "tabularray"))
HIDDEN = frozenset(
    (
        "verbatim",
        "Verbatim",
        "lstlisting",
        "minted",
        "comment",
        "filecontents",
        "alltt",
        "BVerbatim",
        "LVerbatim",
        "tcblisting",
        "equation",
        "align",
        "gather",
        "multline",
        "eqnarray",
        "displaymath",
        "math",
        "thebibliography",
    )
)
"""Environments without pictures or credits."""

ARGUMENTS = {
    "minipage": 1, "subfigure": 1, "wrapfigure": 2, "floatingfigure": 1, "tabular": 1, "tabular*": 2, "tabularx": 2, "tabulary": 2,
    "longtable": 1, "tblr": 1, "tabu": 1, "column": 1, "multicols": 1, "adjustbox": 1, "subcaptionblock": 1, "SCfigure": 0,
    "list": 2, "textblock": 1, "overpic": 0, "marginfigure": 0, "columns": 0, "tikzpicture": 0, "measuredfigure": 0,
}  # fmt: skip
"""Arguments behind the beginning of an environment that are measures."""

# fmt: off
LETTERS = {
    "copyright": "©", "textcopyright": "©", "textregistered": "®", "texttrademark": "™", "ss": "ß", "o": "ø", "O": "Ø", "l": "ł",
    "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ",
    "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "SS": "ẞ", "ldots": "…", "dots": "…", "textellipsis": "…",
    "textendash": "–", "textemdash": "—", "quotedblbase": "„", "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘", "flqq": "«",
    "frqq": "»", "guillemotleft": "«", "guillemotright": "»", "textquotedblleft": "“", "textquotedblright": "”",
    "textquoteleft": "‘", "textquoteright": "’", "textquotesingle": "'", "S": "§", "P": "¶", "texteuro": "€", "euro": "€",
    "textperiodcentered": "·", "textbullet": "•", "textbar": "|", "textbackslash": "\\", "textless": "<", "textgreater": ">",
    "textunderscore": "_", "textasciitilde": "~", "slash": "/", "LaTeX": "LaTeX", "TeX": "TeX", "quad": " ", "qquad": " ",
    "enspace": " ", "thinspace": " ", "space": " ", "nobreakspace": "\xa0", "newline": "\n", "linebreak": "\n", "today": "",
    "ccby": "CC BY", "ccbysa": "CC BY-SA", "ccbynd": "CC BY-ND", "ccbync": "CC BY-NC", "ccbyncsa": "CC BY-NC-SA",
    "ccbyncnd": "CC BY-NC-ND", "ccLogo": "CC", "ccZero": "CC0", "cczero": "CC0", "ccPublicDomain": "public domain", "ccpd": "public domain",
}
"""Commands that are signs or words."""

SIGNS = {
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ", "\r": " ", "\t": " ", ",": " ", ";": " ",
    ":": " ", "!": "", "/": "", "-": "", "@": "", ")": "", "(": "", "]": "", "[": "", "*": "", "|": "",
}
"""Signs behind a backslash; a line break and the accents are told apart by the reader."""

ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307", "c": "\u0327", "v": "\u030c",
    "u": "\u0306", "H": "\u030b", "k": "\u0328", "r": "\u030a", "b": "\u0331", "d": "\u0323", "t": "\u0361",
}
"""Accents to the sign that Unicode puts behind a letter."""

MARKED = {"emph": "*", "textit": "*", "textsl": "*", "textbf": "**", "alert": "**", "enquote": '"'}
"""Commands with one argument that is shown in emphasis, and the sign for it in Markdown."""

ARGUMENTS_OF = {
    # the text of the last argument
    **dict.fromkeys((
        "textsc", "texttt", "textrm", "textsf", "textup", "textmd", "textnormal", "text", "mbox", "underline", "uline", "ul", "fbox",
        "makebox", "framebox", "centerline", "lowercase", "uppercase", "MakeUppercase", "MakeLowercase", "textsuperscript",
        "textsubscript", "only", "uncover", "visible", "onslide", "shortstack", "frame", "ensuremath", "centering", "hyperref", "so",
        "titlegraphic", "logo", "author", "textquote", "leftline", "rightline", "fcolorbox", "doublebox", "shadowbox", "captionabove",
    ), "t"),
    **dict.fromkeys(("textcolor", "foreignlanguage", "hyperlink", "parbox", "raisebox", "scalebox", "rotatebox", "colorbox", "adjustbox",
        "hypertarget", "selectlanguage", "textlang", "savebox", "sbox"), "dt"),
    **dict.fromkeys(("resizebox", "multicolumn", "multirow"), "ddt"),
    # nothing that is shown
    **dict.fromkeys((
        "label", "vspace", "hspace", "vspace*", "hspace*", "input", "include", "usepackage", "RequirePackage", "documentclass", "graphicspath",
        "bibliography", "bibliographystyle", "pagestyle", "thispagestyle", "index", "hypersetup", "captionsetup", "geometry", "phantom",
        "includeonly", "cline", "tikzset", "lstset", "color", "column", "phantomsection", "pagecolor", "addbibresource", "usetheme",
        "usecolortheme", "usetikzlibrary", "nocite", "glsadd", "cmidrule", "institute", "setmainlanguage", "setotherlanguage",
        "setdefaultlanguage", "setmainfont", "setsansfont", "linespread", "pagenumbering", "fontfamily", "newcounter", "stepcounter",
        "ccLogoColor", "vphantom", "hphantom", "stretch", "declaretheorem", "hyphenation", "date",
    ), "d"),
    **dict.fromkeys(("setlength", "addtolength", "setcounter", "addtocounter", "rule", "pdfbookmark", "DeclareMathOperator", "setbeamertemplate",
        "setbeamercolor", "setbeamerfont", "newtheorem", "fontsize", "NewCommandCopy", "lstdefinestyle", "DeclareCaptionFormat"), "dd"),
    **dict.fromkeys(("addcontentsline", "definecolor", "newenvironment", "renewenvironment", ), "ddd"),
}
"""Commands to their arguments: "t" holds text of the article, "d" does not. Arguments in square brackets never do."""

ELSEWHERE = frozenset((
    "cite", "citep", "citet", "citealt", "citealp", "parencite", "textcite", "footcite", "autocite", "fullcite", "smartcite", "citeauthor",
    "citeyear", "citeurl", "footfullcite", "gls", "Gls", "acrshort", "ac", "footnotemark", "ref", "cref", "Cref", "autoref", "pageref",
    "nameref", "eqref", "vref",
))
"""Commands whose argument names another place, which may hold a link or a name that stands nowhere here."""

TITLES = frozenset((
    "part", "chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph", "title", "subtitle", "frametitle",
    "framesubtitle",
))
CAPTIONS = frozenset(("caption", "subcaption", "figcaption", "legend", "sidecaption", "tcaption", "bicaption", "imgcaption"))
NOTES = frozenset(("footnote", "footnotetext", "thanks", "sidenote", "marginnote", "marginpar", "tablefootnote", "endnote", "tnote"))
SILENT = frozenset((
    "small", "footnotesize", "scriptsize", "tiny", "normalsize", "large", "Large", "LARGE", "huge", "Huge", "itshape", "bfseries", "mdseries",
    "scshape", "slshape", "upshape", "sffamily", "ttfamily", "rmfamily", "normalfont", "em", "it", "bf", "sl", "sc", "tt", "rm", "sf", "raggedright",
    "raggedleft", "noindent", "indent", "hfill", "hfil", "vfill", "vfil", "linewidth", "textwidth", "columnwidth", "textheight", "paperwidth",
    "newpage", "clearpage", "cleardoublepage", "pagebreak", "nopagebreak", "smallskip", "medskip", "bigskip", "protect", "relax", "maketitle",
    "tableofcontents", "listoffigures", "appendix", "frontmatter", "mainmatter", "backmatter", "hline", "toprule", "midrule", "bottomrule",
    "left", "right", "displaystyle", "null", "leavevmode", "ignorespaces", "unskip", "xspace", "selectfont", "nolinebreak", "allowbreak",
    "pause", "titlepage", "printbibliography", "ContinuedFloat", "sloppy", "fussy", "makeatletter", "makeatother", "bgroup", "egroup",
    "begingroup", "endgroup", "hrule", "hskip", "vskip", "kern", "centering", "else", "fi", "iftrue", "tabularnewline", "flushleft",
    "columnbreak", "doublespacing", "singlespacing", "onehalfspacing", "frenchspacing", "hss", "vss", "break", "nobreak", "strut",
))
"""Commands that show nothing and hold nothing."""

LANGUAGES = {
    "german": "de", "ngerman": "de", "austrian": "de", "naustrian": "de", "nswissgerman": "de", "english": "en", "american": "en", "usenglish": "en",
    "british": "en", "ukenglish": "en", "french": "fr", "francais": "fr", "spanish": "es", "italian": "it", "portuguese": "pt",
    "brazilian": "pt-BR", "brazil": "pt-BR", "portuges": "pt", "dutch": "nl", "polish": "pl", "ukrainian": "uk", "russian": "ru", "swedish": "sv",
    "danish": "da", "norsk": "nb", "nynorsk": "nn", "finnish": "fi", "czech": "cs", "slovak": "sk", "hungarian": "hu", "magyar": "hu",
    "turkish": "tr", "greek": "el", "catalan": "ca", "croatian": "hr", "slovene": "sl", "romanian": "ro", "bulgarian": "bg",
    "serbian": "sr", "japanese": "ja", "chinese": "zh", "korean": "ko", "hebrew": "he", "arabic": "ar",
}
"""Names of languages in babel and polyglossia to BCP 47."""
# fmt: on

_CREDITS = (
    "credit",
    "attribution",
    "bildquelle",
    "bildnachweis",
    "photographer",
    "photoby",
    "imagesource",
    "imgsource",
    "figsource",
    "photosource",
)


def is_credit(name: str) -> bool:
    r"""Whether a command of an author's own names the credit of a picture: `\imagecredit`, `\source`."""
    low = name.lower().rstrip("*")
    return low in ("source", "quelle", "copyrighttext", "photo", "foto") or any(part in low for part in _CREDITS)
