"""An end to every exchange with a server: its connection is shut when the time is over.

A limit for one silence is not enough: a server that sends a byte every few seconds is never silent.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from threading import Lock, Timer
from time import monotonic
from types import TracebackType

Socket = Callable[[], socket.socket | None]
"""What a connection's socket is at the moment, or None."""


class Deadline:
    """A span of time in which all connections that it watches must be done.

    Args:
        seconds: how long from now.
    """

    def __init__(self, seconds: float) -> None:
        self._ends = monotonic() + seconds
        self._watched: list[Socket] = []
        self._lock = Lock()
        self._timer: Timer | None = None

    @property
    def left(self) -> float:
        """Seconds that are left; never below a hundredth."""
        return max(self._ends - monotonic(), 0.01)

    @property
    def over(self) -> bool:
        """Whether the time is over."""
        return monotonic() >= self._ends

    def watch(self, socket_of: Socket) -> None:
        """Shut this connection too when the time is over."""
        with self._lock:
            self._watched.append(socket_of)

    def __enter__(self) -> Deadline:
        self._timer = Timer(self.left, self._shut)
        self._timer.daemon = True
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def _shut(self) -> None:
        with self._lock:
            sockets = [socket_of() for socket_of in self._watched]
        for sock in sockets:
            if sock is None:
                continue
            try:
                # The plain socket's own: that of a TLS socket takes away what the reading thread holds.
                socket.socket.shutdown(sock, socket.SHUT_RDWR)
            except OSError:
                continue
