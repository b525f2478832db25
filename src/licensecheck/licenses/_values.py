"""The values of the license registry: licenses with their duties, matches, mentions."""

from __future__ import annotations

from licensecheck.model._value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    LicenseKind = Literal["license", "public-domain", "mark", "dedication", "statement", "terms"]
    MatchKind = Literal["license", "family", "nonexistent", "unknown"]
    Difference = Literal[
        "same",
        "version",
        "jurisdiction",
        "elements",
        "incomplete",
        "public-domain-claimed",
        "license-on-public-domain",
    ]
else:
    Difference = str


class Requires(Value):
    """What a license asks of whoever publishes the unchanged work or an adaptation.

    The words are those of the rule catalogue: "none" (no duty), "required", "if_supplied" (when the licensor gives it),
    "if_known", "keep_supplied" (notices that came along stay), "if_specified_by_licensor_and_practicable",
    "if_supplied_and_practicable", "recommended", "requested", "where_possible", "where_practicable",
    "required_statement" (the provider's wording), "corresponding_source", "as_named_license", "databases_only".
    modification_notice is "always" (any change that is not purely technical), "adaptations" (only when the change makes
    a derivative work) or "none"; share_alike is "adaptations", "databases_only" or "none".
    """

    attribution: str
    license_notice: str
    license_link: str
    title: str
    source_link: str
    modification_notice: str
    share_alike: str
    copyright_notice: str
    retain_earlier_changes: bool
    noncommercial: bool
    no_derivatives: bool
    license_text_copy: str
    disclaimer_notice: str = "none"
    no_endorsement: bool = False


class License(Value):
    """One license (or mark, dedication, statement) with its addresses, names and duties.

    id: SPDX identifier, or "LicenseRef-..." where SPDX has none. family: the id without version and port
    ("CC-BY-SA", "GFDL", "LicenseRef-PD" for all public domain tags). unit: Creative Commons elements ("by-sa") or "".
    cure_days: days in which putting a breach right brings the license back (CC 4.0 section 6(b)(1), GFDL 1.3
    section 9), None without such a clause. accepted_on_commons: None where not established.
    compatible_with: ids that an adaptation may carry; one_way: those of them that do not allow the way back;
    compatible_ports: whether jurisdiction versions do too ("none", "same_or_later", "any").
    """

    id: str
    family: str
    unit: str
    version: str | None
    jurisdiction: str | None
    url: str | None
    deed_url: str | None
    legalcode_url: str | None
    short_name: str
    long_name: str
    template: str | None
    commons_short_name: str | None
    commons_code: str | None
    wikidata: str | None
    accepted_on_commons: bool | None
    kind: LicenseKind
    requires: Requires
    cure_days: int | None
    termination: str | None
    compatible_with: tuple[str, ...]
    compatible_ports: str = "none"
    one_way: tuple[str, ...] = ()


class Match(Value):
    """What a name or an address stands for.

    ids: one or several licenses or families. kind: "license" (all have a version where versions exist), "family" (a
    version is missing), "nonexistent" (well-formed, never published; `problem` says why), "unknown" (a version of a
    known family that the registry does not hold). end: where the name ends in the text (code points), 0 for addresses.
    """

    ids: tuple[str, ...]
    kind: MatchKind
    problem: str | None = None
    end: int = 0


class Mention(Value):
    """A license named in running text: `text` is the slice from `start` to `end` (code points); the rest as in `Match`."""

    ids: tuple[str, ...]
    kind: MatchKind
    problem: str | None
    start: int
    end: int
    text: str
