"""Is a text a piece of a program, a template or a setting rather than a credit? Checks for decide.py."""

from __future__ import annotations

import re

from licensecheck.credit.lazy import lazy
from licensecheck.credit.notices import MARKED
from licensecheck.credit.pieces import BLANK, CODE, SIGN
from licensecheck.credit.slots import PLACEHOLDERS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from licensecheck.credit.case import Case
    from licensecheck.credit.neighbors import Node

_PLACEHOLDER = lazy(
    r"\w\|\w+\|\w|placeholder=|\$\{|\{\{(?!<)|(?<!>)\}\}|<%|%\(\w+\)s|(?<![\w%])%[sd](?!\w)|\{[a-z_]\w*(?:[.\[(][^{}]*)?\}|\$\w+\b|#\{|\bprops\.|\bobj\.|\+ *['\"]|['\"] *\+|\[(?:[Nn]ame|[Aa]uthor|[Ss]ource|[Ll]icen[sc]e|[Yy]ear|[Pp]hotographer|[Cc]redit|auteur|Autor|licence[^\]]*)\]|"
    r"<(?:name|author|photographer|source)>|:\s?(?:string|number|boolean)\s?[;,}]|\[(?:AUTHOR|TITLE|NAME|DATE|SOURCE|LICENSE|LICENCE|YEAR|PHOTOGRAPHER|ARTIST|CREATOR)\]"
)
PLACEHOLDER_WORD = lazy(
    r"\b(?:AUTHOR|PHOTOGRAPHER|YOUR NAME|NAME|TODO|FIXME|XXX|TBD|LICENSE NAME|SOURCE URL)\b(?!\s[A-Z]{2,})"
)
"""Words in capitals that stand for something still to be filled in."""
_CODE = lazy(
    r"=>|===|\+=|\w+\(\w*\)|@\w+\(|: '|\w = |=\s*[\"'`]|`[\w/.-]+/`|\w_\w+\.\w+\(\)|console\.|\.(?:py|ts|js)\b"
)
_CODE_SIGNS = lazy(r"[=`@{]")
_CODE_WORDS = frozenset(["const", "return", "function", "echo", "npm", "import"])
_ASSET = lazy(
    r"\W*[\w-]*(?:icon|logo|image|img|src|url|thumb\w*|avatar)[\w-]*[\"']?\s*[:=]\s*[\"']?(?:https?://|/|\.{1,2}/)\S+[\"']?,?\s*$",
    re.I,
)
_DOC_TAG = lazy(r"[\W\d]{0,12}@(?:licen[sc]e|copyright|param|returns?|since|version|see|link|package|note)\b")
"""A line of a program's documentation: "* @license ..."."""
_ODD = lazy(r"[${}<%|\[+]")
_WITH_EQUALS = ("placeholder=", "props.", "obj.", "string", "number", "boolean")
"""What a text with an equals sign holds that is a template without any of these signs."""


def _placeholder(case: Case) -> bool:
    """Words or signs that stand for something still to be filled in."""
    text, start = case.visible.text, case.inner[0][1] if case.inner else 0
    if "<" in case.raw and "</" not in case.raw and _EMPTY_TAG.search(case.raw) is not None:
        return True
    if "copy" in case.roles:  # a page's own notice may be filled in by a program; the credit behind it need not be
        start = max([n[1] for n in case.inner if n[0] in ("label", "credit") and n[3] == "colon"], default=start)
    odd = _ODD.search(text) is not None or ("=" in text and any([word in text for word in _WITH_EQUALS]))
    return odd and _has_placeholder(text, start, case.nodes)


def _placeholder_name(case: Case) -> bool:
    """Names such as "Author" or "name"."""
    return case.named and all([a.value.lower() in PLACEHOLDERS for a in case.segment.readings[0].authors])


def _placeholder_word(case: Case) -> bool:
    return bool(case.triggers & BLANK) and PLACEHOLDER_WORD.search(case.visible.text) is not None


def _path(case: Case) -> bool:
    """A path or a name of a program's part, set as code."""
    text = case.visible.text
    return any(m.kind == "code" and _PATH.match(text, m.start, m.end) for m in case.visible.marks)


def _comment(case: Case) -> bool:
    runs = case.visible.runs
    return bool(runs) and runs[0][1] >= 2 and _COMMENT.match(case.raw) is not None


_SIGN_PAIRS = ("()", '":', "':", ": '", ': "', ": /", ": .", ": http", ".js", ".py", ".ts")
"""Without any of these and of the signs of programs (`pieces.SIGN`) a text is neither code nor a template."""
_EMPTY_TAG = lazy(
    r"<(?:name|author|photographer|agency|creator|licen[sc]e|artist|your name|first name|last name)>", re.I
)
_CONFIG = lazy(
    r"[a-z][a-z_-]*:\s*[a-z0-9]+[:/.@][\w:./@-]*$|[\w.]+\??:\s*(?:string|number|boolean|str|int|null|true|false|any)\W*$"
)
_MAIL = lazy(r"\w@\w[\w-]*\.[a-z]{2}")
_STARTS_OF_CODE = frozenset({"impo", "cons", "func", "retu", "echo"})


def _may_be_code(case: Case) -> bool:
    if case.triggers & SIGN or case.visible.runs:
        return True
    text = case.visible.text
    paired = case.triggers & CODE and any([pair in text for pair in _SIGN_PAIRS])
    return bool(paired) or text[:4] in _STARTS_OF_CODE


def _has_placeholder(text: str, start: int, nodes: list[Node]) -> bool:
    """Tell whether a text holds places to be filled in; a wiki template that names a license is none."""
    for m in _PLACEHOLDER.finditer(text, start):
        if "{{" not in m[0] or not any(n[0] == "lic" and m.start() <= n[1] <= m.start() + 120 for n in nodes):
            return True
    return False


_PATH = lazy(r"\S*/\S*$|[a-z]+-[a-z]+$")
_COMMENT = lazy(r"\s*(?://|/\*|#\s)")
_FIELD = lazy(r"\W{0,3}[\w-]+[\"']?\s*:\s*(['\"])([^\"`]*)\1\s*,?\s*$")


def _is_code(text: str) -> bool:
    """Tell whether a text is a piece of a program; the value of one field is judged alone ("credit: 'Jane Doe',")."""
    field = _FIELD.match(text)
    text = field[2] if field is not None else text
    if text.endswith(";") or not _CODE_WORDS.isdisjoint(text.split(" ", 8)[:8]):
        return True
    signs = _CODE_SIGNS.search(text) is not None or "()" in text or ": '" in text or ".py" in text or ".js" in text
    return signs and _may_hold_code(text) and _CODE.search(text) is not None


_CODE_PARTS = ("=>", "===", "+=", ": '", " = ", "`", "@", "console.", ".py", ".ts", ".js")
_ASSIGNED = lazy(r"=\s*[\"']")


def _may_hold_code(text: str) -> bool:
    """Tell cheaply whether `_CODE` may match."""
    if any([part in text for part in _CODE_PARTS]) or "(" in text.replace(" (", ""):
        return True
    return _ASSIGNED.search(text) is not None


_CODE_CHECKS: tuple[tuple[str, Callable[[Case], bool]], ...] = (
    ("asset-key", lambda case: _ASSET.match(case.raw) is not None),
    ("placeholder", _placeholder),
    ("path", _path),
    ("comment", _comment),
    ("doc-tag", lambda case: _DOC_TAG.match(case.raw) is not None),
    ("e-mail", lambda case: "@" in case.raw and _MAIL.search(case.visible.text) is not None),
    ("code", lambda case: _is_code(case.visible.text)),
    *MARKED,
)


def programming(case: Case) -> list[str]:
    """Return the evidence that a text is a program, a template or a setting, by name."""
    out = [name for name, holds in _NAME_CHECKS if holds(case)]
    if _may_be_code(case):
        out += [name for name, holds in _CODE_CHECKS if holds(case)]
    return out


_NAME_CHECKS: tuple[tuple[str, Callable[[Case], bool]], ...] = (
    ("placeholder-name", _placeholder_name),
    ("placeholder-word", _placeholder_word),
    ("config-line", lambda case: ":" in case.raw[:40] and _CONFIG.match(case.raw) is not None),
)
