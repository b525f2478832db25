"""Several wikis behind one source: Commons, and the Wikipedias whose files an article embeds.

A Wikipedia shows two kinds of files: those of Commons, which are then looked up there, and its own, among them the files
that are not free. Keys are those of `licensecheck.model.keys`.
"""

from __future__ import annotations

from licensecheck.addresses import canonical_title
from licensecheck.commons.client import DEFAULT_API_URL, RequestCounts, check_api_url
from licensecheck.commons.retry import Outcome
from licensecheck.commons.source import CommonsSource
from licensecheck.commons.titles import unavailable_facts
from licensecheck.model import FileFacts, Lookup
from licensecheck.model.keys import split_key, wiki_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Unpack

    from licensecheck.commons.source import Options

PROJECTS = frozenset(
    "wikipedia wiktionary wikibooks wikinews wikiquote wikisource wikiversity wikivoyage".split()  # noqa: SIM905
)
"""Projects with a wiki for each language. https://meta.wikimedia.org/wiki/Wikimedia_projects"""
SINGLE = {
    **{
        f"{name}.wikimedia.org": f"{name}.wikimedia.org"
        for name in ("commons", "meta", "species", "incubator", "outreach")
    },
    "wikidata.org": "www.wikidata.org",
    "mediawiki.org": "www.mediawiki.org",
    "wikisource.org": "wikisource.org",
}
"""Wikis without a language, and the host of their API."""
HOME = "commons.wikimedia.org"
MAX_WIKIS = 30
"""Wikis asked by one source beside its own: a text may name hundreds of them, and each that is not there costs a time-out."""


def api_of(wiki: str) -> str | None:
    """Return the address of the API of a Wikimedia wiki ("de.wikipedia.org"); None for any other host.

    Addresses come out of articles, which strangers write: nothing else is ever asked.
    """
    host = SINGLE.get(wiki)
    language, _, rest = wiki.partition(".")
    project, _, top = rest.partition(".")
    words = language.split("-")
    if top == "org" and project in PROJECTS and len(language) < 20 and all(w.isascii() and w.isalpha() for w in words):
        host = wiki if language == language.lower() and len(words[0]) > 1 else None
    return f"https://{host}/w/api.php" if host else None


class WikisSource:
    """Asks Wikimedia Commons, or the one API that the user chose, and other Wikimedia wikis for their own files.

    Never raises for trouble with a service. Not for several threads at once.

    Args:
        api_url: the only API to ask; None for Commons, and for files of other wikis these. With an API of the user's own,
            files of other wikis than that are "unavailable": it does not speak for them.
        apis: addresses of APIs by host of their wiki, where they differ from the usual ones (mirrors, tests).
        **options: contact, timeout, session, sleep, clock, now, on_event, pace, as for `CommonsSource`; the pace is for each host.

    Raises:
        ApiUrlError: `api_url` cannot be one (a ValueError, with `message_id` and `params`).
        ValueError: `contact` or `pace` cannot be used.
    """

    def __init__(
        self, *, api_url: str | None = None, apis: Mapping[str, str] | None = None, **options: Unpack[Options]
    ) -> None:
        self._options = options
        self._home = CommonsSource(api_url=api_url or DEFAULT_API_URL, **self._options)
        self._home_host = check_api_url(api_url)[1] if api_url else HOME
        self._only_home = api_url is not None
        self._apis = dict(apis or {})
        self._others: dict[str, CommonsSource] = {}

    @property
    def api_url(self) -> str:
        """The API that is asked by default."""
        return self._home.api_url

    @property
    def counts(self) -> RequestCounts:
        """The requests sent so far to all wikis, by purpose."""
        all_counts = [source.counts for source in self._sources()]
        return RequestCounts(**{f: sum(getattr(c, f) for c in all_counts) for f in RequestCounts._fields})

    @property
    def failures(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """Each distinct reason, with its parameters, for which a question got no answer."""
        return tuple(dict.fromkeys(failure for source in self._sources() for failure in source.failures))

    @property
    def notices(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """What the operator could change, as message ids with parameters."""
        return tuple(dict.fromkeys(notice for source in self._sources() for notice in source.notices))

    @property
    def service_down(self) -> bool:
        """Whether questions were asked and nothing at all could be read from any wiki."""
        asked = [source for source in self._sources() if source.failures or source.answers]
        return bool(asked) and all(source.service_down for source in asked)

    def files(self, titles: Sequence[str]) -> dict[str, FileFacts]:
        """Read the facts of files: one question for each fifty files of a wiki, whatever their order.

        Args:
            titles: keys: "File:X.jpg", or "de.wikipedia.org/File:X.jpg" for a file of another wiki.

        Returns:
            Facts by key. A file that another wiki only shows is the file of Commons (`wiki` is ""). One of its own has
            `wiki` set; `non_free` says whether it is free.
        """
        found: dict[str, FileFacts] = {}
        home: dict[str, str] = {}
        shown: dict[str, FileFacts] = {}
        for wiki, keys in self._by_wiki(titles).items():
            if not wiki:
                home |= keys
                continue
            for key, facts in self._files_of(wiki, keys).items():
                title = canonical_title(facts.title) if facts.repository == "shared" else None
                if title is None:
                    found[key] = facts
                else:
                    home[key], shown[key] = title, facts
        answers = self._home.files(list(home.values())) if home else {}
        for key, title in home.items():
            facts = answers[title].replace(asked=key)
            # Stored on neither: the repository behind that wiki is not the one asked here.
            found[key] = shown[key] if key in shown and facts.state in ("missing", "no-file", "invalid") else facts
        return {key: found[key] for key in titles}

    def confirm(self, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
        """Read every license witness of the given files, each on its own wiki. See `CommonsSource.confirm`."""
        return self._each_on_its_wiki(files, "confirm")

    def lookups(self, keys: Sequence[str]) -> dict[str, Lookup]:
        """Look up files by page id, SHA-1 or words, with the wiki before the key where it is another one.

        Candidates are keys for `files`.
        """
        found: dict[str, Lookup] = {}
        for wiki, names in self._by_wiki(keys).items():
            source = self._source(wiki)
            if source is None:
                why = self._not_asked(wiki)
                found |= {k: Lookup(k, "unavailable", (), why.reason, why.params) for k in names}
                continue
            answers = source.lookups(list(names.values()))
            for key, name in names.items():
                answer = answers[name]
                candidates = [
                    c.replace(title=wiki_key(wiki, canonical_title(c.title) or c.title)) for c in answer.candidates
                ]
                found[key] = answer.replace(key=key, candidates=tuple(candidates))
        return {key: found[key] for key in keys}

    def histories(self, files: Mapping[str, FileFacts]) -> dict[str, FileFacts]:
        """Read earlier states of the given files, each on its own wiki. See `CommonsSource.histories`."""
        return self._each_on_its_wiki(files, "histories")

    # -- which wiki -----------------------------------------------------------------------------------------------

    def _each_on_its_wiki(self, files: Mapping[str, FileFacts], method: str) -> dict[str, FileFacts]:
        out = dict(files)
        for wiki in dict.fromkeys(facts.wiki for facts in files.values()):
            source = self._source(wiki)
            if source is not None:
                out |= getattr(source, method)({k: f for k, f in files.items() if f.wiki == wiki})
        return out

    def _sources(self) -> list[CommonsSource]:
        return [self._home, *self._others.values()]

    def _by_wiki(self, keys: Sequence[str]) -> dict[str, dict[str, str]]:
        """Keys and names by wiki, "" for the one asked by default."""
        out: dict[str, dict[str, str]] = {}
        for key in keys:
            wiki, name = split_key(key)
            out.setdefault("" if wiki == self._home_host else wiki, {})[key] = name
        return out

    def _source(self, wiki: str) -> CommonsSource | None:
        """The source of a wiki; None if that must not be asked."""
        if not wiki:
            return self._home
        if wiki not in self._others:
            url = self._apis.get(wiki) or (None if self._only_home else api_of(wiki))
            if url is None or len(self._others) >= MAX_WIKIS:
                return None
            self._others[wiki] = CommonsSource(api_url=url, **self._options)
        return self._others[wiki]

    def _files_of(self, wiki: str, keys: Mapping[str, str]) -> dict[str, FileFacts]:
        """Facts of files as another wiki tells them."""
        source = self._source(wiki)
        if source is None:
            return {key: unavailable_facts(key, self._not_asked(wiki)) for key in keys}
        answers = source.files(list(keys.values()))
        return {key: answers[name].replace(asked=key, wiki=wiki) for key, name in keys.items()}

    def _not_asked(self, wiki: str) -> Outcome:
        if self._only_home:
            return Outcome("only-api", None, (("wiki", wiki), ("api", self.api_url)))
        if api_of(wiki) is not None:
            return Outcome("too-many-wikis", None, (("wiki", wiki), ("limit", str(MAX_WIKIS))))
        return Outcome("unknown-wiki", None, (("wiki", wiki),))
