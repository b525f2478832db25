"""A make-believe wiki behind a fault proxy, and a source that asks it without really sleeping."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commons.fake_wiki import FakeWiki
from commons.fault_proxy import FaultProxy
from licensecheck.commons import CommonsSource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOW = "2026-11-20T12:00:00Z"


@pytest.fixture
def wiki() -> FakeWiki:
    return FakeWiki()


@pytest.fixture
def proxy(wiki: FakeWiki) -> Iterator[FaultProxy]:
    with FaultProxy(wiki) as running:
        yield running


@pytest.fixture
def slept() -> list[float]:
    """The pauses that the source made, in seconds; none of them is really slept."""
    return []


@pytest.fixture
def make_source(slept: list[float]) -> Callable[..., CommonsSource]:
    def make(url: str, timeout: float = 20.0) -> CommonsSource:
        return CommonsSource(
            api_url=url, contact="test@example.org", timeout=timeout, sleep=slept.append, now=lambda: NOW
        )

    return make


@pytest.fixture
def source(proxy: FaultProxy, make_source: Callable[..., CommonsSource]) -> CommonsSource:
    return make_source(proxy.url)
