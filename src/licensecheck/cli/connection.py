"""What `doctor` looks at on the way to the wiki: address, contact, pace, proxy, certificates, and one question asked."""

from __future__ import annotations

import os

from licensecheck.cli.diagnosis import FAIL, OK, WARN, tell
from licensecheck.errors import LicensecheckError
from licensecheck.model._value import TYPE_CHECKING
from licensecheck.report._words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licensecheck.cli.diagnosis import Diagnosis
    from licensecheck.cli.settings import Settings

QUESTION = "File:Example.jpg"
"""Asked for: it must exist on Commons. That another wiki does not have it is an answer too."""

LONGEST_SECONDS = 20.0
CERTIFICATES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")


def address(settings: Settings) -> str:
    """Return the address of the API.

    Raises:
        LicensecheckError: it cannot be one.
    """
    from licensecheck.commons import DEFAULT_API_URL, ApiUrlError
    from licensecheck.commons.client import check_api_url

    url: str = settings.get("api_url") or DEFAULT_API_URL
    try:
        check_api_url(url)
    except ApiUrlError as error:
        raise LicensecheckError(error.message_id, error.params) from error
    return url


def contact(settings: Settings) -> Iterator[Diagnosis]:
    """The User-Agent with the operator's contact, and the pace that goes with it."""
    from urllib.parse import urlsplit

    from licensecheck.commons.client import NO_CONTACT, check_contact, user_agent
    from licensecheck.commons.pace import default_pace

    value, origin = settings.origin("contact")
    try:
        words = check_contact(value)
    except ValueError:
        yield tell(FAIL, "contact", "doctor.contact-wrong", origin=origin)
        return
    agent, named = user_agent(words), words != NO_CONTACT
    if named:
        yield tell(OK, "contact", "doctor.contact", agent=agent, origin=origin)
    else:
        yield tell(WARN, "contact", "doctor.no-contact", agent=agent)
    host = urlsplit(address(settings)).netloc
    pace = default_pace(host, named)
    if pace is None:
        yield tell(OK, "pace", "doctor.no-pace", host=host)
    else:
        yield tell(OK, "pace", "doctor.pace", rate=f"{pace.per_minute:g}", flight=pace.in_flight, host=host)


def proxy(settings: Settings) -> Iterator[Diagnosis]:
    """The proxy that stands between, if any; its password is not shown."""
    from urllib.parse import urlsplit

    from requests.utils import get_environ_proxies, select_proxy

    url = address(settings)
    found = select_proxy(url, get_environ_proxies(url))
    if found is None:
        yield tell(OK, "proxy", "doctor.no-proxy", host=urlsplit(url).netloc)
        return
    try:
        parts = urlsplit(found)
        shown = f"{parts.scheme}://{parts.hostname}" + (f":{parts.port}" if parts.port else "")
    except ValueError:
        yield tell(FAIL, "proxy", "doctor.proxy-wrong")
        return
    if not parts.hostname:
        yield tell(FAIL, "proxy", "doctor.proxy-wrong")
    else:
        yield tell(OK, "proxy", "doctor.proxy", proxy=shown)


def certificates(settings: Settings) -> Iterator[Diagnosis]:
    """Whether the way is encrypted, and by whose word the other end is believed."""
    from licensecheck.commons.pace import is_loopback

    url = address(settings)
    if url.startswith("http://"):
        host = url.removeprefix("http://").partition("/")[0]
        yield tell(OK if is_loopback(host) else WARN, "tls", "doctor.not-encrypted", url=url)
        return
    for name in CERTIFICATES:
        path = os.environ.get(name)
        if path:
            exists = os.path.exists(path)
            message = "doctor.certificates-named" if exists else "doctor.certificates-missing"
            yield tell(OK if exists else FAIL, "tls", message, name=name, path=path)
            return
    import certifi

    yield tell(OK, "tls", "doctor.certificates", path=certifi.where())


def connection(settings: Settings) -> Iterator[Diagnosis]:
    """One question to the wiki, and how long the answer took."""
    if getattr(settings.options, "offline", False):
        yield tell(OK, "connection", "doctor.offline")
        return
    from time import monotonic

    from licensecheck.commons import CommonsSource

    url = address(settings)
    seconds = min(float(settings.get("timeout", LONGEST_SECONDS)), LONGEST_SECONDS)
    wiki = CommonsSource(api_url=url, contact=settings.get("contact"), timeout=seconds)
    began = monotonic()
    facts = wiki.files([QUESTION])[QUESTION]
    if facts.state == "unavailable":
        reason = facts.reason or "unavailable.unknown"
        message = "doctor.tls-failed" if reason == "unavailable.tls" else "doctor.no-connection"
        yield tell(FAIL, "connection", message, why=say(reason, facts.reason_params))
        return
    took = f"{(monotonic() - began) * 1000:.0f}"
    yield tell(OK, "connection", "doctor.connection", url=url, milliseconds=took)


REMOTE = (contact, proxy, certificates, connection)
"""The checks, in the order of their lines."""
