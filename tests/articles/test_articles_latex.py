"""Which pictures and credits are found in LaTeX, and where."""

from __future__ import annotations

from typing import Any

import pytest

from licensecheck.articles import read_document
from licensecheck.model import Span

Row = tuple[str | None, str | None, str | None]

A, B = r"\includegraphics{a.jpg}", r"\includegraphics[width=5cm]{b.jpg}"
E = "https://e.org/"


def figure(inside: str, name: str = "figure") -> str:
    return f"\\begin{{{name}}}[ht]\n\\centering\n{inside}\n\\end{{{name}}}\n"


TIES: dict[str, tuple[str, list[Row]]] = {
    "no credit": (f"{A}\n\nThe harbor.", [(A, None, None)]),
    "caption": (
        figure(f"{A}\n\\caption{{The harbor. Photo: J}}\n\\label{{x}}"),
        [(A, "The harbor. Photo: J", "caption")],
    ),
    "caption above": (figure(f"\\caption{{Photo: J}}\n{A}"), [(A, "Photo: J", "caption")]),
    "short caption": (figure(f"{A}\\caption[Photo: X]{{Photo: J}}"), [(A, "Photo: J", "caption")]),
    "short caption with brackets": (figure(f"{A}\\caption[{{[x]}}]{{Photo: J}}"), [(A, "Photo: J", "caption")]),
    "caption without a number": (figure(f"{A}\\caption*{{Photo: J}}"), [(A, "Photo: J", "caption")]),
    "caption of": (f"{A}\n\\captionof{{figure}}{{Photo: J}}", [(A, "Photo: J", "caption")]),
    "caption that is no credit": (
        figure(f"{A}\\caption{{The harbor}}") + "\nPhoto: J",
        [(A, "Photo: J", "next-paragraph")],
    ),
    "figure over two columns": (figure(f"{A}\\caption{{Photo: J}}", "figure*"), [(A, "Photo: J", "caption")]),
    "text around a figure": (
        f"\\begin{{wrapfigure}}[9]{{r}}{{4cm}}{A}\\caption{{Photo: J}}\\end{{wrapfigure}}",
        [(A, "Photo: J", "caption")],
    ),
    "one caption, two pictures": (
        figure(f"{A}\n{B}\\caption{{Photo: J}}"),
        [(A, "Photo: J", "caption"), (B, "Photo: J", "caption")],
    ),
    "figures in a figure": (
        figure(
            f"\\begin{{subfigure}}[b]{{4cm}}{A}\\caption{{Photo: A}}\\end{{subfigure}}\n"
            f"\\begin{{subfigure}}{{4cm}}{B}\\end{{subfigure}}\\caption{{Photo: J}}"
        ),
        [(A, "Photo: A", "caption"), (B, "Photo: J", "caption")],
    ),
    "subfloat": (
        figure(f"\\subfloat[Photo: A]{{{A}}}\n\\subfloat[][Text]{{{B}}}\\caption{{Photo: J}}"),
        [(A, "Photo: A", "caption"), (B, "Photo: J", "caption")],
    ),
    "box with a caption": (
        figure(f"\\subcaptionbox{{Photo: J\\label{{x}}}}[4cm]{{{A}}}"),
        [(A, "Photo: J", "caption")],
    ),
    "credit command": (figure(f"{A}\n\\imagecredit{{Jane}}\n\\caption{{Boats}}"), [(A, "Jane", "marked")]),
    "credit command with several arguments": (f"{A}\\credit{{Jane}}{{CC}}", [(A, "Jane, CC", "marked")]),
    "definition of a credit command": (
        f"\\newcommand{{\\credit}}[1]{{Photo: #1}}\\def\\x#1{{Photo: #1}}\n{A}",
        [(A, None, None)],
    ),
    "command for pictures": (
        r"\newcommand{\pic}[3][5cm]{\includegraphics[width=#1]{img/#2.jpg}\caption{Boats. #3}}"
        "\n\\pic{a}{Photo: J}\n\\pic[2cm]{b}{Text}",
        [("\\pic{a}", "Photo: J", "caption"), ("\\pic[2cm]{b}", None, None)],
    ),
    "command for pictures without braces": (
        "\\newcommand\\pic[1]{\\includegraphics{#1}}\n\\pic{a}\n\nPhoto: J",
        [("\\pic{a}", "Photo: J", "next-paragraph")],
    ),
    "command for pictures with a credit": (
        "\\NewDocumentCommand{\\pic}{O{x} m m}{\\includegraphics{#2}\\credit{#3}}\n\\pic{a}{Jane}",
        [("\\pic{a}", "Jane", "marked")],
    ),
    "command for pictures of TeX": (
        "\\def\\pic#1#2{\\includegraphics{#1}\\caption{#2}}\n\\pic{a}{Photo: J}",
        [("\\pic{a}", "Photo: J", "caption")],
    ),
    "footnote in a caption": (figure(f"{A}\\caption{{Boats\\footnote{{Photo: J}}}}"), [(A, "Photo: J", "caption")]),
    "footnote in a text": (r"Boats\footnote{Photo: J} are boats.", [(None, "Photo: J", "alone")]),
    "same paragraph": (f"{A}\\\\\n\\small Photo: J", [(A, "Photo: J", "same-paragraph")]),
    "next paragraph": (f"{A}\n\n{{\\tiny Photo: J}}", [(A, "Photo: J", "next-paragraph")]),
    "paragraph before": (f"Photo: J\n\n{A}\n\nText", [(A, "Photo: J", "previous-paragraph")]),
    "items": (
        "\\begin{itemize}\\item Photo: A\n\\item[x] Photo: B\\end{itemize}",
        [(None, f"Photo: {k}", "alone") for k in "AB"],
    ),
    "section": (r"\section{Photo: J}", [(None, "Photo: J", "alone")]),
    "slides": (
        f"\\begin{{frame}}{{Boats}}\n{A}\n\\end{{frame}}\n\\begin{{frame}}\nPhoto: J\n\\end{{frame}}",
        [(A, None, None), (None, "Photo: J", "alone")],
    ),
    "overlay": (
        "\\includegraphics<1->[width=3cm]{a.jpg}\n\n\\only<2>{Photo: J}",
        [("\\includegraphics<1->[width=3cm]{a.jpg}", "Photo: J", "next-paragraph")],
    ),
    "table, beside": (
        f"\\begin{{tabular}}{{ll}}\n{A} & Photo: J \\\\\n\\end{{tabular}}",
        [(A, "Photo: J", "next-paragraph")],
    ),
    "table, below": (
        f"\\begin{{tabular}}{{l|l}}{A} & {B} \\\\[2pt]\n\\copyright A & \\copyright B\\end{{tabular}}",
        [(A, "©A", "next-paragraph"), (B, "©B", "next-paragraph")],
    ),
    "comment": (figure(f"{A}\n\\caption{{Boats}}\n% Photo: J"), [(A, "Photo: J", "comment")]),
    "comment at the end of a line": (f"{A} % Photo: J\n", [(A, "Photo: J", "comment")]),
    "switched off": (f"{A}\n\\iffalse Photo: J \\fi\n\nText", [(A, "Photo: J", "comment")]),
    "comment beside a visible credit": (f"{A} % Photo: X\n\nPhoto: J", [(A, "Photo: J", "next-paragraph")]),
    "comment in a credit": (f"{A}\n\nPhoto: % x\n J", [(A, "Photo: J", "next-paragraph")]),
    "picture in a comment": (f"% {A}", []),
    "verbatim": (
        f"\\begin{{verbatim}}\n{A} Photo: J\n\\end{{verbatim}}\\verb|{A}|\n\\begin{{lstlisting}}©\\end{{lstlisting}}",
        [],
    ),
    "behind the end": (f"{A}\\end{{document}}Photo: J", [(A, None, None)]),
    "unclosed": (f"\\begin{{figure}}{A}\\caption{{Photo: J", [(A, "Photo: J", "same-paragraph")]),
    "astral, right to left": (figure(f"{A}\\caption{{😀 Photo: רונית 𝒳}}"), [(A, "😀 Photo: רונית 𝒳", "caption")]),
}


@pytest.mark.parametrize(("text", "rows"), TIES.values(), ids=TIES)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_pictures_and_their_credits(reading: Any, text: str, rows: list[Row], ends: str) -> None:
    assert reading.rows(text.replace("\n", ends), "a.tex") == rows


@pytest.mark.parametrize(("text", "rows"), TIES.values(), ids=TIES)
def test_a_text_around_it_only_moves_places(reading: Any, text: str, rows: list[Row]) -> None:
    start = "\ufeff\\documentclass{article}\n\\title{𝒳}\n\\begin{document}\n\n\\begin{frame}Über.\\end{frame}\n\n"
    assert reading.rows(f"{start}{text}\n", "a.tex") == rows


INLINE: dict[str, tuple[str, str, str]] = {
    "link": (rf"Photo: \href{{{E}}}{{Jane D}}, CC", f"Photo: [Jane D]({E}), CC", "markdown"),
    "link with escapes": (
        r"Photo: \href{https://e.org/a\_b\%20\#c}{J}",
        "Photo: [J](https://e.org/a_b%20#c)",
        "markdown",
    ),
    "link with options": (rf"Photo: \href[pdfnewwindow]{{{E}}}{{J}}", f"Photo: [J]({E})", "markdown"),
    "emphasis in a link": (rf"Photo: \href{{{E}}}{{\emph{{J}}}}", f"Photo: [*J*]({E})", "markdown"),
    "address": (r"Photo: J, \url{https://e.org/a_b}", "Photo: J, https://e.org/a_b", "markdown"),
    "accents": (
        r"Photo: Zo\"e J\'{e}r\^ome, \v{S}\v{c}, \c{c}, \'\i, \'{\i}",
        "Photo: Zoë Jérôme, Šč, ç, í, í",
        "markdown",
    ),
    "letters": (r"Photo: S\o ren \L{}ukasz \ss", "Photo: Søren Łukasz ß", "markdown"),
    "signs": (r"Photo: J \& K~L -- M---N, 5\,\%", "Photo: J & K\xa0L – M—N, 5 %", "markdown"),
    "quotes": (r"Photo: ``Sea'', J", "Photo: “Sea”, J", "markdown"),
    "copyright": (r"Photo: \copyright{} J \textcopyright\ K", "Photo: © J © K", "markdown"),
    "license icons": (r"Photo: J, \ccbysa", "Photo: J, CC BY-SA", "markdown"),
    "emphasis": (r"Photo: \textit{J} \textbf{K} {\em L} \textsc{M}", "Photo: *J* **K** L M", "markdown"),
    "switches": (r"Photo: \small J\centering", "Photo: J", "markdown"),
    "dropped": (r"Photo: J\label{x}\vspace{1cm}, K", "Photo: J, K", "markdown"),
    "language": (r"Photo: \foreignlanguage{german}{J}", "Photo: J", "markdown"),
    "color": (r"Photo: \textcolor[rgb]{0,0,0}{J}", "Photo: J", "markdown"),
    "line break": (r"Photo: J\\K", "Photo: J\nK", "markdown"),
    "own command": (r"Photo: \name{J}", "Photo: J", "text"),
    "own command without arguments": (r"Photo: J, \mylicense", r"Photo: J, \\mylicense", "text"),
    "citation": (r"Photo: J \cite[p.~5]{x}", "Photo: J", "text"),
    "signs of Markdown": (r"Photo: J* [K] \_", r"Photo: J\* \[K\] \_", "markdown"),
}


@pytest.mark.parametrize(("text", "credit", "format"), INLINE.values(), ids=INLINE)
def test_commands_are_written_as_markdown(reading: Any, text: str, credit: str, format: str) -> None:
    (use,) = reading.document(figure(f"{A}\\caption{{{text}}}"), "a.tex").uses
    assert use.credit is not None
    assert (use.credit.text, use.credit.format) == (credit, format)


def test_each_part_of_a_credit_leads_to_its_place(reading: Any) -> None:
    text = rf"Photo: \href{{{E}a\_b}}{{Ren\'e D\"{{o}}}}, \emph{{K}} \& \copyright"
    document = reading.document(figure(f"{A}\\caption{{{text}}}"), "a.tex")
    credit = document.uses[0].credit
    found = {}
    for part in ("René", "Dö", f"{E}a_b", f"[René Dö]({E}a_b)", "K", "&", "©"):
        at = credit.text.index(part)
        span = credit.offsets.span(Span(at, at + len(part)))
        found[part] = document.text[span.start : span.end]
    assert found == {
        "René": r"Ren\'e", "Dö": r"D\"{o}", f"{E}a_b": rf"{E}a\_b",
        f"[René Dö]({E}a_b)": rf"\href{{{E}a\_b}}{{Ren\'e D\"{{o}}}}", "K": "K", "&": r"\&", "©": r"\copyright",
    }  # fmt: skip


PICTURES = {
    "spaces and quotes": (r'\includegraphics{"my picture.jpg"}', "my picture.jpg", "", False),
    "escaped": (r"\includegraphics{a\_b.jpg}", "a_b.jpg", "", False),
    "alternative text": (r"\includegraphics[alt={Boats, two}]{a}", "a", "Boats, two", False),
    "in points": (r"\includegraphics[width=16pt]{a}", "a", "", False),
    "in pixels": (r"\includegraphics[width=16px]{a}", "a", "", True),
    "star": (r"\includegraphics*[0,0][5,5]{a}", "a", "", False),
}


@pytest.mark.parametrize(("text", "image", "alt", "decorative"), PICTURES.values(), ids=PICTURES)
def test_what_a_picture_is(text: str, image: str, alt: str, decorative: bool) -> None:
    (use,) = read_document("a.tex", text.encode()).uses
    assert (use.image, use.alt, use.decorative) == (image, alt, decorative)


def test_a_command_for_pictures_gives_their_address() -> None:
    text = r"\newcommand{\pic}[1]{\includegraphics{img/#1.jpg}} \pic{a\_b}"
    assert [u.image for u in read_document("a.tex", text.encode()).uses] == ["img/a_b.jpg"]


@pytest.mark.parametrize(("text", "date"), [(r"\date{2026-11-27}", "2026-11-27"), (r"\date{\today}", None)])
def test_the_date_that_the_document_states(text: str, date: str | None) -> None:
    assert read_document("a.tex", f"{text}\n{A}\n".encode()).date == date


LANGUAGES = {
    "babel": (r"\usepackage[english,ngerman]{babel}", "de"),
    "babel, main": (r"\usepackage[main=french]{babel}", "fr"),
    "polyglossia": (r"\setmainlanguage[variant=uk]{ukrainian}", "uk"),
    "class": (r"\documentclass[12pt,brazilian]{article}", "pt-BR"),
    "babel over class": ("\\documentclass[german]{article}\n\\usepackage[dutch]{babel}", "nl"),
    "in a comment": (r"% \usepackage[german]{babel}", None),
    "none": (r"\documentclass{article}", None),
}


@pytest.mark.parametrize(("text", "language"), LANGUAGES.values(), ids=LANGUAGES)
def test_the_language_that_the_document_states(text: str, language: str | None) -> None:
    document = read_document("a.tex", f"{text}\n{A}\n".encode())
    assert (document.language, document.uses[0].language) == (language, language)


def test_german_shorthands_are_letters_in_a_german_document(reading: Any) -> None:
    (use,) = reading.document(f'\\usepackage[ngerman]{{babel}}\n{A}\n\nFoto: J"org M"uller', "a.tex").uses
    assert use.credit.text == "Foto: Jörg Müller"
