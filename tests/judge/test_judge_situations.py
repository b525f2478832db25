"""Each situation of the table has exactly the reasons that it should."""

from __future__ import annotations

import pytest

from judge.situations import TABLES, Expected
from licensecheck.model import Case

ROWS = [pytest.param(f, *row, id=f"{f}: {name}") for f, table in TABLES.items() for name, row in table.items()]


@pytest.mark.parametrize(("field", "case", "expected"), ROWS)
def test_reasons_of_a_field(field: str, case: Case, expected: Expected) -> None:
    """Written and recorded facts lead to these reasons and verdicts, and to no other."""
    assert tuple((r.id, r.verdict) for r in case.field(field).reasons) == expected
