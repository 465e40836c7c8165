"""A server on loopback that behaves as servers do: well, badly, and with intent."""

from __future__ import annotations

import gzip
import socket
import struct
import threading
import time
from collections.abc import Callable
from contextlib import suppress

PROSE = (
    "<html><head><title>{0}</title><meta charset='utf-8'></head><body><article><h1>{0}</h1>"
    "<p>Zenda has offered Strelsau two field hospitals, the council said on Monday.</p>"
    "<p>The council has ruled out sending troops to the border, its spokesman said.</p></article></body></html>"
)
Behaviour = Callable[["BadServer", socket.socket], None]


def answer(
    body: bytes | str = PROSE.format("Page"),
    kind: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    **head: str,
) -> Behaviour:
    """What a good server sends: `Content_Encoding="gzip"` is a header."""
    data = body.encode() if isinstance(body, str) else body
    fields = {"Content-Type": kind, "Content-Length": str(len(data))} | {
        n.replace("_", "-"): v for n, v in head.items()
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    whole = f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + data
    return lambda server, connection: connection.sendall(whole)


def to(place: str, status: str = "302 Found") -> Behaviour:
    """A redirect."""
    return answer("", status=status, Location=place)


def raw(data: bytes, *, reset: bool = False) -> Behaviour:
    """These bytes, then the end, or a reset."""

    def act(server: BadServer, connection: socket.socket) -> None:
        connection.sendall(data)
        if reset:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    return act


def dripping(head: bytes, drop: bytes, every: float = 0.05) -> Behaviour:
    """A head, then a drop again and again, never silent for long."""

    def act(server: BadServer, connection: socket.socket) -> None:
        connection.sendall(head)
        while not server.stopped.wait(every):
            connection.sendall(drop)

    return act


def silent(server: BadServer, connection: socket.socket) -> None:
    """Takes the request and says nothing."""
    server.stopped.wait(30)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNK = b"1000\r\n" + b"x" * 0x1000 + b"\r\n"
BEHAVIOURS: dict[str, Behaviour] = {
    "/page": answer(),
    "/plain": answer("Zenda has offered Strelsau two field hospitals.", "text/plain"),
    "/packed": answer(gzip.compress(PROSE.format("Packed").encode()), Content_Encoding="gzip"),
    "/chunked": raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n5\r\nwords\r\n0\r\n\r\n"),
    "/latin": answer("<p>café</p>".encode("latin-1"), "text/html; charset=iso-8859-1"),
    "/moved": to("/page", "301 Moved Permanently"),
    "/loop": to("/loop"),
    "/away": to("mailto:desk@zenda.example"),
    "/to-file": to("file:///etc/passwd"),
    "/to-private": to("/private/page"),
    "/nowhere": answer("", status="302 Found"),
    "/absent": answer("gone", status="404 Not Found"),
    "/many": answer("", status="429 Too Many Requests"),
    "/fails": answer("", status="500 Internal Server Error"),
    "/no-content": raw(b"HTTP/1.1 204 No Content\r\n\r\n"),
    "/image": answer(b"\x89PNG\r\n", "image/png"),
    "/silent": silent,
    "/slow-head": dripping(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
    "/slow-body": dripping(HEAD + b"\r\n", b"<p>"),
    "/cut": raw(HEAD + b"Content-Length: 900\r\n\r\n<p>The council"),
    "/cut-chunk": raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n1000\r\n<p>The council"),
    "/cut-gzip": answer(gzip.compress(PROSE.encode())[:-30], Content_Encoding="gzip"),
    "/bad-chunk": raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n<p>The council"),
    "/reset": raw(HEAD + b"Content-Length: 900\r\n\r\n<p>", reset=True),
    "/nothing": raw(b""),
    "/garbage": raw(b"\x00\x01\x02 this is no HTTP\r\n\r\n"),
    "/many-heads": raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5000 + b"\r\n"),
    "/ten-gigabytes": raw(HEAD + b"Content-Length: 10737418240\r\n\r\n<p>"),
    "/endless": dripping(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", CHUNK * 64, every=0),
    "/bomb": answer(gzip.compress(b" " * 50_000_000), Content_Encoding="gzip"),
    "/unknown-packing": answer("words", Content_Encoding="zstd"),
}


class BadServer:
    """Listens on a free port of 127.0.0.1; `paths` can be added to; `asked` tells what came.

    Attributes:
        paths: path → what is done; others are 404.
        asked: (path, user agent, moment) of each request.
    """

    def __init__(self) -> None:
        self.paths = dict(BEHAVIOURS)
        self.asked: list[tuple[str, str, float]] = []
        self.stopped = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def stop(self) -> None:
        """Hang up on everybody."""
        self.stopped.set()
        self._socket.close()

    def paths_asked(self) -> list[str]:
        """The paths of all requests, in order."""
        return [path for path, _, _ in self.asked]

    def _serve(self) -> None:
        while not self.stopped.is_set():
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._one, args=(connection,), daemon=True).start()

    def _one(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            connection.settimeout(10)
            head = b""
            while b"\r\n\r\n" not in head and not head.startswith(b"\x16") and (piece := connection.recv(4096)):
                head += piece
            if not head.startswith(b"GET "):
                return
            path = head.split(b" ", 2)[1].decode()
            agent = head.partition(b"User-Agent: ")[2].partition(b"\r\n")[0].decode()
            self.asked.append((path, agent, time.monotonic()))
            self.paths.get(path, answer("none", status="404 Not Found"))(self, connection)
