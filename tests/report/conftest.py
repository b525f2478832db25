"""Sentences for the message ids of the samples, so that these tests do not depend on the real wording."""

from __future__ import annotations

import pytest

from licensecheck import messages
from licensecheck.model import FIELDS

SENTENCES = {
    "test.message": "The credit says {written}; the record says {recorded}.",
    "test.message.detail": "Name the license that the file has.",
    "test.fix": "Write {new}.",
    "test.why": "the words of the title",
    "license.version-differs": "The versions differ.",
    "modification.not-compared": "No picture was given.",
    "picture.not-given": "No picture was given.",
    "unavailable.offline": "Not looked up: this run is offline.",
    "picture.empty": "The picture is an empty file.",
    "input.unreadable": "{path} cannot be read: {why}.",
    **{f"{name}.matches": f"The {name} matches." for name in FIELDS},
    **{f"{name}.file-unknown": f"The {name} cannot be compared." for name in FIELDS},
}


@pytest.fixture(autouse=True)
def sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the sentences in place of those of the catalogue."""
    catalogue = messages._templates
    monkeypatch.setattr(messages, "_templates", lambda name: SENTENCES if name in SENTENCES else catalogue(name))
