"""What a batch says about each of its titles."""

from __future__ import annotations

from licensecheck.commons.read import Source, page_facts
from licensecheck.commons.retry import Outcome
from licensecheck.model import FileFacts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.commons.answers import Merged
    from licensecheck.model import FileHistory

CUT = Outcome("cut-answer")


def title_facts(merged: Merged, title: str, source: Source, failure: Outcome | None) -> FileFacts:
    """The facts for one title of a batch; unavailable where the answer does not speak of it."""
    final, passed = merged.follow(title)
    page = merged.pages.get(final)
    if page is None and title in merged.interwiki:
        outcome = Outcome("other-wiki-title", None, (("title", title), ("wiki", merged.interwiki[title])))
        return unavailable_facts(title, outcome)
    if page is None:
        return unavailable_facts(title, failure or CUT)
    facts = page_facts(page, title, source, passed)
    if facts.state == "no-file" and not merged.complete:
        return unavailable_facts(title, failure or CUT)
    namespace = page.get("ns")
    if isinstance(namespace, int) and namespace != 6 and facts.state != "present" and not final.startswith("File:"):
        why = (("title", title), ("why", "it is not the name of a file"))
        return FileFacts(final, title, "invalid", "unavailable.invalid-title", why, read_at=source.read_at)
    return facts


def unavailable_facts(title: str, outcome: Outcome) -> FileFacts:
    """The answer for a title that nothing was read about."""
    return FileFacts(title, title, "unavailable", outcome.reason, outcome.params)


def invalid_facts(title: str) -> FileFacts:
    """The answer for a title that was not sent."""
    why = (("title", title[:300]), ("why", "no wiki allows such a title"))
    return FileFacts(title, title, "invalid", "unavailable.invalid-title", why)


def confirmable(facts: FileFacts) -> bool:
    """Whether this wiki has the page of the file, so that its templates can be read."""
    return facts.state == "present" and facts.repository == "local" and not facts.confirmed and "|" not in facts.title


def is_answered(history: FileHistory | None) -> bool:
    """Whether a history was read."""
    return history is not None and history.state == "answered"


def names_author(facts: FileFacts) -> bool:
    """Whether the author field says plainly who it was, or that nobody knows: one block, and names in it, no sentence."""
    author = facts.author
    return author is not None and author.count <= 1 and (author.unknown or bool(author.names))


def page_names(page: dict[str, object] | None, kind: str) -> list[str]:
    """Template or category names of a merged page, without namespace."""
    items = (page or {}).get(kind)
    titles = [item.get("title") for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return [title.partition(":")[2] for title in titles if isinstance(title, str) and ":" in title]
