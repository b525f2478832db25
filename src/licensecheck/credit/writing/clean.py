"""Names, titles and addresses of strangers -> what may stand in a credit: one line, no hidden signs, a bounded length."""

from __future__ import annotations

import re

from licensecheck.credit.lazy import lazy

NAME, TITLE, NOTICE, WORD, ATTRIBUTION = 200, 500, 500, 100, 1_000
"""The longest author's name, title, change notice, label or source, prescribed wording, in code points."""

LONGEST_URL = 2_048
"""An address beyond this many code points is left out; a part of it would lead elsewhere."""

_HIDDEN = lazy(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Control characters, signs that turn the direction of writing, invisible signs, halves of surrogate pairs. The joiners
U+200C and U+200D stay: Persian and Indic names need them."""

_TAG = lazy(r"<(?:[/!?]?[A-Za-z!-][^<>]{0,4000})>")
_ADDRESS = lazy(r"""(?:https?://|www\.)[^\s<>"“”«»]{1,2048}?(?=[).,;\]]*(?:\s|$))""", re.I)
_TRACKS = lazy(
    r"[?&#;](?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|awc|aff(?:iliate)?(?:_?id)?|click_?id|tracking(?:_?id)?|ref)="
    r"|^(?:https?://)?(?:www\.)?(?:bit\.ly|t\.co|goo\.gl|ow\.ly|tinyurl\.com|lnkd\.in|amzn\.to|buff\.ly|is\.gd)(?:/|$)",
    re.I,
)
_UNSAFE = lazy(r"""[^!#$&+,/0-9:;=?@A-Z_a-z~*.%\-\u00a1-\U0010ffff]|[\s“”„«»‘’]|%(?![0-9A-Fa-f]{2})""")
_WEB = lazy(r"https?://[^/?#\s]", re.I)


def tidy(text: str, longest: int) -> str:
    """Return `text` as one line without hidden signs, of at most `longest` code points ("…" marks a cut)."""
    if len(text) > 50 * longest:
        text = text[: 50 * longest]
    line = " ".join(_HIDDEN.sub("", " ".join(text.split())).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def safe_url(url: str | None) -> str | None:
    """Return an address that may be linked, or None: only http and https, nothing that could end a link or hide.

    What has no place in an address is percent-encoded as UTF-8, as are brackets and quotation marks; letters of any script
    stay readable.
    """
    if not url:
        return None
    url = url.strip()
    if url.startswith("//"):
        url = f"https:{url}"
    if not _WEB.match(url):
        return None
    url = _UNSAFE.sub(_encoded, _HIDDEN.sub(_encoded, url))
    return url if len(url) <= LONGEST_URL else None


def _encoded(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))


def prescribed(text: str) -> str:
    """Return the wording that an author prescribes, without HTML and without links that count clicks."""
    text = text[: 50 * ATTRIBUTION]
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "&" in text:
        import html

        text = html.unescape(text)
    whole = tidy(text, ATTRIBUTION)
    kept = _ADDRESS.sub(lambda found: "" if _TRACKS.search(found[0]) else found[0], whole)
    if kept != whole:
        kept = re.sub(r"\(\s*\)|\[\s*\]", "", kept)
        kept = " ".join(re.sub(r"\s+([,;.)\]])", r"\1", kept).split())
    return kept.strip(" ,;/|·–—-")
