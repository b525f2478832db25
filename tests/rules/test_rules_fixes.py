"""Fixes: the whole credit before and after, and how safe the change is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from licensecheck.model import Candidate, Fix, Link, Lookup, Suggestion
from licensecheck.rules import run

if TYPE_CHECKING:
    from licensecheck.model import Case
    from rules.conftest import Kit

BY_SA = "https://creativecommons.org/licenses/by-sa/4.0/"
PAGE = "https://commons.wikimedia.org/wiki/File:Kyiv_bridge.jpg"


def only_fix(case: Case) -> Fix:
    """The only fix of the only finding."""
    (finding,) = run(case)
    (fix,) = finding.fixes
    return fix


def fixed(kit: Kit, case: Case) -> tuple[str, str | None]:
    """Applicability and the credit afterwards (None for advice)."""
    fix = only_fix(case)
    assert case.credit is not None
    return fix.applicability, kit.apply(case.credit.text, fix) if fix.span else None


@pytest.mark.parametrize(
    ("format", "after"),
    [
        ("markdown", f"Photo: Anna Koval, [CC BY-SA 4.0]({BY_SA}), via Wikimedia Commons"),
        ("html", f'Photo: Anna Koval, <a href="{BY_SA}" rel="license">CC BY-SA 4.0</a>, via Wikimedia Commons'),
        ("text", f"Photo: Anna Koval, CC BY-SA 4.0 ({BY_SA}), via Wikimedia Commons"),
    ],
)
def test_lc108_links_the_license_words_in_every_format(kit: Kit, format: str, after: str) -> None:
    text = "Photo: Anna Koval, CC BY-SA 4.0, via Wikimedia Commons"
    mention = kit.mention(text, "CC BY-SA 4.0", "CC-BY-SA-4.0")
    reason = "license_link.missing u" if format == "text" else "license_link.missing c"
    assert fixed(kit, kit.case(text, reason, facts=kit.record(), format=format, licenses=(mention,))) == ("safe", after)


def test_lc108_keeps_the_words_as_written_and_needs_no_record(kit: Kit) -> None:
    text = "Anna Koval / cc-by-sa 4.0"
    mention = kit.mention(text, "cc-by-sa 4.0", "CC-BY-SA-4.0")
    case = kit.case(text, "license_link.missing c", identified_by="", licenses=(mention,))
    assert fixed(kit, case) == ("safe", f"Anna Koval / [cc-by-sa 4.0]({BY_SA})")


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("markdown", "![Anna Koval, CC BY-SA 4.0](bridge.jpg)"),
        ("markdown", "Credit: `Anna Koval, CC BY-SA 4.0`"),
        ("markdown", '<img src="x.jpg" alt="Anna Koval, CC BY-SA 4.0">'),
        ("html", '<img src="x.jpg" title="Anna Koval, CC BY-SA 4.0">'),
    ],
    ids=["alternative-text", "code", "html-in-markdown", "attribute"],
)
def test_where_links_cannot_stand_a_fix_is_advice(kit: Kit, format: str, text: str) -> None:
    mention = kit.mention(text, "CC BY-SA 4.0", "CC-BY-SA-4.0")
    case = kit.case(text, "license_link.missing c", facts=kit.record(), format=format, licenses=(mention,))
    assert fixed(kit, case) == ("display", None)


def test_after_a_picture_or_code_links_can_stand_again(kit: Kit) -> None:
    text = "![bridge](x.jpg) `x` <br> Anna, CC BY-SA 4.0"
    mention = kit.mention(text, "CC BY-SA 4.0", "CC-BY-SA-4.0")
    case = kit.case(text, "license_link.missing c", facts=kit.record(), licenses=(mention,))
    assert fixed(kit, case) == ("safe", f"![bridge](x.jpg) `x` <br> Anna, [CC BY-SA 4.0]({BY_SA})")


def test_lc108_without_a_known_license_gives_no_address(kit: Kit) -> None:
    text = "Photo: A, CC BY-SA"
    mention = kit.mention(text, "CC BY-SA", "CC-BY-SA", kind="family")
    (finding,) = run(kit.case(text, "license_link.missing c", licenses=(mention,), identified_by=""))
    assert (finding.message_id, finding.fixes) == ("LC108.open", (Fix("display", "LC108.fix.advice"),))


def test_lc108_is_advice_within_another_link(kit: Kit) -> None:
    text = f"[Anna Koval, CC BY-SA 4.0]({PAGE})"
    mention = kit.mention(text, "CC BY-SA 4.0", "CC-BY-SA-4.0")
    links = (kit.link(text, "Anna Koval, CC BY-SA 4.0", PAGE, "file"),)
    case = kit.case(text, "license_link.missing c", facts=kit.record(), licenses=(mention,), links=links)
    assert fixed(kit, case) == ("display", None)


LICENSE_FIXES: list[tuple[str, str, str, dict[str, Any], str, str]] = [
    # reason, text before, words, mention, applicability, text after
    (
        "license.version-differs c",
        "Photo: A, CC BY-SA 3.0",
        "CC BY-SA 3.0",
        {},
        "safe",
        f"Photo: A, [CC BY-SA 4.0]({BY_SA})",
    ),
    (
        "license.elements-differ c",
        "Photo: A, CC BY 4.0",
        "CC BY 4.0",
        {},
        "unsafe",
        f"Photo: A, [CC BY-SA 4.0]({BY_SA})",
    ),
    (
        "license.jurisdiction-differs c",
        "A, [CC BY-SA 3.0](https://creativecommons.org/licenses/by-sa/3.0/de/).",
        "CC BY-SA 3.0",
        {"url": "https://creativecommons.org/licenses/by-sa/3.0/de/"},
        "safe",
        f"A, [CC BY-SA 4.0]({BY_SA}).",
    ),
    (
        "license.public-domain-claimed c",
        "Photo: A, gemeinfrei",
        "gemeinfrei",
        {},
        "unsafe",
        f"Photo: A, [CC BY-SA 4.0]({BY_SA})",
    ),
    (
        "license.incomplete c",
        "Photo: A, CC BY-SA",
        "CC BY-SA",
        {"kind": "family"},
        "safe",
        f"Photo: A, [CC BY-SA 4.0]({BY_SA})",
    ),
    (
        "license.nonexistent c",
        "Photo: A, CC BY-SA 4.0 DE",
        "CC BY-SA 4.0 DE",
        {"kind": "nonexistent", "id": "CC-BY-SA-4.0-DE"},
        "safe",
        f"Photo: A, [CC BY-SA 4.0]({BY_SA})",
    ),
    (
        "license.nonexistent c",
        "Photo: A, CC BY-SA 3.5",
        "CC BY-SA 3.5",
        {"kind": "nonexistent", "id": "CC-BY-SA-3.5"},
        "unsafe",
        f"Photo: A, [CC BY-SA 4.0]({BY_SA})",
    ),
]


@pytest.mark.parametrize(("reason", "text", "words", "more", "how", "after"), LICENSE_FIXES)
def test_the_license_on_offer_takes_the_place_of_the_words(
    kit: Kit, reason: str, text: str, words: str, more: dict[str, Any], how: str, after: str
) -> None:
    named = dict(more)
    mention = kit.mention(text, words, named.pop("id", "CC-BY-SA-3.0"), **named)
    links = (kit.link(text, words, mention.url, "license"),) if mention.url else ()
    case = kit.case(text, reason, facts=kit.record(), licenses=(mention,), links=links)
    assert fixed(kit, case) == (how, after)


def test_a_license_with_its_address_in_brackets_is_replaced_with_it(kit: Kit) -> None:
    old = "https://creativecommons.org/licenses/by-sa/3.0/"
    text = f"Photo: A, CC BY-SA 3.0 ({old}), via B"
    mention = kit.mention(text, "CC BY-SA 3.0", "CC-BY-SA-3.0", url=old)
    case = kit.case(
        text,
        "license.version-differs c",
        facts=kit.record(),
        format="text",
        licenses=(mention,),
        links=(kit.link(text, old, old, "license"),),
    )
    assert fixed(kit, case) == ("safe", f"Photo: A, CC BY-SA 4.0 ({BY_SA}), via B")


def test_a_linked_license_in_html_is_replaced_with_its_link(kit: Kit) -> None:
    old = "https://creativecommons.org/licenses/by-sa/3.0/"
    text = f'Photo: <a href="/a">A</a>, <a class="x" href="{old}">CC BY-SA 3.0</a>'
    mention = kit.mention(text, "CC BY-SA 3.0", "CC-BY-SA-3.0", url=old)
    links = (kit.link(text, "CC BY-SA 3.0", old, "license"),)
    case = kit.case(
        text, "license.version-differs c", facts=kit.record(), format="html", licenses=(mention,), links=links
    )
    after = f'Photo: <a href="/a">A</a>, <a href="{BY_SA}" rel="license">CC BY-SA 4.0</a>'
    assert fixed(kit, case) == ("safe", after)


@pytest.mark.parametrize(
    ("change", "how"),
    [
        ({}, "safe"),
        ({"identified_by": "given"}, "safe"),
        ({"identified_by": "sha1"}, "safe"),
        ({"identified_by": ""}, "unsafe"),
    ],
    ids=str,
)
def test_replacing_is_safe_only_for_a_file_beyond_doubt(kit: Kit, change: dict[str, str], how: str) -> None:
    text = "Photo: A, CC BY-SA 3.0"
    mention = kit.mention(text, "CC BY-SA 3.0", "CC-BY-SA-3.0")
    case = kit.case(text, "license.version-differs c", facts=kit.record(), licenses=(mention,))
    assert fixed(kit, case.replace(**change))[0] == how


@pytest.mark.parametrize(
    ("other", "message", "how"),
    [
        ("license.unsettled u", "LC106.unsettled", "unsafe"),
        ("license.unconfirmed u", "LC106.unsettled", "unsafe"),
        ("license.matches v", "LC106.beside", "display"),
    ],
)
def test_a_mismatch_that_is_not_settled_says_so(kit: Kit, other: str, message: str, how: str) -> None:
    text = "Photo: A, CC BY-SA 3.0"
    mention = kit.mention(text, "CC BY-SA 3.0", "CC-BY-SA-3.0")
    case = kit.case(text, "license.version-differs u", other, facts=kit.record(), licenses=(mention,))
    (finding,) = run(case)
    assert (finding.message_id, finding.severity, finding.fixes[0].applicability) == (message, "warning", how)


def test_of_several_licenses_none_is_chosen(kit: Kit) -> None:
    text = "Photo: A, CC BY-SA 2.0"
    facts = kit.record("CC-BY-SA-4.0", "GFDL-1.2-or-later")
    mention = kit.mention(text, "CC BY-SA 2.0", "CC-BY-SA-2.0")
    fix = only_fix(kit.case(text, "license.version-differs c", facts=facts, licenses=(mention,)))
    assert (fix.applicability, dict(fix.params)["licenses"]) == ("display", "CC BY-SA 4.0, GFDL 1.2+")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Photo: A / Wikimedia Commons", f"Photo: A / Wikimedia Commons, [CC BY-SA 4.0]({BY_SA})"),
        ("Photo: A / Wikimedia Commons.", f"Photo: A / Wikimedia Commons, [CC BY-SA 4.0]({BY_SA})."),
        ("*Photo: A / Wikimedia Commons*", f"*Photo: A / Wikimedia Commons, [CC BY-SA 4.0]({BY_SA})*"),
        ("**Photo:** A / Wikimedia Commons", f"**Photo:** A / Wikimedia Commons, [CC BY-SA 4.0]({BY_SA})"),
        ("(Photo: A / Wikimedia Commons)", f"(Photo: A / Wikimedia Commons, [CC BY-SA 4.0]({BY_SA}))"),
        ("(Photo: A) Wikimedia Commons (2)", f"(Photo: A) Wikimedia Commons (2), [CC BY-SA 4.0]({BY_SA})"),
    ],
)
def test_lc101_adds_the_license_at_the_end(kit: Kit, text: str, after: str) -> None:
    assert fixed(kit, kit.case(text, "license.missing c", facts=kit.record())) == ("safe", after)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Photo: CC BY-SA 4.0, via Wikimedia Commons", "Photo: Anna Koval, CC BY-SA 4.0, via Wikimedia Commons"),
        ("*Photo:* via Wikimedia Commons", "*Photo:* Anna Koval, via Wikimedia Commons"),
        ("CC BY-SA 4.0, via Wikimedia Commons", "Anna Koval, CC BY-SA 4.0, via Wikimedia Commons"),
        ("(via Wikimedia Commons)", "(Anna Koval, via Wikimedia Commons)"),
    ],
)
def test_au201_adds_the_author_after_the_label(kit: Kit, text: str, after: str) -> None:
    assert fixed(kit, kit.case(text, "author.missing c", facts=kit.record())) == ("safe", after)


def test_lc101_stays_within_the_element_around_the_credit(kit: Kit) -> None:
    text = '<small>Photo: <a href="/a">A</a> / <i>Wikimedia Commons</i></small>'
    case = kit.case(text, "license.missing c", facts=kit.record(), format="html")
    words = f'<a href="{BY_SA}" rel="license">CC BY-SA 4.0</a>'
    assert fixed(kit, case) == ("safe", f'<small>Photo: <a href="/a">A</a> / <i>Wikimedia Commons, {words}</i></small>')


def test_several_names_are_never_replaced_by_one(kit: Kit) -> None:
    text = "Photo: Ivan Petrenko and Olha Lys"
    case = kit.case(text, "author.differs c", facts=kit.record(), authors=["Ivan Petrenko", "Olha Lys"])
    assert fixed(kit, case) == ("display", None)


def test_au201_prefers_the_prescribed_attribution_and_escapes_it(kit: Kit) -> None:
    facts = kit.record(attribution=kit.text("A_K [studio] & <co>"))
    markdown = kit.case("via Wikimedia Commons", "author.missing c", facts=facts)
    html = kit.case("via Wikimedia Commons", "author.missing c", facts=facts, format="html")
    assert fixed(kit, markdown) == ("safe", r"A\_K \[studio\] & \<co\>, via Wikimedia Commons")
    assert fixed(kit, html) == ("safe", "A_K [studio] &amp; &lt;co&gt;, via Wikimedia Commons")


def test_a_sentence_for_an_author_is_never_written_without_asking(kit: Kit) -> None:
    facts = kit.record()
    assert facts.author is not None
    told = facts.author.replace(text="Scanned by X after Y", names=())
    assert fixed(kit, kit.case("via Wikimedia Commons", "author.missing c", facts=facts.replace(author=told))) == (
        "unsafe",
        "Scanned by X after Y, via Wikimedia Commons",
    )
    long = facts.author.replace(text="x" * 300, names=())
    assert only_fix(
        kit.case("via Wikimedia Commons", "author.missing c", facts=facts.replace(author=long))
    ).applicability == ("display")


@pytest.mark.parametrize(
    ("text", "slot", "after"),
    [
        ("Photo: Wikipedia, CC BY-SA 4.0", "Wikipedia", "Photo: Anna Koval, via Wikipedia, CC BY-SA 4.0"),
        ("Photo: via Flickr", "Flickr", "Photo: Anna Koval, via Flickr"),
        (
            "Photo: [Flickr](https://www.flickr.com/x)",
            "Flickr",
            "Photo: Anna Koval, via [Flickr](https://www.flickr.com/x)",
        ),
    ],
)
def test_au203_puts_the_author_before_the_platform(kit: Kit, text: str, slot: str, after: str) -> None:
    links = (kit.link(text, slot, "https://www.flickr.com/x"),) if "](" in text else ()
    empty = kit.slot("platform", slot, kit.span(text, slot))
    case = kit.case(text, "author.platform c", facts=kit.record(), empty_slot=empty, links=links)
    assert fixed(kit, case) == ("safe", after)


def test_au203_replaces_own_work_and_only_advises_without_a_record(kit: Kit) -> None:
    text = "Foto: Eigenes Werk, CC BY-SA 4.0"
    empty = kit.slot("own-work", "Eigenes Werk", kit.span(text, "Eigenes Werk"))
    known = kit.case(text, "author.not-a-name c", facts=kit.record(), empty_slot=empty)
    assert fixed(kit, known) == ("safe", "Foto: Anna Koval, CC BY-SA 4.0")
    assert fixed(kit, known.replace(facts=None)) == ("display", None)


@pytest.mark.parametrize(
    ("reason", "how"),
    [("author.differs c", "unsafe"), ("author.compatible u", "unsafe"), ("author.uploader u", "unsafe")],
)
def test_another_name_is_replaced_only_on_request(kit: Kit, reason: str, how: str) -> None:
    text = "Photo: Ivan Petrenko, via Wikimedia Commons"
    case = kit.case(text, reason, facts=kit.record(), authors=["Ivan Petrenko"])
    assert fixed(kit, case) == (how, "Photo: Anna Koval, via Wikimedia Commons")


def test_au207_writes_the_name_for_the_unknown(kit: Kit) -> None:
    text = "Photo: unknown author, via Wikimedia Commons"
    empty = kit.slot("unknown", "unknown author", kit.span(text, "unknown author"))
    case = kit.case(text, "author.unknown-but-recorded c", facts=kit.record(), empty_slot=empty)
    assert fixed(kit, case) == ("safe", "Photo: Anna Koval, via Wikimedia Commons")


@pytest.mark.parametrize(
    ("format", "after"),
    [
        ("markdown", f"Photo: A, [Wikimedia Commons]({PAGE})"),
        ("html", f'Photo: A, <a href="{PAGE}">Wikimedia Commons</a>'),
        ("text", f"Photo: A, Wikimedia Commons ({PAGE})"),
    ],
)
def test_cr004_links_the_name_of_the_source(kit: Kit, format: str, after: str) -> None:
    case = kit.case("Photo: A, Wikimedia Commons", "source_link.missing c", facts=kit.record(), format=format)
    assert fixed(kit, case) == ("safe", after)


def test_cr004_links_the_title_where_no_source_is_named_and_else_adds_a_link(kit: Kit) -> None:
    titled = kit.case(
        "Photo: A, Kyiv bridge", "source_link.missing c", facts=kit.record(), authors=["A"], title="Kyiv bridge"
    )
    bare = kit.case("Photo: Anna", "source_link.missing c", facts=kit.record(), authors=["Anna"])
    assert fixed(kit, titled) == ("safe", f"Photo: A, [Kyiv bridge]({PAGE})")
    assert fixed(kit, bare) == ("unsafe", f"Photo: Anna, [via Wikimedia Commons]({PAGE})")


CR005 = [
    ("markdown", "Photo: A / [Commons]({url})", "https://upload.wikimedia.org/x/Kyiv_bridge.jpg", "media", "safe"),
    (
        "html",
        'Photo: A / <a href="{url}">Commons</a>',
        "https://upload.wikimedia.org/x/Kyiv_bridge.jpg",
        "media",
        "safe",
    ),
    ("text", "Photo: A / Commons ({url})", "https://upload.wikimedia.org/x/Kyiv_bridge.jpg", "media", "safe"),
    ("markdown", "Photo: A / [Commons]({url})", "https://en.wikipedia.org/wiki/Kyiv", "other", "unsafe"),
]


@pytest.mark.parametrize(("format", "pattern", "url", "kind", "how"), CR005)
def test_cr005_rewrites_the_address(kit: Kit, format: str, pattern: str, url: str, kind: Any, how: str) -> None:
    text = pattern.format(url=url)
    link = Link(url, "Commons", kit.span(text, url if format == "text" else "Commons"), kind)
    reason = kit.reason("source_link.wrong-target c", link.span, url=url)
    case = kit.case(text, reason, facts=kit.record(), format=format, authors=["A"], links=(link,))
    assert fixed(kit, case) == (how, pattern.format(url=PAGE))


def test_lc109_corrects_the_one_that_disagrees_with_the_record(kit: Kit) -> None:
    text = "Photo: A, [CC BY 4.0](https://creativecommons.org/licenses/by-sa/4.0/deed.de)"
    url = "https://creativecommons.org/licenses/by-sa/4.0/deed.de"
    mention = kit.mention(text, "CC BY 4.0", "CC-BY-4.0", url=url, url_id="CC-BY-SA-4.0")
    links = (kit.link(text, "CC BY 4.0", url, "license"),)

    def after(*offers: str) -> tuple[str, str | None]:
        facts = kit.record(*offers) if offers else None
        return fixed(kit, kit.case(text, "license_link.mismatch c", facts=facts, licenses=(mention,), links=links))

    assert after("CC-BY-SA-4.0") == ("safe", f"Photo: A, [CC BY-SA 4.0]({BY_SA})")
    assert after("CC-BY-4.0") == ("safe", "Photo: A, [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)")
    assert after("CC-BY-2.0") == ("display", None)
    assert after() == ("display", None)


def test_lc110_rewrites_the_address_of_the_license(kit: Kit) -> None:
    old = "https://en.wikipedia.org/wiki/Creative_Commons_license"
    text = f"Photo: A, [CC BY-SA 4.0]({old})"
    mention = kit.mention(text, "CC BY-SA 4.0", "CC-BY-SA-4.0", url=old)
    links = (kit.link(text, "CC BY-SA 4.0", old),)
    case = kit.case(text, "license_link.not-canonical v", facts=kit.record(), licenses=(mention,), links=links)
    assert fixed(kit, case) == ("unsafe", f"Photo: A, [CC BY-SA 4.0]({BY_SA})")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("© Anna, CC BY-SA 4.0. All rights reserved", "© Anna, CC BY-SA 4.0"),
        ("© Anna, All rights reserved, CC BY-SA 4.0", "© Anna, CC BY-SA 4.0"),
        ("All rights reserved. Anna, CC BY-SA 4.0", "Anna, CC BY-SA 4.0"),
    ],
)
def test_lc112_takes_the_words_out_while_the_license_stays(kit: Kit, text: str, after: str) -> None:
    reserved = kit.part(text, "All rights reserved")
    reasons = ("license.matches v", "license.reserved u")
    assert fixed(kit, kit.case(text, *reasons, facts=kit.record(), reserved=reserved)) == ("safe", after)
    assert fixed(kit, kit.case(text, "license.reserved u", facts=kit.record(), reserved=reserved)) == ("display", None)


@pytest.mark.parametrize(
    ("format", "words", "new"),
    [
        ("text", "&amp;", "&"),
        ("html", "&amp;amp;", "&amp;"),
        ("markdown", "[[User:AKoval|Anna Koval]]", "Anna Koval"),
        ("text", "[[User:AKoval]]", "AKoval"),
    ],
)
def test_cr002_decodes_entities_and_user_links(kit: Kit, format: str, words: str, new: str) -> None:
    text = f"Photo: A {words} B, CC BY 4.0"
    case = kit.case(text, format=format, authors=["A"], markup=[kit.part(text, words)])
    assert fixed(kit, case) == ("safe", f"Photo: A {new} B, CC BY 4.0")


@pytest.mark.parametrize(
    ("format", "words"), [("text", "{{cc-by-4.0}}"), ("html", "&lt;b"), ("markdown", "&lt;script>"), ("text", "Ã¼")]
)
def test_cr002_touches_nothing_else(kit: Kit, format: str, words: str) -> None:
    text = f"Photo: A {words} B, CC BY 4.0"
    (finding,) = run(kit.case(text, format=format, authors=["A"], markup=[kit.part(text, words)]))
    assert (finding.code, finding.fixes, dict(finding.params)["written"]) == ("CR002", (), words)


def test_cr003_lists_candidates_and_never_applies_one(kit: Kit) -> None:
    found = tuple(Candidate(f"File:B {n}.jpg", n, "search.title-words") for n in range(1, 6))
    case = kit.case("Foto: Wikimedia Commons", "file.not-identified u", identified_by="")
    (finding,) = run(case.replace(lookup=Lookup("search:B", "answered", found)))
    assert finding.message_id == "CR003.candidates"
    assert [(f.applicability, dict(f.params)["title"]) for f in finding.fixes] == [
        ("display", f"File:B {n}.jpg") for n in (1, 2, 3)
    ]
    assert dict(finding.fixes[0].params)["url"] == "https://commons.wikimedia.org/wiki/File:B_1.jpg"


def test_cr001_shows_a_ready_credit_in_the_documents_format(kit: Kit) -> None:
    case = kit.case(None, "author.missing c", facts=kit.record(), image=kit.upload, identified_by="embedded")
    for form, credit in (("markdown", "M"), ("html", "H"), ("text", "T"), ("wikitext", "W")):
        shown = case.replace(suggestion=Suggestion("T", "M", "H", "W", form=form))
        assert only_fix(shown) == Fix("display", "CR001.fix", (("credit", credit),))


def test_fi603_rewrites_the_link_to_the_new_title(kit: Kit) -> None:
    old = "https://commons.wikimedia.org/wiki/File:Old_(1).jpg"
    text = f"Photo: [A]({old})"
    reason = kit.reason("file.redirected v", old="File:Old (1).jpg", new="File:New (1).jpg")
    links = (kit.link(text, "A", old, "file"),)
    case = kit.case(text, "file.identified v", reason, facts=kit.record(), links=links)
    assert fixed(kit, case) == ("safe", "Photo: [A](https://commons.wikimedia.org/wiki/File:New_%281%29.jpg)")
    embedded = kit.case(text, "file.identified v", reason, facts=kit.record(), authors=["A"])
    assert fixed(kit, embedded) == ("display", None)


def test_lc103_offers_the_nearest_names_and_mends_a_slip(kit: Kit) -> None:
    text = "Photo: A, GODL-Indja"
    mention = kit.mention(text, "GODL-Indja", "GODL-INDJA", kind="unknown")
    case = kit.case(text, "license.unknown u", licenses=(mention,))
    (finding,) = run(case)
    assert dict(finding.params)["nearest"].split(", ")[0] == "GODL-India"
    assert fixed(kit, case) == ("unsafe", "Photo: A, GODL-India")
