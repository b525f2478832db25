"""What reading an article costs beside the parsing it stands on, and why HTML has a tokenizer of its own.

Articles of about 6 KB with two credits each, made here; the credit parser is left out. Goals, as CPU in one run: reading
Markdown, credits tied, at most 20 times the bare events of pulldown-cmark (in Rust, nobody looking at them), and with front
matter, a shortcode, a component or a directive at most twice that; a whole HTML
page at most 2.5 times what html.parser needs for its tags and positions alone, and our tags at most 0.9 times; tags that
are never closed at most 0.05 times (html.parser needs quadratic time).
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from html.parser import HTMLParser

import pyromark

from licensecheck.articles import Document, read_document
from licensecheck.articles.html.tags import scan

WORDS = (
    "the",
    "museum",
    "was",
    "built",
    "over",
    "many",
    "years",
    "its",
    "roof",
    "slate",
    "harbor",
    "where",
    "boats",
    "come",
)
CREDIT = "Photo: Jane Doe, [X {0}](https://commons.wikimedia.org/wiki/File:X_{0}.jpg), [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)"
HTML_CREDIT = 'Photo: Jane Doe, <a href="https://commons.wikimedia.org/wiki/File:X_{0}.jpg">X {0}</a>, CC BY 4.0'
ARTICLES = 200
MORE = {
    "YAML": "---\nimage: a.jpg\nimage_credit: Jane Doe\n---\n{}",
    "TOML": "+++\nimage = 'a.jpg'\nimage_credit = 'Jane Doe'\n+++\n{}",
    "shortcode": '{}\n\n{{{{< figure src="a.jpg" attr="Jane Doe" >}}}}\n',
    "component": '{}\n\n<Figure src="a.jpg" credit="Jane Doe" />\n',
    "directive": "{}\n\n```{{figure}} a.jpg\nPhoto: Jane Doe\n```\n",
}
"""What an article may hold besides."""


def paragraph(source: random.Random, words: int) -> str:
    """Return running text without a word of credits."""
    return " ".join(source.choice(WORDS) for _ in range(words)).capitalize() + "."


def markdown(source: random.Random) -> str:
    """Return one article."""
    parts = ["# A title"]
    for number in range(10):
        parts.append(paragraph(source, 105))
        if number in (2, 7):
            parts += [f"![picture](https://example.org/{number}.jpg)", f"*{CREDIT.format(number)}*"]
    return "\n\n".join(parts)


def html(source: random.Random) -> str:
    """Return one page."""
    parts = ["<!DOCTYPE html><html lang=en><body><h1>A title</h1>"]
    for number in range(10):
        parts.append(
            f"<p>{paragraph(source, 50)} <em>{paragraph(source, 5)}</em> <a href='x'>{paragraph(source, 45)}</a></p>"
        )
        if number in (2, 7):
            caption = HTML_CREDIT.format(number)
            parts.append(f'<figure><img src="{number}.jpg" alt="x"><figcaption>{caption}</figcaption></figure>')
    return "\n".join(parts) + "</body></html>"


def seconds(work: Callable[[str], object], articles: list[str]) -> float:
    """Return the best CPU time of five rounds, for one article."""
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        for article in articles:
            work(article)
        best = min(best, time.process_time() - start)
    return best / len(articles)


class _Tags(HTMLParser):
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.getpos()

    def handle_data(self, data: str) -> None:
        self.getpos()


def standard_library(page: str) -> None:
    """Parse with html.parser and ask for every position."""
    parser = _Tags(convert_charrefs=False)
    parser.feed(page)
    parser.close()


def cheap(text: str, format: str) -> bool:
    """Stand in for the credit parser, whose cost is measured elsewhere."""
    return "Photo:" in text


def read(suffix: str, text: str) -> Document:
    """Read one article."""
    return read_document(f"a.{suffix}", text, is_credit=cheap)


def tags(page: str) -> None:
    """Run our tokenizer."""
    for _ in scan(page, 0, len(page)):
        pass


def main() -> int:
    """Print one line per format; return 1 if a goal is missed."""
    source = random.Random(7)
    articles = {"md": [markdown(source) for _ in range(ARTICLES)], "html": [html(source) for _ in range(ARTICLES)]}
    for name, texts in articles.items():
        for text in texts:
            found = [u.credit is not None for u in read(name, text).uses]
            assert found == [True, True], "the reader lost a credit of the generator"
    options, hostile = pyromark.Options(2 | 4 | 8 | 16), ["<a " * 1_000]
    events = seconds(lambda t: sum(1 for _ in pyromark.events_with_range(t, options=options)), articles["md"])
    peer = seconds(standard_library, articles["html"])
    ours = {name: seconds(lambda t, n=name: read(n, t), texts) for name, texts in articles.items()}  # type: ignore[misc]
    made = {name: seconds(lambda t, m=more: read("md", m.format(t)), articles["md"]) for name, more in MORE.items()}  # type: ignore[misc]
    rows = (
        *((f"Markdown, {name}", cost / ours["md"], "Markdown", 2.0) for name, cost in made.items()),
        ("Markdown", ours["md"] / events, "bare events", 20.0),
        ("HTML", ours["html"] / peer, "html.parser", 2.5),
        ("HTML, tags alone", seconds(tags, articles["html"]) / peer, "html.parser", 0.9),
        ("HTML, open tags", seconds(tags, hostile) / seconds(standard_library, hostile), "html.parser", 0.05),
    )
    for name, ratio, base, goal in rows:
        print(f"{name:20} {ratio:6.3f} x {base:12} goal {goal:5}   {'ok' if ratio <= goal else 'MISSED'}")
    print(f"{1 / ours['md']:.0f} Markdown articles and {1 / ours['html']:.0f} HTML pages a second")
    return int(any(ratio > goal for _, ratio, _, goal in rows))


if __name__ == "__main__":
    sys.exit(main())
