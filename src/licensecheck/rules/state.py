"""FI: what the file page says of the file's future and past, and how sure its record is: FI604, FI605, FI607, FI608, FI612."""

from __future__ import annotations

from licensecheck.model._value import TYPE_CHECKING
from licensecheck.rules.base import Hit, Rule, file_params, mention_at, page_url
from licensecheck.rules.credit import GOOD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.model import Case, Reason
    from licensecheck.model.report import Severity

_DEED = "https://creativecommons.org/licenses"
_TITLED = 'Photo: Anna Koval, "[Kyiv bridge](https://commons.wikimedia.org/wiki/File:Kyiv_bridge.jpg)", '


class DeletionPending(Rule):
    """The file may be deleted soon.

    ## What it does

    Fires when the file page carries an open request for deletion, or a mark for speedy deletion, for a copyright violation,
    or for a permission, a license or a source that is missing.

    ## Why

    That the grant is in doubt is public. Who goes on publishing knows of it.

    ## Limits

    Requests in bad faith, or because the file is out of the wiki's scope, are frequent: the message tells the kind of mark.
    The discussion itself is not read.
    """

    code = "FI604"
    name = "deletion-pending"
    needs = ("commons",)
    refs = ("REUSE",)
    reasons = ("file.nominated",)
    variants = ("", "speedy", "copyright", "no-permission", "no-license", "no-source")
    examples = (
        (True, "markdown", GOOD, "nominated"),
        (False, "markdown", GOOD, "bridge"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit with the kind of mark."""
        kind = reason.param("kind")
        params = (("file", reason.param("title")), ("page", page_url(case)), ("name", reason.param("name")))
        variant = kind if kind in self.variants else ""
        yield Hit("warning", reason.verdict, params, reason.span, (), reason.witnesses, variant)


class LicenseEvidenceWeak(Rule):
    """The file page itself says that the license is not proven.

    ## What it does

    Fires when a review of the license failed ("possibly unfree"), when a permission is said to be on its way, and when neither
    metadata nor templates nor categories of the page name any license. That a review is still to come is an information.

    ## Why

    A license covers only what the licensor owns, and comes without a warranty. A professional publisher has to look.

    ## Limits

    Most good files have no review and need none: only explicit marks count.
    """

    code = "FI605"
    name = "license-evidence-weak"
    needs = ("commons",)
    refs = ("FLK", "REUSE")
    reasons = ("file.evidence-weak", "license.no-record")
    variants = ("", "permission-pending", "review-needed", "none")
    examples = (
        (True, "markdown", GOOD, "unproven"),
        (False, "markdown", GOOD, "bridge"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit; the lack of any license counts only where the whole page was read."""
        facts = case.facts
        if reason.id == "license.no-record":
            if facts is None or not facts.confirmed or facts.unread or facts.non_free:
                return
            variant = "none"
        else:
            kind = reason.param("kind")
            variant = kind if kind in self.variants else ""
        params = (("file", facts.title if facts else ""), ("page", page_url(case)), ("name", reason.param("name")))
        severity: Severity = "info" if variant == "review-needed" else "warning"
        yield Hit(severity, reason.verdict, params, reason.span, (), reason.witnesses, variant)


class LicenseChanged(Rule):
    """The credited license stood on the file page before, and was changed since.

    ## What it does

    Fires when the license of the credit is not among those on offer now, but an earlier revision of the file page named it
    for a day or longer, or on the day on which the article was published.

    ## Why

    A license of Creative Commons cannot be taken back: who got the file under it may go on. So the credit may well be right,
    and LC105, LC106, LC107 and LC111 are not reported.

    ## Limits

    The change may have been a correction: a license that nobody could grant was none. Whether it was, the edit's comment may
    tell. History is read where the wiki is asked, and is kept in the lockfile for the files that needed it.
    """

    code = "FI607"
    name = "license-changed-on-commons"
    severity = "info"
    needs = ("commons",)
    duty = "lasting"
    refs = ("FAQ",)
    reasons = ("license.offered-earlier",)
    variants = ("", "day")
    examples = (
        (True, "markdown", f"{_TITLED}[CC BY-SA 3.0]({_DEED}/by-sa/3.0/), via Wikimedia Commons", "relicensed"),
        (False, "markdown", GOOD, "relicensed"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit with both licenses and the time between."""
        named = ("written", "since", "until", "day")
        comment = reason.param("comment")
        params = (
            *file_params(case),
            *((name, reason.param(name)) for name in named),
            ("comment", f" The edit that changed it says: {comment}" if comment else ""),
        )
        variant = "day" if reason.param("day") else ""
        mention = mention_at(case, reason.span)
        granted = mention.id if mention else ""
        yield Hit("info", reason.verdict, params, reason.span, (), reason.witnesses, variant, granted)


class FileOverwritten(Rule):
    """Another version took the file's place since.

    ## What it does

    Fires when the published picture is, byte for byte, an earlier version of the file; and when a newer version was uploaded
    after the day of the article, where the file's history was read.

    ## Why

    Author, date and changes on the file page may belong to the newer version only.

    ## Limits

    Only equal bytes prove which version a picture is. Without the picture nothing more is known than that there is a newer one.
    """

    code = "FI608"
    name = "file-overwritten"
    severity = "info"
    needs = ("commons", "image")
    refs = ("REUSE",)
    reasons = ("picture.older-version", "picture.replaced-since")
    variants = ("", "since")
    examples = (
        (True, "markdown", GOOD, "overwritten"),
        (False, "markdown", GOOD, "bridge"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit with the version's date."""
        facts, named = case.facts, ("date", "uploader", "day")
        params = (
            ("file", facts.title if facts else ""),
            ("page", page_url(case)),
            *((n, reason.param(n)) for n in named),
        )
        variant = "since" if reason.id == "picture.replaced-since" else ""
        yield Hit("info", reason.verdict, params, reason.span, (), reason.witnesses, variant)


class MetadataAmbiguous(Rule):
    """The file page does not say in one way which license it is.

    ## What it does

    Fires when templates, categories, metadata or structured data of the file page disagree about the license, when a license
    there is not known here, and when the page has several information blocks, each with an author of its own.

    ## Why

    Of several license blocks the metadata names one, public domain first. Different licenses may hold for different parts, such as
    a statue and its photograph.

    ## Limits

    It is about the check, not about the credit. While it fires, findings about the license that rest on the record are one
    level lower.
    """

    code = "FI612"
    name = "metadata-ambiguous"
    severity = "info"
    needs = ("commons",)
    refs = ("CMD",)
    reasons = ("license.record-ambiguous",)
    variants = ("", "unread", "blocks")
    examples = (
        (True, "markdown", GOOD, "ambiguous"),
        (False, "markdown", GOOD, "bridge"),
    )

    def hits(self, case: Case, reason: Reason) -> Iterator[Hit]:
        """One hit that lists what was read."""
        why = reason.param("why")
        params = (*file_params(case), ("names", reason.param("names")))
        yield Hit("info", reason.verdict, params, None, (), reason.witnesses, why if why in self.variants else "")


RULES: tuple[Rule, ...] = (
    DeletionPending(),
    LicenseEvidenceWeak(),
    LicenseChanged(),
    FileOverwritten(),
    MetadataAmbiguous(),
)
