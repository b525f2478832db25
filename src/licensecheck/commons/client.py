"""Asking a MediaWiki's action API: one session, one deadline for each question, retries where they make sense."""

from __future__ import annotations

from licensecheck.commons.pace import Pace, checked_pace, default_pace, door_to
from licensecheck.commons.retry import SERVICE_KINDS, Outcome, api_outcome, next_wait
from licensecheck.commons.transport import BoundedConnection, FaultError
from licensecheck.model import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    import requests

    from licensecheck.commons.pace import Door

DEFAULT_API_URL = "https://commons.wikimedia.org/w/api.php"
NO_CONTACT = "operator's contact not configured"
GET_LIMIT = 6000
"""Characters of the encoded query from which on a question is POSTed; web servers refuse addresses above 8 kB."""
COOL_DOWN_SECONDS = 60.0
ANSWER_KEYS = {"wbgetentities": "entities"}
"""By action, the part of the answer that every answer has."""
COMMON = {"formatversion": "2", "maxlag": "5", "errorformat": "bc"}


class RequestCounts(Value):
    """How many requests were sent, by purpose. `retries` are on top of the others; `canaries` ask whether the wiki is sound."""

    first_answers: int = 0
    second_batches: int = 0
    continuations: int = 0
    logs: int = 0
    lookups: int = 0
    retries: int = 0
    canaries: int = 0
    structured: int = 0
    histories: int = 0


class ApiUrlError(ValueError):
    """The address of the API cannot be used. `message_id` and `params` make the sentence."""

    def __init__(self, message_id: str, params: tuple[tuple[str, str], ...]) -> None:
        super().__init__(f"{message_id} {dict(params)}")
        self.message_id = message_id
        self.params = params


class UnavailableError(Exception):
    """A question could not be answered; `outcome` says why."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.kind)
        self.outcome = outcome


def check_api_url(url: str) -> tuple[str, str, str]:
    """Split an API address into scheme, host (with port) and path up to the last slash.

    Raises:
        ApiUrlError: not http or https, no host, a user name in it, or not ending in "/api.php".
    """
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url.strip())
        host, _ = parts.hostname, parts.port
        (host or "").encode("idna")
    except ValueError:
        raise ApiUrlError("unavailable.api-url-host", (("url", url[:300]),)) from None
    if parts.scheme not in {"http", "https"}:
        raise ApiUrlError("unavailable.api-url-scheme", (("url", url[:300]),))
    if not host or parts.username is not None or any(c.isspace() or not c.isprintable() for c in url.strip()):
        raise ApiUrlError("unavailable.api-url-host", (("url", url[:300]),))
    if not parts.path.endswith("/api.php") or parts.query or parts.fragment:
        example = f"{parts.scheme}://{parts.netloc}/w/api.php"
        raise ApiUrlError("unavailable.api-url-path", (("url", url[:300]), ("example", example)))
    return parts.scheme, parts.netloc, parts.path.removesuffix("api.php")


def check_contact(contact: str | None) -> str:
    """Return the operator's contact as it can stand in a header, or the words that it is not set.

    Raises:
        ValueError: it holds a line break or another control character.
    """
    text = (contact or "").strip() or NO_CONTACT
    if not text.isprintable():
        raise ValueError("the contact must be one line of text without control characters")
    return text.encode("ascii", "replace").decode("ascii").replace("(", "[").replace(")", "]")


def user_agent(contact: str) -> str:
    """Return the User-Agent that Wikimedia asks for: tool/version (contact) libraries.

    https://foundation.wikimedia.org/wiki/Policy:Wikimedia_Foundation_User-Agent_Policy

    Args:
        contact: as `check_contact` gives it.
    """
    import mwclient
    import requests

    from licensecheck._version import __version__

    return f"licensecheck/{__version__} ({contact}) requests/{requests.__version__} mwclient/{mwclient.__version__}"


class ApiClient:
    """Asks one action API, politely. Not for several threads at once; clients of several threads share the host's pace."""

    def __init__(
        self,
        api_url: str = DEFAULT_API_URL,
        *,
        contact: str | None = None,
        timeout: float = 30.0,
        session: requests.Session | None = None,
        sleep: Callable[[float], None],
        clock: Callable[[], float],
        now: Callable[[], str],
        on_event: Callable[[str, Mapping[str, str]], None] | None = None,
        max_body: int | None = None,
        pace: Pace | None = None,
    ) -> None:
        self.scheme, self.host, self.path = check_api_url(api_url)
        self.api_url = f"{self.scheme}://{self.host}{self.path}api.php"
        self.contact, self.timeout, self.now = check_contact(contact), timeout, now
        self._session, self._sleep, self._clock, self._on_event = session, sleep, clock, on_event
        self.identified = self.contact != NO_CONTACT
        self.pace = checked_pace(pace) if pace else default_pace(self.host, self.identified)
        self._door: Door | None = None
        self._max_body = max_body
        self._counts = dict.fromkeys(RequestCounts._fields, 0)
        self._site: Any = None
        self._connection: BoundedConnection | None = None
        self._closed_until: float = 0.0
        self._closed_for: Outcome | None = None
        self.answers = 0
        self.paced_seconds = 0.0
        self.failures: list[Outcome] = []

    @property
    def counts(self) -> RequestCounts:
        """The requests sent so far."""
        return RequestCounts(**self._counts)

    def ask(self, purpose: str, params: Mapping[str, str], accept: frozenset[str] = frozenset()) -> dict[str, Any]:
        """Ask one question, within one deadline.

        Args:
            purpose: the field of `RequestCounts` it counts for.
            params: of the action API; the common ones are added, `action` is "query" where it is not given.
            accept: codes of errors that are an answer too ("no such module").

        Returns:
            The answer: a JSON object without `error` (or with an accepted one), with `query` (or `entities`) a dict.

        Raises:
            UnavailableError: no answer could be had; the wait for the host's pace does not count for the deadline. After a failure of the service as a whole, further questions fail at
                once for a minute: a dead service costs one deadline, not one for each batch.
        """
        if self._closed_for is not None and self._clock() < self._closed_until:
            raise UnavailableError(self._closed_for)
        self._counts[purpose] += 1
        ends, tries = self._clock() + self.timeout, 0
        while True:
            tries += 1
            ends += self._enter()
            try:
                answer = self._once(params, ends - self._clock(), accept)
            except FaultError as fault:
                outcome = fault.outcome
            else:
                self.answers += 1
                self._closed_for = None
                return answer
            finally:
                if self._door:
                    self._door.leave()
            wait = next_wait(outcome, tries, ends - self._clock())
            if wait is None:
                self._give_up(outcome)
            self._counts["retries"] += 1
            self.tell("retry", reason=outcome.reason, seconds=f"{wait:.3g}")
            self._sleep(wait or 0.0)

    def _enter(self) -> float:
        """Wait until the host's pace allows a request; return how many seconds that took."""
        if self.pace is None:
            return 0.0
        if self._door is None:
            self._door = door_to(self.host, self._clock, self._sleep)
        begun = self._clock()
        waited = self._door.enter(self.pace)
        if waited:
            self.paced_seconds += waited
            self.tell("pace", seconds=f"{waited:.3g}")
        return max(self._clock() - begun, 0.0)

    def tell(self, event: str, **data: str) -> None:
        """Pass an event on, for progress and logs."""
        if self._on_event is not None:
            self._on_event(event, data)

    def _give_up(self, outcome: Outcome) -> None:
        if outcome.kind == "timeout":
            outcome = Outcome("timeout", None, (("seconds", f"{self.timeout:.3g}"),))
        if outcome not in self.failures:
            self.failures.append(outcome)
        if outcome.kind in SERVICE_KINDS:
            self._closed_for = outcome
            self._closed_until = self._clock() + max(COOL_DOWN_SECONDS, outcome.retry_after or 0.0)
        self.tell("failure", reason=outcome.reason)
        raise UnavailableError(outcome)

    def _once(self, params: Mapping[str, str], seconds: float, accept: frozenset[str]) -> dict[str, Any]:
        from urllib.parse import urlencode

        from mwclient.errors import APIDisabledError, InvalidResponse

        site = self._connect()
        assert self._connection is not None
        self._connection.seconds = max(seconds, 0.05)
        query = {**COMMON, **params}
        action = query.pop("action", "query")
        method = "POST" if len(urlencode(query)) > GET_LIMIT else "GET"
        try:
            answer = site.raw_api(action, method, False, **query)
        except APIDisabledError:
            raise FaultError(Outcome("not-an-api", None, (("found", "a disabled API"),))) from None
        except InvalidResponse as error:
            raise FaultError(_not_json(str(error.response_text))) from None
        except RecursionError:
            raise FaultError(Outcome("not-an-api", None, (("found", "JSON nested too deeply"),))) from None
        return _checked(answer, self._connection.retry_after, ANSWER_KEYS.get(action, "query"), accept)

    def _connect(self) -> Any:
        """Build mwclient's site on first use, over our session: no request is made, nothing is retried there."""
        if self._site is None:
            import mwclient
            import requests

            session = self._session or requests.Session()
            self._connection = BoundedConnection(session, {"User-Agent": user_agent(self.contact)}, self.now)
            if self._max_body is not None:
                self._connection.max_body = self._max_body
            self._site = mwclient.Site(
                self.host, path=self.path, scheme=self.scheme, pool=self._connection, do_init=False, max_retries=0
            )
        return self._site


def _not_json(text: str) -> Outcome:
    """An answer that mwclient could not read: JSON cut short, or something else altogether."""
    start = text.lstrip()[:200].lower()
    if start.startswith("{"):
        return Outcome("cut-answer")
    found = "an empty page" if not start else "a web page" if start.startswith("<") else "text that is not JSON"
    return Outcome("not-an-api", None, (("found", found),))


def _checked(
    answer: Any, retry_after: float | None, key: str = "query", accept: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """An answer of the action API, or a `FaultError`: `[]`, numbers and foreign objects are none."""
    if not isinstance(answer, dict):
        raise FaultError(Outcome("not-an-api", None, (("found", "JSON of another kind"),)))
    errors = answer.get("errors")
    error = answer.get("error") or (errors[0] if isinstance(errors, list) and errors else None)
    if error is not None:
        error = error if isinstance(error, dict) else {"code": str(error)}
        if error.get("code") in accept:
            return {"error": error, key: {}}
        raise FaultError(api_outcome(error, retry_after))
    query = answer.get(key)
    if isinstance(query, list) and not query:
        answer[key] = query = {}
    if query is None and key == "query" and "batchcomplete" in answer:
        answer[key] = query = {}
    if not isinstance(query, dict):
        raise FaultError(Outcome("not-an-api", None, (("found", "JSON of another kind"),)))
    return answer
