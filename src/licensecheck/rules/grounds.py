"""The clause or source behind a rule, chosen for the license at hand.

A duty stands in other places in other versions of a license, and in some versions not at all. The table here follows
the catalogue of rules, section 4: CC 4.0 s. 3(a)(1)(C) is CC 3.0 s. 4(a). Up to version 3.0 the letter of the paragraph
on credit moves with the elements: BY s. 4(b), BY-SA and BY-NC s. 4(c), BY-NC-SA s. 4(d).
"""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING, Value

if TYPE_CHECKING:
    from licensecheck.licenses import License

    Pair = tuple[str, str]

REFERENCES: dict[str, Pair] = {
    "CCT": (
        "List of all Creative Commons tools",
        "https://github.com/creativecommons/quantifying/blob/main/data/cc-legal-tools.csv",
    ),
    "FAQ": ("Creative Commons FAQ", "https://creativecommons.org/faq/"),
    "TASL": (
        "Creative Commons: Recommended practices for attribution",
        "https://wiki.creativecommons.org/wiki/Recommended_practices_for_attribution",
    ),
    "LEG": (
        "Legal codes of all Creative Commons licenses, ports included",
        "https://github.com/creativecommons/creativecommons.org/tree/main/docroot/legalcode",
    ),
    "REUSE": (
        "Commons: Reusing content outside Wikimedia",
        "https://commons.wikimedia.org/wiki/Commons:Reusing_content_outside_Wikimedia",
    ),
    "FLK": ("Commons: Flickr files", "https://commons.wikimedia.org/wiki/Commons:Flickr_files"),
    "CMD": (
        "MediaWiki CommonsMetadata: how one license is chosen",
        "https://github.com/wikimedia/mediawiki-extensions-CommonsMetadata/tree/master/src",
    ),
    "NASA": (
        "NASA imagery guidelines",
        "https://www.nasa.gov/centers/johnson/multimedia/mrc/mrc_guide.html",
    ),
    "LGB": (
        "LG Berlin, 8 Oct 2010, 16 O 458/10 (BY-SA 3.0)",
        "https://www.rechtambild.de/2011/07/lg-berlin-die-verwendung-von-creative-commons-lizenzen-bei-fotografien-in-deutschland-ist-wirksam/",
    ),
    "LGK16": (
        "LG Köln, 1 Sep 2016, 14 O 307/15 (BY-SA 3.0)",
        "https://nrwe.justiz.nrw.de/lgs/koeln/lg_koeln/j2016/14_O_307_15_Urteil_20160901.html",
    ),
    "AGD": (
        "AG Düsseldorf, 6 Nov 2013, 57 C 15202/13 (BY-SA 3.0)",
        "https://lhr-law.de/en/magazine-en/lhr-obtains-preliminary-injunction-before-the-duesseldorf-district-court-for-not-naming-the-author-under-the-creative-commons-licence-and-negotiates-damages-of-e-7300",
    ),
    "OLGK18": (
        "OLG Köln, 13 Apr 2018, 6 U 131/17 (BY-SA 3.0)",
        "https://www.urheberrecht.org/news/p/1/i/6061/",
    ),
    "LGM": (
        "LG München I, 2014, 37 O 8778/14 (BY 3.0)",
        "https://www.telemedicus.info/urteil/lg-muenchen-anforderungen-an-namensnennung-bei-creative-common-lizenz/",
    ),
    "IPB": ("IPBlogger on OLG Köln, 6 U 131/17", "https://ip-blogger.de/?p=756"),
    "WMDE": (
        "Wikimedia Deutschland: Attribution Generator, its advice",
        "https://github.com/wmde/Lizenzhinweisgenerator/blob/master/i18n/en/i18n.json",
    ),
    "OLGK14": ("OLG Köln, 31 Oct 2014, 6 U 60/14 (BY-NC 2.0)", "https://de.creativecommons.net/?p=1232"),
    "DRA": ("Drauglis v. Kappa Map Group, D.D.C. 2015 (BY-SA 2.0)", "https://legaldb.creativecommons.org/cases/4/"),
    "WOS": ("Philpot v. WOS, W.D. Tex. 2019", "https://legaldb.creativecommons.org/cases/27/"),
    "IJR": (
        "Philpot v. Independent Journal Review, 4th Cir. 2024",
        "https://law.justia.com/cases/federal/appellate-courts/ca4/21-2021/21-2021-2024-02-06.html",
    ),
}
"""Sources that are no license text: key -> (title, address)."""

_OLD = ("1.0", "2.0", "2.1", "2.5", "3.0")

_NEW_CLAUSES = {
    "credit": "s. 3(a)(1)",
    "attribution": "s. 3(a)(1)(A)(i)",
    "source": "s. 3(a)(1)(A)(v)",
    "license": "s. 3(a)(1)(C)",
    "manner": "s. 3(a)(2)",
    "changes": "s. 3(a)(1)(B)",
    "no-terms": "s. 2(a)(5)(B)",
    "lasting": "s. 2(a)(1), 6(c)",
}
"""Duty -> clause of the 4.0 licenses."""

_OLD_CLAUSES = {
    "credit": "s. 4(a), 4({0})",
    "attribution": "s. 4({0})",
    "source": "s. 4({0})",
    "license": "s. 4(a)",
    "manner": "s. 4({0})",
    "changes": "s. 4({0})",
    "no-terms": "s. 4(a)",
    "lasting": "s. 7(b)",
}
"""Duty -> clause of the unported licenses 1.0 to 2.5; {0} is the letter of the paragraph on credit."""

_CLAUSES_30 = {
    **_OLD_CLAUSES,
    "attribution": "s. 4({0})(i)",
    "source": "s. 4({0})(iii)",
    "changes": "s. 3(b), 4({0})(iv)",
}

_OTHER_CLAUSES = {("LAL-1.3", duty): "art. 2.2" for duty in ("credit", "attribution", "source", "license")}

_NOT_ASKED = frozenset((("source", "1.0"),))
"""Duties that a version does not know."""


class Ground(Value):
    """What a finding rests on.

    clause: "CC BY 4.0 s. 3(a)(1)(C)", or "" where no license text asks for it. url: of that text, or "".
    refs: (title, address) of decisions and guidelines.
    """

    clause: str
    url: str
    refs: tuple[Pair, ...] = ()

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The clause, when there is one, and then the references: what `Finding.ground` holds."""
        return ((self.clause, self.url), *self.refs) if self.clause else self.refs


def license_of(license_id: str | None) -> License | None:
    """Return the registry's license with this id, or None for families, unknown ids and None."""
    if not license_id:
        return None
    from licensecheck.licenses import get

    return get(license_id)


def is_creative_commons(terms: License) -> bool:
    """Say whether `terms` is one of the licenses of Creative Commons with elements; CC0 and the marks are none."""
    return terms.kind == "license" and bool(terms.unit)


def ground_for(duty: str, refs: tuple[str, ...], license_id: str | None) -> Ground:
    """Return the ground of `duty` under the license `license_id`, with the references named by `refs`.

    duty: a key of the tables above, or "" for a rule that no license text asks for.
    """
    terms = license_of(license_id)
    clauses = _clauses(duty, terms) if duty and terms else ()
    named = tuple(REFERENCES[key] for key in refs)
    if not clauses:
        return Ground("", "", named)
    (clause, url), *others = clauses
    return Ground(clause, url, (*others, *named))


def _clauses(duty: str, terms: License) -> tuple[Pair, ...]:
    url = terms.legalcode_url or terms.url or ""
    creative = is_creative_commons(terms)
    if creative and not terms.jurisdiction:
        clause = _cc_clause(duty, terms.unit, terms.version or "")
        return ((f"{terms.short_name} {clause}".rstrip(), url),) if clause is not None else ()
    if creative and (duty, terms.version) in _NOT_ASKED:
        return ()
    if creative:
        own = (f"{terms.short_name}, legal code", url)
        unported = _unported(terms)
        return (own, *_compare(duty, unported)) if unported else (own,)
    if terms.kind != "license":
        return ()
    section = _OTHER_CLAUSES.get((terms.id, duty), "")
    return ((f"{terms.short_name} {section}".rstrip(), url),)


def _cc_clause(duty: str, unit: str, version: str) -> str | None:
    """The clause of an unported Creative Commons license; None if the version does not know the duty."""
    elements = unit.split("-")
    if (duty, version) in _NOT_ASKED:
        return None
    if "by" not in elements or (version not in _OLD and version != "4.0"):
        return ""
    if version == "4.0":
        return "s. 2(a)(5)(C)" if duty == "no-terms" and "sa" in elements else _NEW_CLAUSES[duty]
    letter = "bcd"[("sa" in elements) + ("nc" in elements)]
    return (_CLAUSES_30 if version == "3.0" else _OLD_CLAUSES)[duty].format(letter)


def _unported(terms: License) -> License | None:
    """The unported license of the same elements and version (2.0 for 2.1, which has ports only)."""
    version = "2.0" if terms.version == "2.1" else terms.version
    return license_of(f"CC-{terms.unit.upper()}-{version}")


def _compare(duty: str, unported: License) -> tuple[Pair, ...]:
    clause = _cc_clause(duty, unported.unit, unported.version or "")
    if not clause:
        return ()
    return ((f"compare {unported.short_name} {clause}", unported.legalcode_url or unported.url or ""),)
