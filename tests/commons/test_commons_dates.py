"""The date field: one date, or only words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensecheck.commons.dates import iso_date, read_date
from licensecheck.model import DateFact, Witness

WITNESS = Witness("extmetadata", "DateTimeOriginal", "File:X.jpg")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-04-25", "2023-04-25"),
        ("2015-02-04 15:19", "2015-02-04"),
        ("2014-09-15T19:59:32Z", "2014-09-15"),
        ("2014:12:08 16:04:26", "2014-12-08"),
        ("2004-08", "2004-08"),
        ("2004-07-00", "2004-07"),
        ("1925", "1925"),
        ("02.07.2007", "2007-07-02"),
        ("Taken on 4 September 2012", "2012-09-04"),
        ("April 25, 2023", "2023-04-25"),
        ("July 2004", "2004-07"),
        ("12:30, 4 May 2010 (UTC)", "2010-05-04"),
        ("2006-10-01 (according to Exif data)", "2006-10-01"),
        ("circa 1915", ""),
        ("1885-1890", ""),
        ("between 1712 and 1721", ""),
        ("19th century", ""),
        ("1900s", ""),
        ("Summer 2002", ""),
        ("before 1900", ""),
        ("2023-13-45", ""),
        ("2023-02-30", ""),
        ("13 December 2007 (original upload date)", ""),
        ("Unknown", ""),
        ("0000", ""),
    ],
)
def test_one_date_or_none(text: str, expected: str) -> None:
    assert iso_date(text) == expected


def test_hidden_machine_dates_are_not_read() -> None:
    html = 'circa 1617 <div style="display: none;">date QS:P,+1617-00-00T00:00:00Z/9</div>'
    assert read_date(html, WITNESS) == DateFact("", "circa 1617", WITNESS)


def test_an_empty_field_is_no_fact() -> None:
    assert read_date("", WITNESS) is None


@given(st.dates())
def test_iso_dates_are_kept(day: object) -> None:
    assert iso_date(str(day)) == str(day)


@given(st.text(max_size=150))
def test_any_words_are_read(text: str) -> None:
    import re

    assert re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", iso_date(text))
