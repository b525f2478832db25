"""Which platform an address belongs to, and what the room costs at start."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensecheck.addresses import platform_of
from licensecheck.addresses.hosts import PLATFORMS

PLATFORM_ADDRESSES = {
    "https://commons.wikimedia.org/wiki/File:Old_mill.jpg": "wikimedia-commons",
    "commons.m.wikimedia.org/wiki/File:Old_mill.jpg": "wikimedia-commons",
    "//upload.wikimedia.org/wikipedia/commons/1/1a/Old_mill.jpg": "wikimedia-commons",
    "https://thumb.wikimedia.org/wikipedia/commons/thumb/1/1a/Old_mill.jpg/9px-Old_mill.jpg": "wikimedia-commons",
    "https://upload.wikimedia.org/wikipedia/de/1/1a/Old_mill.jpg": "wikipedia",
    "https://upload.wikimedia.org/": "wikimedia-commons",
    "https://en.wikipedia.org/wiki/Mill": "wikipedia",
    "https://wikipedia.org": "wikipedia",
    "https://de.wikisource.org/wiki/Mill": "wikisource",
    "https://www.wikidata.org/wiki/Q42": "wikidata",
    "https://species.wikimedia.org/wiki/Lilium": "wikispecies",
    "https://www.flickr.com/photos/jane/123": "flickr",
    "https://flic.kr/p/abc": "flickr",
    "https://live.staticflickr.com/1/2.jpg": "flickr",
    "https://unsplash.com?utm_source=medium&utm_medium=referral": "unsplash",
    "https://images.unsplash.com/photo-1": "unsplash",
    "https://pixabay.com/de/photos/mill-1/": "pixabay",
    "https://images.pexels.com/photos/1": "pexels",
    "https://www.gettyimages.com.au/detail/1": "getty-images",
    "https://media.gettyimages.com/1": "getty-images",
    "https://youtu.be/abc": "youtube",
    "https://www.youtube.com/watch?v=abc": "youtube",
    "https://www.geograph.org.uk/photo/1": "geograph",
    "https://freesound.org/people/x/sounds/1": "freesound",
    "https://www.flaticon.com/free-icons/mill": "flaticon",
    "https://openclipart.org/detail/1": "openclipart",
    "https://opengameart.org/content/mill": "opengameart",
    "https://www.publicdomainpictures.net/en/view-image.php?image=1": "publicdomainpictures",
    "https://pxhere.com/en/photo/1": "pxhere",
    "https://500px.com/photo/1": "500px",
    "https://old.reddit.com/r/mills": "reddit",
    "https://i.redd.it/1.jpg": "reddit",
    "https://stock.adobe.com/1": "adobe-stock",
    "https://www.shutterstock.com/1": "shutterstock",
    "https://burst.shopify.com/photos/1": "burst",
    "https://www.planespotters.net/photo/1": "planespotters",
    "https://esahubble.org/images/1": "esahubble",
}


@pytest.mark.parametrize(("url", "slug"), PLATFORM_ADDRESSES.items())
def test_platforms(url: str, slug: str) -> None:
    """Hosts, subdomains and image servers belong to their platform."""
    assert platform_of(url) == slug


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://example.org/flickr.com",
        "https://notflickr.com/",
        "https://flickr.com.example.org/",
        "https://flickr.com@example.org/",
        "https://upload.wikimedia.org/math/1/2/x.png",
        "https://shopify.com/",
        "mailto:jane@flickr.com",
        "images/mill.jpg",
        "flickr",
        "https://co.uk/",
    ],
)
def test_no_platform(url: str) -> None:
    """What only looks like a platform's address is none."""
    assert platform_of(url) is None


@given(st.text())
def test_any_text(text: str) -> None:
    """Any text is answered with a known slug or nothing."""
    slug = platform_of(f"https://{text}")
    assert slug is None or slug == slug.lower()


def test_every_listed_host_is_found() -> None:
    """Each host of the table leads to its own slug, with "www." too."""
    assert {host: platform_of(f"https://www.{host}/x") for host in PLATFORMS} == PLATFORMS


def test_start_up() -> None:
    """The room loads without re, typing and urllib, and without the names of 280 languages."""
    code = (
        "import sys; before = set(sys.modules); import licensecheck.addresses; "
        "print(*sorted(m for m in set(sys.modules) - before if not m.startswith('licensecheck.model')))"
    )
    run = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert set(run.stdout.split()) <= {
        "__future__",
        "licensecheck",
        "licensecheck._version",
        "licensecheck.addresses",
        "licensecheck.addresses.hosts",
        "licensecheck.addresses.parse",
        "licensecheck.addresses.titles",
    }
