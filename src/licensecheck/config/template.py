"""The commented file of settings that `licensecheck init` writes."""

from __future__ import annotations

import os

from licensecheck.config.keys import TABLE
from licensecheck.model._value import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

GENERATORS = (
    ("Hugo", ("hugo.toml", "hugo.yaml", "hugo.json", "config/_default/hugo.toml"), ("content",)),
    ("Hugo", ("archetypes/default.md",), ("content",)),
    ("Jekyll", ("_config.yml", "_config.yaml"), ("_posts", "_pages", "_docs", "_drafts")),
    ("MkDocs", ("mkdocs.yml", "mkdocs.yaml"), ("docs",)),
    ("Sphinx", ("conf.py",), (".",)),
    ("Sphinx", ("docs/conf.py",), ("docs",)),
    ("Sphinx", ("docs/source/conf.py",), ("docs/source",)),
    ("Docusaurus", ("docusaurus.config.js", "docusaurus.config.ts"), ("docs", "blog", "src/pages")),
    ("Astro", ("astro.config.mjs", "astro.config.ts", "astro.config.js"), ("src/content", "src/pages")),
    ("Eleventy", (".eleventy.js", "eleventy.config.js", "eleventy.config.mjs"), ("src", "content", "posts")),
    ("Gatsby", ("gatsby-config.js", "gatsby-config.ts"), ("content", "src/pages")),
    ("Hexo", ("_config.hexo.yml", "scaffolds/post.md"), ("source",)),
    ("Quarto", ("_quarto.yml", "_quarto.yaml"), (".",)),
    ("mdBook", ("book.toml",), ("src",)),
    ("Antora", ("antora.yml",), ("modules",)),
    ("Jupyter Book", ("_toc.yml",), (".",)),
    ("Pelican", ("pelicanconf.py",), ("content",)),
)
"""Generator of sites, the files that tell it, and the folders where its articles are."""

_SHOWN = ("contact", "profile", "fail-on", "on-unverified", "lockfile", "baseline", "include", "exclude")
_HEAD = """\
# Settings of licensecheck: which credits of pictures are checked, and how.
# Every line that begins with "#" shows a setting that is not made. `licensecheck config` shows all of them and where each
# was made. An option outranks the environment (LICENSECHECK_…), the environment outranks this file.

"""


def detected(folder: str) -> tuple[str, tuple[str, ...]]:
    """Return the generator of sites whose files are in `folder`, and its patterns of articles; ("", ()) for none."""
    for name, markers, places in GENERATORS:
        if any(os.path.isfile(os.path.join(folder, marker)) for marker in markers):
            found = [p for p in places if p != "." and os.path.isdir(os.path.join(folder, p))]
            if found or "." in places:
                return name, tuple(f"/{p}/**" for p in found)
    return "", ()


def template(folder: str) -> Iterator[str]:
    """Yield the lines of a file of settings for `folder`; only what was detected there is set."""
    generator, include = detected(folder)
    yield _HEAD
    for key in (*(k for k in TABLE if k.name in _SHOWN), *(k for k in TABLE if k.name not in _SHOWN)):
        choices = f" ({', '.join(key.choices)})" if key.choices and len(key.choices) < 6 else ""
        yield f"# {key.help[0].upper()}{key.help[1:]}{choices}.\n"
        if key.name == "include" and include:
            yield f"# This looks like a site made with {generator}.\n"
            yield f"{key.name} = {toml(include)}\n\n"
        else:
            yield f"# {key.name} = {toml(key.default if key.example is None else key.example)}\n\n"


def toml(value: Any) -> str:
    """Return a value as TOML writes it on one line."""
    from json import dumps

    if isinstance(value, dict):
        return "{ " + ", ".join(f"{dumps(k, ensure_ascii=False)} = {toml(v)}" for k, v in value.items()) + " }"
    return dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
