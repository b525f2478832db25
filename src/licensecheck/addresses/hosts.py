"""Hosts: which wiki an address belongs to, and which platform."""

from __future__ import annotations

PROJECTS = {
    "wikipedia.org": "wikipedia",
    "wiktionary.org": "wiktionary",
    "wikibooks.org": "wikibooks",
    "wikinews.org": "wikinews",
    "wikiquote.org": "wikiquote",
    "wikisource.org": "wikisource",
    "wikiversity.org": "wikiversity",
    "wikivoyage.org": "wikivoyage",
}
"""Domains with one wiki for each language, and the platform's slug."""

SINGLE = {
    "wikidata.org": "wikidata",
    "mediawiki.org": "mediawiki",
    "wikifunctions.org": "wikifunctions",
    "wikimediafoundation.org": "wikimedia-foundation",
}
"""Domains with one wiki."""

WIKIMEDIA = {
    "commons": "wikimedia-commons",
    "species": "wikispecies",
    "meta": "meta-wiki",
    "incubator": "wikimedia-incubator",
    "outreach": "wikimedia-outreach",
    "foundation": "wikimedia-foundation",
    "wikimania": "wikimania",
    "upload": "wikimedia-commons",
    "thumb": "wikimedia-commons",
}
"""Names before wikimedia.org, and the platform's slug."""

UPLOAD_HOSTS = ("upload.wikimedia.org", "thumb.wikimedia.org")
MOBILE = ("m", "zero", "wap", "mobile")
_UPLOAD_FOLDERS = {
    "commons": "commons.wikimedia.org",
    "meta": "meta.wikimedia.org",
    "species": "species.wikimedia.org",
    "incubator": "incubator.wikimedia.org",
    "outreach": "outreach.wikimedia.org",
    "foundation": "foundation.wikimedia.org",
    "mediawiki": "mediawiki.org",
    "wikidata": "wikidata.org",
    "sources": "wikisource.org",
}

PLATFORMS = {
    "500px.com": "500px",
    "500px.org": "500px",
    "adobe.com": "adobe",
    "stock.adobe.com": "adobe-stock",
    "t3.ftcdn.net": "adobe-stock",
    "fotolia.com": "adobe-stock",
    "alamy.com": "alamy",
    "alamy.de": "alamy",
    "apimages.com": "ap",
    "apnews.com": "ap",
    "archive.org": "internet-archive",
    "artstation.com": "artstation",
    "behance.net": "behance",
    "bsky.app": "bluesky",
    "burst.shopify.com": "burst",
    "canva.com": "canva",
    "creativemarket.com": "creative-market",
    "depositphotos.com": "depositphotos",
    "deviantart.com": "deviantart",
    "dreamstime.com": "dreamstime",
    "dvidshub.net": "dvids",
    "esahubble.org": "esahubble",
    "spacetelescope.org": "esahubble",
    "eso.org": "eso",
    "europeana.eu": "europeana",
    "facebook.com": "facebook",
    "flaticon.com": "flaticon",
    "flickr.com": "flickr",
    "flic.kr": "flickr",
    "staticflickr.com": "flickr",
    "freeimages.com": "freeimages",
    "freepik.com": "freepik",
    "freesound.org": "freesound",
    "geograph.org.uk": "geograph",
    "geograph.ie": "geograph",
    "geograph.org.gg": "geograph",
    "geo-en.hlipp.de": "geograph",
    "geo.hlipp.de": "geograph",
    "gettyimages.com": "getty-images",
    "gettyimages.co.uk": "getty-images",
    "gettyimages.de": "getty-images",
    "gettyimages.fr": "getty-images",
    "gettyimages.es": "getty-images",
    "gettyimages.it": "getty-images",
    "giphy.com": "giphy",
    "github.com": "github",
    "githubusercontent.com": "github",
    "imgur.com": "imgur",
    "inaturalist.org": "inaturalist",
    "instagram.com": "instagram",
    "istockphoto.com": "istock",
    "iwaria.com": "iwaria",
    "kaggle.com": "kaggle",
    "loc.gov": "library-of-congress",
    "mapillary.com": "mapillary",
    "medium.com": "medium",
    "metmuseum.org": "the-met",
    "morguefile.com": "morguefile",
    "nappy.co": "nappy",
    "nasa.gov": "nasa",
    "negativespace.co": "negative-space",
    "noaa.gov": "noaa",
    "openclipart.org": "openclipart",
    "opengameart.org": "opengameart",
    "openstreetmap.org": "openstreetmap",
    "openverse.org": "openverse",
    "panoramio.com": "panoramio",
    "pexels.com": "pexels",
    "picjumbo.com": "picjumbo",
    "pinterest.com": "pinterest",
    "pinimg.com": "pinterest",
    "pixabay.com": "pixabay",
    "pixnio.com": "pixnio",
    "planespotters.net": "planespotters",
    "publicdomainpictures.net": "publicdomainpictures",
    "publicdomainvectors.org": "publicdomainvectors",
    "pxhere.com": "pxhere",
    "rawpixel.com": "rawpixel",
    "redd.it": "reddit",
    "reddit.com": "reddit",
    "reuters.com": "reuters",
    "reutersconnect.com": "reuters",
    "rijksmuseum.nl": "rijksmuseum",
    "shutterstock.com": "shutterstock",
    "si.edu": "smithsonian",
    "skitterphoto.com": "skitterphoto",
    "soundcloud.com": "soundcloud",
    "stackexchange.com": "stackexchange",
    "stackoverflow.com": "stackoverflow",
    "stocksnap.io": "stocksnap",
    "stocksy.com": "stocksy",
    "svgrepo.com": "svgrepo",
    "thenounproject.com": "noun-project",
    "thingiverse.com": "thingiverse",
    "tumblr.com": "tumblr",
    "twitter.com": "twitter",
    "twimg.com": "twitter",
    "unsplash.com": "unsplash",
    "unsplash.it": "unsplash",
    "vecteezy.com": "vecteezy",
    "vimeo.com": "vimeo",
    "wellcomecollection.org": "wellcome-collection",
    "x.com": "twitter",
    "xkcd.com": "xkcd",
    "youtu.be": "youtube",
    "youtube.com": "youtube",
    "youtube-nocookie.com": "youtube",
    "ytimg.com": "youtube",
}
"""Registered domains (or hosts) of platforms that pictures are taken from, and the slug; subdomains belong to them."""


def host_and_path(text: str) -> tuple[str, str, bool, bool]:
    """Cut an address into host (lower case, no user, no port), the rest, whether encrypted, whether a scheme is written.

    Without a scheme the host is what stands before the first "/"; an address of another scheme gives the host "".
    """
    text = text.strip().strip("<>\"'“”„«»")
    head = text[:12].lower()
    if head.startswith(("https%3a", "http%3a")):
        from licensecheck.addresses.titles import decode

        text = decode(text)
        head = text[:8].lower()
    scheme = next((s for s in ("https://", "http://", "//") if head.startswith(s)), "")
    if not scheme and "://" in text[:20]:
        return "", "", False, False
    rest = text[len(scheme) :]
    ends = [at for at in map(rest.find, "/?#") if at >= 0]
    end = min(ends, default=len(rest))
    user, _, host = rest[:end].lower().rpartition("@")
    if user and not scheme:
        return "", "", False, False
    name, colon, port = host.rpartition(":")
    if colon and (not port or port.isdecimal()):
        host = name
    return host.rstrip(".,;:!?)]"), rest[end:], scheme != "http://", bool(scheme)


def wiki_of(host: str) -> tuple[str, bool] | None:
    """Return the wiki of a host ("de.m.wikipedia.org" gives "de.wikipedia.org") and whether the host is the mobile one.

    None for hosts that are no wiki of Wikimedia.
    """
    *names, last, top = ["", "", *host.split(".")]
    domain = f"{last}.{top}"
    names = [name for name in names if name]
    mobile = any(name in MOBILE for name in names)
    names = [name for name in names if name not in MOBILE and name != "www"]
    if domain in SINGLE and not names:
        return domain, mobile
    if len(names) > 1 or not all(_is_label(name) for name in names):
        return None
    if domain in PROJECTS:
        if names == ["commons"]:
            return "commons.wikimedia.org", mobile
        return ".".join((*names, domain)), mobile
    if domain == "wikimedia.org" and names and names[0] in WIKIMEDIA and f"{names[0]}.{domain}" not in UPLOAD_HOSTS:
        return f"{names[0]}.{domain}", mobile
    return None


def wiki_of_upload(project: str, language: str) -> str | None:
    """Return the wiki of the first two folders of an upload address ("wikipedia", "de"), or None."""
    domain = f"{project}.org"
    if domain not in PROJECTS or not _is_label(language):
        return None
    if project == "wikipedia" and language in _UPLOAD_FOLDERS:
        return _UPLOAD_FOLDERS[language]
    return f"{language}.{domain}"


def _is_label(name: str) -> bool:
    return name.isascii() and name.replace("-", "").isalnum() and len(name) <= 20


def platform_of(url: str) -> str | None:
    """Return the slug of the platform that an address belongs to ("wikimedia-commons", "flickr"), None if not known.

    Upload addresses belong to the wiki whose file they hold: `upload.wikimedia.org/wikipedia/de/...` is "wikipedia".
    """
    if not url or len(url) > 8192:
        return None
    host, path, _, _ = host_and_path(url)
    if host in UPLOAD_HOSTS:
        folders = path.split("/", 3)
        wiki = wiki_of_upload(folders[1], folders[2]) if len(folders) > 2 else "commons.wikimedia.org"
        return _platform_of_wiki(wiki) if wiki else None
    found = wiki_of(host)
    if found:
        return _platform_of_wiki(found[0])
    labels = host.split(".")
    if "gettyimages" in labels:
        return "getty-images"
    for at in range(max(0, len(labels) - 5), len(labels) - 1):
        slug = PLATFORMS.get(".".join(labels[at:]))
        if slug:
            return slug
    return None


def _platform_of_wiki(wiki: str) -> str:
    name, _, domain = wiki.partition(".")
    if domain == "wikimedia.org":
        return WIKIMEDIA[name]
    return PROJECTS.get(domain) or PROJECTS.get(wiki) or SINGLE[wiki]
