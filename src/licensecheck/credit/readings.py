"""Phrases -> readings: who is the author, what is the title, which date; several where two are reasonable."""

from __future__ import annotations

from licensecheck.addresses import has_media_extension
from licensecheck.credit.hints import NAMES as _NAMES
from licensecheck.credit.hints import STRONG as _STRONG
from licensecheck.credit.hints import hinted, leads_to_work
from licensecheck.credit.people import clean, kind_of, split_names
from licensecheck.credit.phrases import Phrase
from licensecheck.credit.vocabulary import vocabulary
from licensecheck.model.credit import Part, Reading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from licensecheck.credit.neighbors import Node
    from licensecheck.credit.visible import Visible

_SOFT = frozenset({"credit", "label", "source", "adapted"})
_NOBODY = frozenset({"self", "both"})
_GENERIC = frozenset({"generic", "label", "source", "credit", "byweak", "viaweak", "licensed"})


class Draft:
    """One reading while it is made: phrases taken as authors and as title, and its score."""

    __slots__ = ("authors", "score", "title", "why")

    def __init__(self, authors: list[Phrase], title: Phrase | None, score: float, why: str) -> None:
        self.authors, self.title, self.score, self.why = authors, title, score, why


def read(phrases: list[Phrase], nodes: list[Node], visible: Visible, file_title: str = "") -> list[Draft]:
    """Return the drafts for one segment, best first, at least one.

    file_title: of the wiki file that the segment links to, if it does ("File:Name.jpg").
    """
    text = visible.text
    phrases = hinted(phrases, visible, file_title)
    codes = {m.start: m.end for m in visible.marks if m.kind == "code"}
    usable = [p for p in phrases if _usable(p, text, codes)]
    strong = _strong(usable, nodes, text)
    if strong and all(p.lead == "derivative" or p.held == "derivative" for p in strong):
        made = [
            p
            for p in usable
            if p.kind in _NAMES and p not in strong and p.lead is None and p.depth == 0 and p.number < strong[0].number
        ]
        strong = made + strong
    if strong:
        why = f"{strong[0].lead or strong[0].held or 'listed'}-lead"
        title = _title(usable, strong, text, led=True)
        return [Draft(strong, title, 0.9, why), *_other_orders(strong, title)]
    free = _free(usable, nodes)
    if not free:
        return [Draft([], _title(usable, [], text, led=False), 0.6, "no-author")]
    return _listed(free, usable, nodes, visible)


def _usable(p: Phrase, text: str, codes: dict[int, int]) -> bool:
    """Tell whether a phrase may be an author or a title. codes: where words set as code begin and end."""
    if p.role in ("url", "file") or p.lead in ("upload", "via") or p.held == "upload":
        return False
    if text[max(0, p.start - 2) : p.start].rstrip().endswith("{"):
        return False  # a place that a program fills in
    if p.role == "unknown":
        return True
    if (
        codes
        and p.lead not in ("by", "author")
        and any([p.end <= codes.get(p.start - n, 0) <= p.end + 2 for n in range(3)])
    ):
        return False  # set as code: a name of a file, of a setting
    if (
        (p.link is not None and _names_host(p, text))
        or (p.link is not None and "/licen" in p.link.url.lower())
        or (p.after == "label" and p.lead is None)
    ):
        return False
    if p.kind == "clause" or (p.heading and p.lead is None and not p.quoted and not p.em):
        return False
    words = text[p.start : p.end].strip(" .,:;!\"'*_").lower()
    kinds = vocabulary().kinds(words)
    if (kinds and not _NOBODY.isdisjoint(kinds)) or (p.lead is None and "." in words and has_media_extension(words)):
        return False
    if p.lead in (None, "via") and "platform" in kinds:
        return False
    return bool(p.kind) and (
        _GENERIC.isdisjoint(kinds) or (p.lead in ("by", "author") and words not in ("the author", "author"))
    )


def _other_orders(strong: list[Phrase], title: Phrase | None) -> list[Draft]:
    """Return the readings that a list behind "Photo:" or "Source:" allows beside the first: title and author change places."""
    lead = strong[0].lead
    if lead not in _SOFT or strong[0].role == "unknown":
        return []
    if title is not None and not title.quoted and not title.em and title.before == ",":
        return [Draft([title], strong[0], 0.4, "title-first"), Draft([*strong, title], None, 0.3, "authors")]
    if len(strong) == 2 and title is None and strong[1].before == ",":
        return [Draft(strong[:1], strong[1], 0.5, "author-first"), Draft(strong[1:], strong[0], 0.4, "title-first")]
    return []


def _names_host(p: Phrase, text: str) -> bool:
    """Tell whether linked words are the name of the site that they lead to ("Pexel" for pexels.com)."""
    words = text[p.start : p.end].lower().replace(" ", "")
    if p.link is None or len(words) < 4 or p.lead in ("by", "author"):
        return False
    host = p.link.url.lower().split("/", 3)[2:3]
    return bool(host) and words in host[0] and any(slug.startswith(words) for slug in vocabulary().platforms)


def _strong(usable: list[Phrase], nodes: list[Node], text: str) -> list[Phrase]:
    """Return the phrases that a lead makes authors, with the lists they begin."""
    out: list[Phrase] = []
    credited = any(p.lead == "credit" for p in usable)
    named = any(p.lead in _STRONG and (p.kind in _NAMES or p.quoted) for p in usable)
    for k, p in enumerate(usable):
        if p.role == "unknown" and p.before == "(" and named:
            continue  # a remark behind a name
        nxt = usable[k + 1] if k + 1 < len(usable) else None
        if (
            p.role == "unknown"
            or p.lead in _STRONG
            or (
                p.lead in _SOFT
                and not (p.lead == "label" and (credited or (named and (not p.firm or leads_to_work(p)))))
                and not _names_work(p, nxt, text)
            )
            or (p.held in _STRONG | _SOFT and _continues(p, out, text))
        ):
            out.append(p)
    return out


def _names_work(p: Phrase, nxt: Phrase | None, text: str) -> bool:
    """Tell whether the phrase behind "Photo:" is the work's name, not its maker's."""
    if p.after == "by" or (
        nxt is not None and nxt.lead == "by" and nxt.number - p.number <= 4 and p.after in ("by", "(", "date", "plat")
    ):
        return True
    if p.quoted and (p.lead in ("label", "adapted", "source") or (p.lead == "credit" and p.after in ("-", "—", "|"))):
        return True
    if p.em and nxt is not None and nxt.lead in _STRONG:
        return True
    return p.kind in ("title", "thing") and p.lead in ("label", "source", "adapted")


def _continues(p: Phrase, out: list[Phrase], text: str) -> bool:
    """Tell whether a phrase goes on with the list of authors that a lead began."""
    if out and leads_to_work(p) and not leads_to_work(out[-1]):
        return False  # "Photo: Jane Doe, [Title](page of the file)"
    if p.depth > (out[-1].depth if out else 0) or p.quoted or p.em:
        return p.quoted and bool(out) and out[-1].quoted and p.before in ("/", ",")
    words = text[p.start : p.end]
    if out and p.before == ")" and p.kind in _NAMES and p.sentence == out[-1].sentence:
        return words.split(" ", 1)[0].lower() in _ANDS  # "Jane Doe (mill) & Max Sample (bridge)"
    if not out or p.before not in (",", "/", ";", "&", "place"):
        return False
    if "." in words and " " not in words and words.islower() and out[-1].kind == "person" and p.before == ",":
        return False  # a web site behind a name
    if p.kind == "account" and words.isalpha() and words.islower() and out[-1].kind != "account" and words.isascii():
        return p.before == "/" and text[p.start - 1] == "/"
    if p.kind in _NAMES or all(kind_of(text[s:e]) in _NAMES for s, e in split_names(text, p.start, p.end)):
        return True
    return p.before == "/" and len(text[p.start : p.end]) < 60


def _free(usable: list[Phrase], nodes: list[Node]) -> list[Phrase]:
    """Return the phrases without lead that stand where authors and titles do."""
    level = 0 if any([p.depth == 0 for p in usable]) else None
    return [p for p in usable if p.lead != "title" and level in (None, p.depth)]


def _title(usable: list[Phrase], authors: list[Phrase], text: str, led: bool) -> Phrase | None:
    """Return the phrase that names the work, if one does."""
    rest = [p for p in usable if p not in authors and p.role in ("text", "quote")]
    if not rest:
        return None
    level = min([p.depth for p in (*authors, *rest)])
    others = len(rest) + len(authors)
    found = next((p for p in rest if p.lead == "title" or (p.quoted and p.depth <= level)), None)
    found = found or next((p for p in rest if p.em or _is_linked_title(p, others)), None)
    if found or not authors:
        return found
    found = next((p for p in rest if _names_work_of(p, authors[0], text)), None)
    if found is None and led and authors[0].lead == "author":
        found = next((p for p in rest if _stands_beside(p, authors[0], text)), None)
    if found is None and led:
        found = next((p for p in rest if _follows(p, authors[-1], level, text)), None)
    return found


def _is_linked_title(p: Phrase, others: int) -> bool:
    """Tell whether a link's words are the work's name: a maker follows, or a list with other names."""
    if p.link is None or p.link.end - p.end > 3 or p.start - p.link.start > 3:
        return False
    return p.after == "by" or (others > 1 and (p.after in (",", "text", "unknown", "copy") or leads_to_work(p)))


def _names_work_of(p: Phrase, author: Phrase, text: str) -> bool:
    """Tell whether words before an author are the title: "Title by ...", "Image: Title, photographed by ..."."""
    if p.number > author.number or not _is_name_of_work(text[p.start : p.end]):
        return False
    labelled = p.lead in _SOFT and p.after != "|" and p.sentence == author.sentence
    apart = p.after == "," and author.lead == "by" and author.number - p.number == 3
    return labelled or (p.after == "by" and p.lead != "by") or (apart and p.before == "start")


def _stands_beside(p: Phrase, author: Phrase, text: str) -> bool:
    """Tell whether a member of a list beside "Author X" is the title."""
    same = p.lead is None and p.sentence == author.sentence and p.depth == author.depth
    listed = "," in (p.before, p.after) and p.before in (",", "url", "plat", "start", "file")
    return same and listed and not text[p.start].islower()


def _follows(p: Phrase, author: Phrase, level: int, text: str) -> bool:
    """Tell whether a member of a list behind the authors is the title."""
    listed = p.number > author.number and p.before == "," and p.depth <= level
    return listed and p.kind == "title" and not text[p.start].islower()


def _is_bare_noun(words: str) -> bool:
    """Tell whether words speak of the picture only: a picture's noun, then nothing in capitals ("Image libre de droits")."""
    _, _, rest = words.partition(" ")
    return rest.islower() and any("label" in vocabulary().kinds(word) for word in words.lower().split())


def _is_name_of_work(words: str) -> bool:
    """Tell whether words without marks can be a title: no bare noun ("Plot"), no small first letter."""
    last = words.rsplit(None, 1)[-1].lower()
    if _is_bare_noun(words):
        return False
    return (
        (
            not words[0].islower()
            and " " in words
            and last not in vocabulary().work
            and "label" not in vocabulary().kinds(last)
        )
        or (not words.isascii() and not words[0].islower() and len(words) > 2)
        or (
            words[0].isupper()
            and words.isalpha()
            and kind_of(words) == "person"
            and words.lower() not in vocabulary().work
        )
    )


def _listed(free: list[Phrase], usable: list[Phrase], nodes: list[Node], visible: Visible) -> list[Draft]:
    """Read a list without leads: "A, B, 2023, CC BY 4.0"."""
    title = _title(usable, [], "", led=False)
    names = [p for p in free if p is not title]
    headed = max((k for k, p in enumerate(names) if p.after == ":"), default=-1)
    names = names[headed + 1 :] if headed + 1 < len(names) else names
    if not names:
        return [Draft([], title, 0.6, "title-only")]
    owned = [k for k, p in enumerate(names) if p.after == "own"]
    if owned and owned[0] == 1:
        return [Draft([names[1]], title or names[0], 0.7, "before-own-work"), Draft(names[:2], title, 0.4, "authors")]
    if len(names) > 1 and names[0].before in ("-", "—", ":") and any(n[0] == "file" for n in nodes[: names[0].number]):
        return [
            Draft([names[1]], title or names[0], 0.6, "title-first"),
            Draft(names[:1], names[1], 0.4, "author-first"),
        ]
    if names[0].kind in ("title", "thing"):
        return _title_first(names, title, usable, visible.text)
    block = _block(names, visible.text)
    later = [
        p
        for p in names[len(block) :]
        if (p.kind == "title" or _ends_small(p, visible.text))
        and p.before == ","
        and not visible.text[p.start].islower()
        and p.sentence == names[0].sentence
    ]
    if later and title is None:
        return [Draft(block, later[0], 0.75, "author-first"), Draft([later[0]], names[0], 0.2, "title-first")]
    if len(block) == 2 and all(p.before in (",", "start") for p in block) and title is None:
        return [
            Draft(block, None, 0.6, "authors"),
            Draft(block[:1], block[1], 0.5, "author-first"),
            Draft(block[1:], block[0], 0.4, "title-first"),
        ]
    return [Draft(block, title, 0.8, "author-first")]


def _ends_small(p: Phrase, text: str) -> bool:
    """Tell whether words begin with a capital and end with a small letter's word: "Old mill"."""
    first, _, last = text[p.start : p.end].rpartition(" ")
    return first[:1].isupper() and last.isalpha() and last.islower()


def _block(names: list[Phrase], text: str) -> list[Phrase]:
    """Return the first run of names in a list."""
    block = [names[0]]
    for p in names[1:]:
        near = p.number - block[-1].number <= 2 or (
            p.before == "/" and block[-1].kind == "org" and p.number - block[-1].number <= 5
        )
        together = (
            p.before in (",", "/", ";", "&")
            and near
            and p.sentence == block[-1].sentence
            and p.depth == block[-1].depth
        )
        if not (together and p.kind in _NAMES and block[-1].kind in _NAMES):
            break
        if p.before == "," and _ends_small(p, text) and not _ends_small(block[-1], text) and p.kind == "person":
            break
        block.append(p)
    return block


def _title_first(names: list[Phrase], title: Phrase | None, usable: list[Phrase], text: str) -> list[Draft]:
    """Read a list whose first member is the work's name; the author comes behind it, in brackets too."""
    later = [p for p in names[1:] if p.kind in _NAMES and p.before in (",", "(", "-", "|", "—", "/", ".", "text", "·")]
    later += [
        p for p in usable if p.before == "(" and p.kind in _NAMES and p.number > names[0].number and p not in later
    ]
    if later:
        return [
            Draft(_block(later, text), title or names[0], 0.7, "title-first"),
            Draft([names[0]], None, 0.3, "author-first"),
        ]
    lone = (
        names[0]
        if not _is_bare_noun(text[names[0].start : names[0].end])
        and not text[names[0].start].islower()
        and (names[0].before == "," or (names[0].after == "," and names[0].before == "start"))
        else None
    )
    return [Draft([], title or lone, 0.5, "title-only"), Draft([names[0]], title, 0.3, "author-first")]


def author_parts(draft: Draft, visible: Visible) -> tuple[Part, ...]:
    """Return the authors of a draft as parts, each name once, "unknown" for words that say so."""
    text = visible.text
    out: list[Part] = []
    seen: set[str] = set()
    for start, end, how in _stretches(draft.authors, text):
        if how == "unknown":
            spans = [(start, end)]
        else:
            spans = [clean(text, start, end)] if how == "quote" else split_names(text, start, end)
            if len(spans) > 1:
                spans = [
                    n
                    for n in spans
                    if not (text[n[0]].islower() and kind_of(text[slice(*n)]) in ("title", "clause", ""))
                ]
            spans = _surname_first(spans, text)
        for s, e in spans:
            value = "unknown" if how == "unknown" or _says_unknown(text[s:e]) else text[s:e]
            if s < e and value.lower() not in seen:
                seen.add(value.lower())
                out.append(Part(value, text[s:e], visible.span(s, e)))
    return tuple(out)


def _says_unknown(words: str) -> bool:
    return "unknown" in vocabulary().kinds(words.lower())


def _stretches(authors: list[Phrase], text: str) -> list[tuple[int, int, str]]:
    """Join phrases of one list, so that a name with a comma or a slash inside can be seen whole."""
    out: list[tuple[int, int, str]] = []
    for p in authors:
        how = "quote" if p.quoted else p.role
        if out and how == out[-1][2] == "text" and text[out[-1][1] : p.start].strip() in _GLUE:
            out[-1] = (out[-1][0], p.end, how)
        else:
            out.append((p.start, p.end, how))
    return out


def _surname_first(spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Join "Surname, Given name" again where slashes separate the names."""
    if len(spans) < 2:
        return spans
    out: list[tuple[int, int]] = []
    for s, e in spans:
        before = text[out[-1][0] : out[-1][1]] if out else ""
        inner = text[out[-1][1] : s] if out else ""
        lone = before.isalpha() and text[s:e].replace("-", "").replace(" ", "").isalpha() and " " not in before
        edge = (text[: out[-1][0]].rstrip()[-1:] or "/") == "/" if out else False
        edge = edge and (text[: out[-1][0]].strip() != "" or text[e:].lstrip()[:2] == "/ ")
        if inner.strip() == "," and lone and edge and text[e:].lstrip()[:1] in ("/", ""):
            out[-1] = (out[-1][0], e)
        else:
            out.append((s, e))
    return out


_ANDS = frozenset({"&", "and", "und", "et", "y", "e", "en", "i", "og", "och"})
_GLUE = frozenset({",", "/", "&", "and", ", and", "und", "et", "y", "e", "、", "，", "／"})


def title_part(draft: Draft, visible: Visible) -> Part | None:
    """Return the title of a draft as a part."""
    p = draft.title
    if p is None:
        return None
    text = visible.text
    written = text[p.start : p.end]
    words = written.strip(" ,;") if p.quoted else written.strip(" \"'“”„«»,.;:*_")
    if not words:
        return None
    start = text.index(words, p.start)
    if not p.quoted and p.after == "(" and p.lead in ("label", None):
        stop = text.find(")", p.end, p.end + 60)
        if stop > 0 and text[stop + 1 : stop + 2] == "," and not any(c.isdigit() for c in text[p.end : stop]):
            words = text[start : stop + 1]
    return Part(words, words, visible.span(start, start + len(words)))


def to_reading(draft: Draft, date: Part | None, visible: Visible, phrases: list[Phrase]) -> Reading:
    """Return a draft as a reading; what it did not place is named as left over."""
    used = {id(p) for p in draft.authors} | {id(draft.title)}
    text = visible.text
    rest = tuple(
        [
            Part(text[p.start : p.end], text[p.start : p.end], visible.span(p.start, p.end))
            for p in phrases
            if id(p) not in used and p.role in ("text", "quote") and p.kind and p.lead != "upload"
        ]
    )
    return Reading(draft.score, author_parts(draft, visible), title_part(draft, visible), date, draft.why, rest)
