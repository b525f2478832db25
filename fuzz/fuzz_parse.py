"""Coverage-guided fuzzing of the credit parser: no input may raise, or give a span that lies outside the text.

    pip install atheris
    python fuzz/fuzz_parse.py -max_total_time=300 -max_len=4000

Atheris is not part of the development set-up: it has no wheels for every platform that we support.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["licensecheck"]):
    from licensecheck.credit import fields, parse
    from licensecheck.model import Span, Value

FORMATS = ("text", "markdown", "html")


def spans(value: object) -> list[Span]:
    """Return every span inside a value."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, Value):
        return [s for name in value._fields for s in spans(getattr(value, name))]
    if isinstance(value, tuple):
        return [s for item in value for s in spans(item)]
    return []


def check(data: bytes) -> None:
    """Parse one input as one of the three formats and look at what comes out."""
    source = atheris.FuzzedDataProvider(data)
    form = FORMATS[source.ConsumeIntInRange(0, 2)]
    text = source.ConsumeUnicode(4_000)
    credit = parse(text, form)  # type: ignore[arg-type]
    fields(credit)
    assert credit.text == text
    for span in spans(credit):
        assert 0 <= span.start <= span.end <= len(text), (span, text)


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
