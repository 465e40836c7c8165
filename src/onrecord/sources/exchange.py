"""One request and its answer, within limits of time and size; redirects and manners are `fetch`'s."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3 import connection, connectionpool, exceptions

from onrecord.errors import BadStatus, Damaged, FetchError, InputError, TimedOut, TooLarge, Unreachable
from onrecord.sources.asked import megabytes
from onrecord.sources.deadline import Deadline
from onrecord.sources.http_message import Answer

_PIECE = 64 * 1024
_ACCEPT = {
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/pdf;q=0.9, "
    "text/plain;q=0.8, */*;q=0.1",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "en",
    "Connection": "close",
}
_LATER = "Try again later, or save the page in a browser."
# Of these an archive must not keep the old value: the body is kept in one piece.
_OF_TRANSFER = ("transfer-encoding", "connection")


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer as it came.

    Attributes:
        url: the address that answered.
        retrieved: when, ISO 8601 in UTC.
        head: status line and headers, without the empty line.
        answer: the same, taken apart, with the body.
    """

    url: str
    retrieved: str
    head: bytes
    answer: Answer


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked, and what may come.

    Attributes:
        url: the address.
        user_agent: who asks.
        limit: most bytes of the body, as sent.
        silence: seconds between two pieces.
        cut: whether a longer body is cut off there, instead of refused.
    """

    url: str
    user_agent: str
    limit: int
    silence: float
    cut: bool = False


def exchange(request: Request, deadline: Deadline) -> Fetched:
    """The answer to one request, whatever its status.

    Raises:
        Unreachable: no such host, no connection.
        TimedOut: silence, or the end of `deadline`.
        TooLarge: the body is beyond the limit; no more of it is read.
        Damaged: the answer breaks off.
        FetchError: an address that is none.
    """
    url, silence = request.url, min(request.silence, deadline.left)
    timeout = urllib3.Timeout(connect=silence, read=silence)
    response: urllib3.BaseHTTPResponse | None = None
    try:
        with _manager(url, deadline) as manager, deadline:
            response = manager.request(
                "GET",
                url,
                headers={**_ACCEPT, "User-Agent": request.user_agent},
                redirect=False,
                retries=False,
                timeout=timeout,
                preload_content=False,
                decode_content=False,
            )
            try:
                body = _body(response, request)
            finally:
                response.close()
    except (exceptions.HTTPError, OSError, ValueError) as error:
        raise _failure(error, request, deadline, began=response is not None) from error
    if deadline.over:
        raise _late(url)
    retrieved = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Fetched(url, retrieved, _head(response), Answer(response.status, headers, body))


def _manager(url: str, deadline: Deadline) -> urllib3.PoolManager:
    """Connections that `deadline` watches, through the proxy that the environment names for this address."""

    class Plain(connection.HTTPConnection):
        def connect(self) -> None:
            _watched(self, super().connect, deadline)

    class Secure(connection.HTTPSConnection):
        def connect(self) -> None:
            _watched(self, super().connect, deadline)

    class PlainPool(connectionpool.HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(connectionpool.HTTPSConnectionPool):
        ConnectionCls = Secure

    parts = urlsplit(url)
    proxy = None if proxy_bypass(parts.hostname or "") else getproxies().get(parts.scheme)
    manager = urllib3.ProxyManager(proxy) if proxy else urllib3.PoolManager()
    manager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}
    return manager


def _watched(connection: connection.HTTPConnection, connect: Callable[[], None], deadline: Deadline) -> None:
    """Connect, under the deadline; the socket itself is held too, for the connection lets go of it with the answer."""
    deadline.watch(lambda: connection.sock)
    connect()
    held = connection.sock
    deadline.watch(lambda: held)


def _body(response: urllib3.BaseHTTPResponse, request: Request) -> bytes:
    told = response.headers.get("content-length", "")
    if not request.cut and told.isdigit() and int(told) > request.limit:
        raise _too_large(request)
    body = bytearray()
    while len(body) <= request.limit and (piece := response.read(_PIECE)):
        body += piece
    if len(body) > request.limit and not request.cut:
        raise _too_large(request)
    return bytes(body[: request.limit])


def _head(response: urllib3.BaseHTTPResponse) -> bytes:
    lines = [f"HTTP/1.{response.version % 10} {response.status} {response.reason or ''}".rstrip()]
    lines += [f"{name}: {value}" for name, value in _fields(response.headers) if name.lower() not in _OF_TRANSFER]
    return "\r\n".join(lines).encode("utf-8", "surrogateescape")


def _fields(headers: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(name, " ".join(value.split())) for name, value in headers.items()]


def _too_large(request: Request) -> TooLarge:
    return TooLarge(f"{request.url}: more than {megabytes(request.limit)}.", "No article is so long.")


def _late(url: str) -> TimedOut:
    return TimedOut(f"{url}: the answer took too long.", _LATER)


def _failure(error: Exception, request: Request, deadline: Deadline, *, began: bool) -> InputError:
    """What an exception of the network means to the user; `began`: the head of the answer had come."""
    url = request.url
    if deadline.over:
        return _late(url)
    match error:
        case exceptions.NameResolutionError():
            return Unreachable(f"{url}: there is no such host.", "Check the address and the network.")
        case exceptions.NewConnectionError() | exceptions.ProxyError():
            return Unreachable(f"{url}: no connection ({_cause(error)}).", "Check the address and the network.")
        case exceptions.SSLError():
            return Unreachable(f"{url}: no secure connection ({_cause(error)}).", "Check the address and the clock.")
        case exceptions.TimeoutError() | TimeoutError():
            return TimedOut(f"{url}: the server was silent for {request.silence:g} seconds.", _LATER)
        case exceptions.LocationParseError() | exceptions.LocationValueError():
            return FetchError(f"{url}: this is no address.", "Write it as https://outlet.example/article.")
        case _ if began:
            return Damaged(f"{url}: the answer breaks off.", _LATER)
        case _ if _hung_up(error):
            return Unreachable(f"{url}: the server hung up without an answer.", _LATER)
        case _:
            return BadStatus(f"{url}: the server does not speak HTTP as it should ({_cause(error)}).", _LATER)


def _hung_up(error: Exception) -> bool:
    return any(isinstance(cause, ConnectionError) for cause in (error, error.__cause__, *error.args))


def _cause(error: Exception) -> str:
    """The deepest reason, in a few words."""
    deepest: BaseException = error
    while deepest.__cause__ is not None:
        deepest = deepest.__cause__
    told = getattr(deepest, "strerror", None) or str(deepest) or type(deepest).__name__
    return " ".join(str(told).split())[:120]
