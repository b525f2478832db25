"""What threatens a file, what makes its license doubtful, and what administrators hid of it.

Names of templates and categories as Wikimedia Commons uses them (https://commons.wikimedia.org/wiki/Commons:Deletion_policy),
and a few of the English Wikipedia. A mark that is missed costs nothing but the note.
"""

from __future__ import annotations

from licensecheck.model import Nomination

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping

    from licensecheck.model import Witness

TEMPLATES = {
    "deletion-request": r"deletion template tag|delet(?:e|ion request)|ffd|puf",
    "copyright": r"copyvio|copyright violation|fair use delete|logo copyvio|db-f9|db-g12",
    "speedy": r"speedy(?:delete| deletion)?|sd|db-[a-z]\d+",
    "no-permission": r"no permission(?: since)?|npd|di-no permission",
    "no-license": r"no licen[cs]e(?: since)?|nld|di-no license",
    "no-source": r"(?:dw )?no source(?: since)?|nsd|dw-nsd|di-no source",
    "permission-pending": r"permission pending|vrts? pending|otrs pending",
    "review-failed": r"user:flickreviewr/reviewed-fail(?:-recent)?|flickr review failed|license review failed",
    "review-needed": r"license ?review needed",
}
"""By kind of mark, the whole names of templates, in lower case."""
CATEGORIES = {
    "deletion-request": r"deletion requests(?! ?(?:/|-)? ?(?:archive|kept|closed))",
    "copyright": r"copyright violations",
    "speedy": r"(?:candidates for|other) speedy deletions?",
    "no-permission": r"media missing permission|(?:all )?files? (?:with no|lacking|missing) permission",
    "no-license": r"media (?:uploaded )?without a licen[cs]e|(?:all )?files with no copyright tag",
    "no-source": r"media without a source|(?:all )?files with unknown source",
    "permission-pending": r"permission pending|(?:otrs|vrts?) pending",
    "review-failed": r"possibly unfree (?:flickr|picasa|panoramio|ipernity|inaturalist|youtube)",
    "review-needed": r"license review needed|flickr (?:review needed|images needing human review)",
}
"""By kind of mark, how names of categories begin, in lower case."""
HIDDEN = ("file", "user", "comment")

_compiled: dict[str, tuple[re.Pattern[str], tuple[str, ...]]] = {}


def nominations(
    templates: Iterable[str], categories: Iterable[str], deletion_reason: str, witness: Witness
) -> tuple[Nomination, ...]:
    """Return the marks of a file page that the file may be deleted soon or its license is not proven, each kind once.

    Args:
        templates: names on the page, without namespace.
        categories: names of its categories, likewise.
        deletion_reason: the text of an open speedy deletion, as `extmetadata` gives it, "" if there is none.
        witness: where that was read; source and field are set here.
    """
    found: dict[str, Nomination] = {}
    for source, names in (("template", templates), ("category", categories)):
        for name in names:
            kind = _kind(source, name)
            if kind and kind not in found:
                found[kind] = Nomination(kind, name, witness.replace(source=source, field=name))
    if deletion_reason and not {"speedy", "copyright"} & set(found):
        where = witness.replace(source="extmetadata", field="DeletionReason")
        found["speedy"] = Nomination("speedy", deletion_reason[:300], where)
    return tuple(found.values())


def _kind(source: str, name: str) -> str | None:
    if not _compiled:
        import re

        for key, table, end in (("template", TEMPLATES, r"\Z"), ("category", CATEGORIES, r"(?!\w)")):
            _compiled[key] = (re.compile("|".join(f"((?:{p}){end})" for p in table.values())), tuple(table))
    pattern, kinds = _compiled[source]
    match = pattern.match(name.replace("_", " ").strip().lower())
    return kinds[match.lastindex - 1] if match and match.lastindex else None


def hidden_parts(info: Mapping[str, object]) -> tuple[str, ...]:
    """Return what administrators hid of a version: "file", "user", "comment". `info`: an entry of `imageinfo`."""
    return tuple([part for part in HIDDEN if info.get(f"{part}hidden", False) is not False])
