"""A PostgreSQL server of the suite's own: a private port, a folder of its own, Debian's packages, their own user."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg

_USER = "postgres"
_MISSING = "PostgreSQL ≥ 15 is not installed: `make postgresql` installs Debian's packages."


def _programs() -> Path:
    """The folder of the newest server's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[4]))
    if found and int(found[-1].parts[4]) >= 15:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        raise RuntimeError(_MISSING)
    return Path(on_path).resolve().parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A server that can be stopped and started again on the same port."""

    def __init__(self) -> None:
        self._bin = _programs()
        # Its own user must reach the folder, which a folder of pytest's does not allow.
        self._folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-", dir="/tmp"))
        self._as = {"user": _USER, "group": _USER} if os.geteuid() == 0 else {}
        if self._as:
            shutil.chown(self._folder, _USER, _USER)
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._run("initdb", "-D", self._data, "-A", "trust", "-U", "onrecord", "-E", "UTF8", "--no-sync", "--locale=C")
        self.start()

    @property
    def _data(self) -> str:
        return str(self._folder / "data")

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._bin / program), *arguments]
        done = subprocess.run(command, capture_output=True, cwd=self._folder, **self._as)
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stderr.decode()[-500:]}")

    def start(self) -> None:
        settings = (
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "fsync=off",
            "-c",
            f"unix_socket_directories={self._folder}",
        )
        command = [str(self._bin / "postgres"), "-D", self._data, "-p", str(self.port), *settings]
        log = (self._folder / "log").open("ab")
        self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self._folder, **self._as)
        for _ in range(200):
            try:
                psycopg.connect(self._address("postgres")).close()
                return
            except psycopg.OperationalError:
                time.sleep(0.05)
        raise RuntimeError(f"the server did not start: {(self._folder / 'log').read_text()[-500:]}")

    def stop(self) -> None:
        """At once, as a machine that goes away."""
        assert self._process is not None
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop")
        self._process.wait()

    def end(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _address(self, name: str) -> str:
        return f"host=127.0.0.1 port={self.port} user=onrecord dbname={name}"

    def database(self, name: str) -> str:
        """The address of a new, empty database."""
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
        return f"postgresql+psycopg://onrecord@127.0.0.1:{self.port}/{name}"
