"""Address → answer, with manners: a name, robots.txt, a pause between requests, limits of time and size."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.metadata import version
from time import monotonic, sleep
from urllib.parse import urljoin, urlsplit

from onrecord.errors import BadStatus, EndlessRedirects, FetchError
from onrecord.sources.archive import Archive
from onrecord.sources.deadline import Deadline
from onrecord.sources.exchange import Fetched, Request, exchange
from onrecord.sources.http_message import Answer
from onrecord.sources.robots import LIMIT as ROBOTS_LIMIT
from onrecord.sources.robots import Robots

SCHEMES = ("http://", "https://")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_PAUSE = 30.0
_HOSTS = 1000
_BROWSER = "Open the address in a browser and save the page."
_REMEDIES = {
    401: "The page wants an account: save it in a browser.",
    403: f"The site does not let programs in. {_BROWSER}",
    404: "Check the address; the page may be gone.",
    410: "The page is gone; an archive may have it.",
    429: "The site wants fewer requests: try again later.",
}


def is_url(name: str) -> bool:
    """Whether an input is an address."""
    return name.lower().startswith(SCHEMES)


@dataclass(frozen=True, slots=True)
class Manners:
    """How the fetcher behaves.

    Attributes:
        user_agent: who asks; its first word is the name that robots.txt is asked for.
        silence: most seconds without a byte.
        seconds: most seconds for one document, redirects included.
        redirects: how often a server may send on.
        pause: least seconds between two requests to one host; a longer one that robots.txt names counts up to 30.
    """

    user_agent: str = f"onrecord/{version('onrecord')} (reads news articles into records)"
    silence: float = 20.0
    seconds: float = 60.0
    redirects: int = 10
    pause: float = 1.0


class Fetcher:
    """Fetches documents one after the other.

    Args:
        manners: how it behaves.
        archive: where each document that was fetched is kept as it came.
    """

    def __init__(self, manners: Manners | None = None, archive: Archive | None = None) -> None:
        self._manners = manners or Manners()
        self._archive = archive
        self._robots = Robots(self._rules, self._manners.user_agent)
        self._last: OrderedDict[str, float] = OrderedDict()

    def get(self, url: str, limit: int) -> Fetched:
        """The document at an address, redirects followed.

        Args:
            url: `http://…` or `https://…`.
            limit: most bytes of the body, as sent.

        Raises:
            RobotsForbid: the site does not allow it.
            BadStatus, EndlessRedirects, TimedOut, Unreachable, TooLarge, Damaged: as their names say.
        """
        manners = self._manners
        _require_host(url)
        request = Request(url, manners.user_agent, limit, manners.silence)
        self._robots.require(url)
        self._pause(url)
        fetched = self._follow(request, self._robots.require)
        status = fetched.answer.status
        if status >= 300 or status == 204:
            raise BadStatus(f"{_sent_on(url, fetched.url)}: the server answers {_told(fetched)}.", _remedy(status))
        if self._archive is not None:
            self._archive.keep(fetched.url, fetched.retrieved, fetched.head, fetched.answer.body)
        return fetched

    def _follow(self, request: Request, allowed: Callable[[str], object]) -> Fetched:
        """The last answer of a chain of redirects, whatever its status; `allowed` is asked where each leads."""
        first = request.url
        deadline = Deadline(self._manners.seconds)
        for _ in range(self._manners.redirects + 1):
            fetched = exchange(request, deadline)
            place = fetched.answer.headers.get("location")
            if fetched.answer.status not in _REDIRECTS or not place:
                return fetched
            request = replace(request, url=_next(request.url, place))
            allowed(request.url)
        raise EndlessRedirects(f"{first}: sent on more than {self._manners.redirects} times.", _BROWSER)

    def _pause(self, url: str) -> None:
        host = urlsplit(url).netloc
        pause = max(self._manners.pause, min(self._robots.pause(url), _MOST_PAUSE))
        ready = self._last.pop(host, -pause) + pause
        sleep(max(0.0, ready - monotonic()))
        self._last[host] = monotonic()
        if len(self._last) > _HOSTS:
            self._last.popitem(last=False)

    def _rules(self, url: str) -> Answer:
        manners = self._manners
        request = Request(url, manners.user_agent, ROBOTS_LIMIT, manners.silence, cut=True)
        return self._follow(request, lambda _: None).answer


def _next(url: str, place: str) -> str:
    try:
        target = urljoin(url, place)
    except ValueError:
        target = place
    if not is_url(target):
        raise FetchError(f"{url}: it sends on to {place[:80]!r}, which is no web address.", _BROWSER)
    _require_host(target)
    return target


def _require_host(url: str) -> None:
    try:
        known = urlsplit(url).hostname
    except ValueError:
        known = None
    if not known:
        raise FetchError(f"{url}: this is no address.", "Write it as https://outlet.example/article.")


def _sent_on(first: str, last: str) -> str:
    return first if first == last else f"{first} (sent on to {last})"


def _told(fetched: Fetched) -> str:
    first = fetched.head.split(b"\r\n", 1)[0].decode("utf-8", "replace")
    return first.partition(" ")[2][:60] or str(fetched.answer.status)


def _remedy(status: int) -> str:
    return _REMEDIES.get(status, "Try again later." if status >= 500 else _BROWSER)
