"""Asks for structured data, fifty files to a question, and for the names of creators that are items."""

from __future__ import annotations

from licensecheck.commons.answers import batches
from licensecheck.commons.client import UnavailableError
from licensecheck.commons.structured import Item, creator_items, read_item, with_structured

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from licensecheck.commons.questions import Questions
    from licensecheck.model import FileFacts

NO_SUCH_MODULE = frozenset({"badvalue", "unknown_action", "unrecognizedvalue"})
"""How a wiki without structured data refuses the question; older versions say `unknown_action`."""
NO_SUCH_ITEM = NO_SUCH_MODULE | {"no-such-entity", "no-such-entity-id", "param-invalid"}


class Entities:
    """The structured data of one wiki. That it has none is asked once, and is no failure."""

    def __init__(self, questions: Questions) -> None:
        self._questions = questions
        self._exists = True
        self._has_items = True

    def read(self, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
        """Add structured data to facts.

        Args:
            files: facts by any key; those that are not present, not on this wiki, or have it already stay as they are.

        Returns:
            Facts by the same keys; `structured` is False where it could not be read.
        """
        out = dict(files)
        wanted = {k: f for k, f in files.items() if _readable(f)}
        entities: dict[str, dict[str, Any]] = {}
        for batch in batches(_id_of(f) for f in wanted.values()):
            entities |= self._ask(batch)
        items = self._names({item for entity in entities.values() for item in creator_items(entity)})
        read_at = self._questions.now()
        for key, facts in wanted.items():
            if not self._exists:
                out[key] = facts.replace(structured=True)
            elif (entity := entities.get(_id_of(facts))) is not None:
                out[key] = with_structured(facts, entity, items, read_at)
        return out

    def _ask(self, ids: list[str]) -> dict[str, dict[str, Any]]:
        if not self._exists:
            return {}
        params = {"action": "wbgetentities", "ids": "|".join(ids), "props": "info|claims"}
        try:
            answer = self._questions.client.ask("structured", params, accept=NO_SUCH_MODULE)
        except UnavailableError:
            return {}
        self._exists = "error" not in answer
        return _entities(answer, ids)

    def _names(self, items: Iterable[str]) -> dict[str, Item]:
        """Labels and aliases of items, if this wiki's API knows items at all."""
        found: dict[str, Item] = {}
        for batch in batches(sorted(items)):
            if not self._has_items:
                break
            params = {"action": "wbgetentities", "ids": "|".join(batch), "props": "labels|aliases"}
            try:
                answer = self._questions.client.ask("structured", params, accept=NO_SUCH_ITEM)
            except UnavailableError:
                break
            self._has_items = "error" not in answer
            found |= {key: read_item(entity) for key, entity in _entities(answer, batch).items()}
        return found


def _readable(facts: FileFacts) -> bool:
    return facts.state == "present" and facts.repository == "local" and bool(facts.page_id) and not facts.structured


def _id_of(facts: FileFacts) -> str:
    return f"M{facts.page_id}"


def _entities(answer: Mapping[str, Any], asked: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The entities of an answer that were asked for, by id as asked: an item that was merged into another has that one's."""
    entities, wanted = answer["entities"], set(asked)
    found = {k: e for k, e in entities.items() if k in wanted and isinstance(e, dict)}
    return {k: e for k, e in found.items() if e.get("id", k) == k or k.startswith("Q")}
