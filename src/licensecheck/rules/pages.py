"""The rules' pages, written from the rules themselves: Markdown for the documentation, plain text for the terminal."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.rules.grounds import REFERENCES, ground_for
from licensecheck.rules.registry import REGISTRY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.rules.base import Rule

RECORDS = {
    "bridge": "File:Kyiv bridge.jpg, author Anna Koval, 2023-04-25, uploaded by FlickrBot, license CC BY-SA 4.0.",
    "bridge-given": "File:Kyiv bridge.jpg, author Anna Koval, license CC BY-SA 4.0; the user says that the credit is for this file.",
    "mill": "File:Old mill.jpg, author Anna Koval, license CC BY-SA 3.0 DE.",
    "renamed": "File:Bridge of Kyiv.jpg redirects to File:Kyiv bridge.jpg, author Anna Koval, license CC BY-SA 4.0.",
    "absent": "There is no File:Kyiv brigde.jpg, and no log names it.",
    "deleted": "File:Stolen photo.jpg was deleted as a copyright violation.",
    "non-free": "File:Company logo.png is marked as non-free.",
    "nominated": "File:Kyiv bridge.jpg as above, with an open request for deletion.",
    "unproven": "File:Kyiv bridge.jpg as above, in the category of possibly unfree Flickr images.",
    "relicensed": "File:Kyiv bridge.jpg as above; until 2024-03-01 its page named CC BY-SA 3.0.",
    "overwritten": "File:Kyiv bridge.jpg as above; the published picture is its version of 2020, and there is a newer one.",
    "ambiguous": "File:Kyiv bridge.jpg as above, but a template on its page names a license that is not known.",
    "two-licenses": "File:Kyiv bridge.jpg, author Anna Koval, licenses CC BY-SA 4.0 and CC BY 4.0.",
    "gfdl": "File:Kyiv bridge.jpg, author Anna Koval, license GFDL 1.2.",
    "public-domain": "File:Kyiv bridge.jpg, author Anna Koval, public domain.",
    "prescribed": "File:Kyiv bridge.jpg as above, with the prescribed credit “Photo: Anna Koval / Bridge Archive”.",
    "two-authors": "File:Kyiv bridge.jpg, authors Anna Koval and Petro Lys, license CC BY-SA 4.0.",
    "none": "The wiki was not asked.",
    "no-nc": 'The wiki was not asked. The publisher\'s settings say: accept = ["no-nc"].',
    "allowed-hosts": 'The wiki was not asked. The settings of the publisher say: allowed-hosts = ["wikimedia.org"].',
}
"""What the wiki answers in the examples: key of `Example.record` -> in words. The files are invented."""

_FENCES = {"markdown": "markdown", "html": "html", "text": "text", "article": "markdown", "page": "html"}
_VERSIONS = ("CC-BY-SA-4.0", "CC-BY-SA-3.0", "CC-BY-2.0")
_NEEDS = {
    "text": "the credit",
    "commons": "the file's record",
    "config": "a setting",
    "image": "the published picture",
}
_FIXES = {
    "safe": "safe: may be applied without asking, where the file is identified beyond doubt",
    "unsafe": "unsafe: applied only on request",
    "display": "advice, never applied",
    "none": "none",
}


def sections(rule: Rule) -> dict[str, str]:
    """Return the sections of the rule's docstring by title; "" holds the summary."""
    from inspect import cleandoc

    found: dict[str, str] = {}
    title = ""
    lines: list[str] = []
    for line in (*cleandoc(rule.__doc__ or "").splitlines(), "## "):
        if line.startswith("## "):
            found[title] = "\n".join(lines).strip()
            title, lines = line[3:], []
        else:
            lines.append(line)
    return found


def markdown_page(rule: Rule) -> str:
    """Return the rule's page for the documentation."""
    parts = sections(rule)
    blocks = [f"# {rule.code} {rule.name}", parts[""], _table(rule)]
    for title in ("What it does", "Why"):
        blocks += [f"## {title}", parts[title]]
    for title, fires in (("Example", True), ("Better", False)):
        blocks += [f"## {title}", *_example_blocks(rule, fires)]
    blocks += ["## Limits", parts["Limits"]]
    references = "\n".join(_reference_lines(rule))
    blocks += ["## References", references] if references else []
    return "\n\n".join(blocks) + "\n"


def _table(rule: Rule) -> str:
    rows = [
        ("Severity", rule.severity),
        ("Needs", ", ".join(_NEEDS[n] for n in rule.needs)),
        ("Fix", _FIXES[rule.fix]),
        ("Stage", f"{rule.stage}, since {rule.added}"),
    ]
    return "\n".join(["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)])


def _example_blocks(rule: Rule, fires: bool) -> Iterator[str]:
    for example in rule.examples:
        if example[0] is fires:
            _, form, text, record = example
            yield f"Record: {RECORDS[record]}\n\n```{_FENCES[form]}\n{text.rstrip()}\n```"


def _reference_lines(rule: Rule) -> Iterator[str]:
    clauses = [ground_for(rule.duty, (), i) for i in _VERSIONS] if rule.duty else []
    for ground in clauses:
        if ground.clause:
            yield f"- [{ground.clause}]({ground.url})"
    for key in rule.refs:
        title, url = REFERENCES[key]
        yield f"- [{title}]({url})"


def index_page() -> str:
    """Return the page that lists all rules."""
    head = (
        "# Rules\n\nEvery finding names its rule. This is a checklist for editors and developers, not legal advice. An error "
        "is reported only for what the evidence contradicts.\n\n| Code | Name | Severity | Needs | Fix |\n|---|---|---|---|---|"
    )
    rows = (
        f"| [{r.code}]({r.code}.md) | {r.name} | {r.severity} | {', '.join(r.needs)} | {r.fix} |"
        for r in REGISTRY.values()
    )
    return "\n".join((head, *rows)) + "\n"


def pages() -> dict[str, str]:
    """Return all documentation pages: file name -> Markdown."""
    return {"index.md": index_page(), **{f"{r.code}.md": markdown_page(r) for r in REGISTRY.values()}}


def text_page(rule: Rule) -> str:
    """Return the rule's page for a terminal: no markup but indented examples."""
    parts = sections(rule)
    facts = f"{rule.severity} · needs {', '.join(rule.needs)} · fix: {rule.fix} · {rule.stage} since {rule.added}"
    blocks = [f"{rule.code} {rule.name}\n{facts}", parts[""]]
    blocks += [f"{title}\n{_indented(parts[title])}" for title in ("What it does", "Why")]
    for title, fires in (("Example", True), ("Better", False)):
        shown = (f"{_indented(e[2].rstrip())}\n    (Record: {RECORDS[e[3]]})" for e in rule.examples if e[0] is fires)
        blocks.append(f"{title}\n" + "\n\n".join(shown))
    references = "\n".join(line[2:].replace("](", ": ").strip("[)") for line in _reference_lines(rule))
    blocks.append(f"Limits\n{_indented(parts['Limits'])}")
    blocks += [f"References\n{_indented(references)}"] if references else []
    return "\n\n".join(blocks) + "\n"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.splitlines())
