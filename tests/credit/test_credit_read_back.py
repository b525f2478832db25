"""What the writer writes in English, the parser reads back whole, for every license of the registry and every format."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from licensecheck.credit import CreditFacts, fields, parse, write_credit
from licensecheck.licenses import all_ids, get

FORMATS = ("text", "markdown", "html")
NOT_STATED = frozenset(
    {"LicenseRef-Free-Screenshot", "LicenseRef-FWL", "LicenseRef-Fair-Use", "LicenseRef-Courtesy"}
) | frozenset({"LicenseRef-Royalty-Free", "LicenseRef-Editorial-Use-Only"})
"""Statements of the registry that are no license names in running text: `find` leaves them alone on purpose."""
AUTHORS = st.sampled_from(
    (
        ("Jane Sample",),
        ("Jörg Beispiel-Muster", "J. R. Sample"),
        ("sample_77",),
        ("National Police of Exampleland",),
        ("Іван Зразок",),
        ("unknown",),
        ("Jane Sample from Riverton, Canada",),
        ("XASA/YSA",),
    )
)
TITLES = st.sampled_from(
    (
        None,
        "Old mill by the river",
        "Museum after the storm (2023)",
        "Mühle & Brücke",
        "Млин на річці",
        "Cropped fields",
        "Mill, <b>bold</b> [x] *y*",
    )
)
FACTS = st.builds(
    CreditFacts,
    authors=AUTHORS.map(lambda names: tuple((n, None) for n in names)),
    title=TITLES,
    file_title=st.sampled_from(("File:Old mill.jpg", "File:Mill (cropped) 2.png", "File:Млин.jpg")),
    license_ids=st.sampled_from([i for i in all_ids() if i not in NOT_STATED]).map(lambda i: (i,)),
    date=st.sampled_from((None, "2023-04-25", "1925", "2019-05")),
    change_notice=st.sampled_from((None, "cropped", "no changes made", "resized and cropped")),
    source_name=st.just("Wikimedia Commons"),
    label=st.sampled_from(("Image", "Photo", "Photograph", "Illustration")),
)


def license_of(name: str) -> str:
    """Return the id that is read back: all public domain statements read as one."""
    known = get(name)
    return "LicenseRef-PD" if known is not None and known.kind == "public-domain" else name


@settings(max_examples=400, deadline=None)
@given(facts=FACTS, form=st.sampled_from(FORMATS))
def test_written_credit_is_read_back_whole(facts: CreditFacts, form: str) -> None:
    """Authors, title, date, license, source, file and change statement come back as they went in."""
    if form == "text" and facts.title is not None and "<" in facts.title:
        facts = facts.replace(title="Mill, bold x")  # plain text has no way to write signs of markup
    got = fields(parse(write_credit(facts, form), form))  # type: ignore[arg-type]
    status = {None: "none-stated", "no changes made": "unmodified"}.get(facts.change_notice, "modified")
    assert {
        k: got[k] for k in ("is_credit", "authors", "title", "date", "licenses", "source", "file", "modification")
    } == {
        "is_credit": True,
        "authors": [name for name, _ in facts.authors],
        "title": facts.title,
        "date": facts.date,
        "licenses": [license_of(facts.license_ids[0])],
        "source": "wikimedia-commons",
        "file": facts.file_title,
        "modification": status,
    }
