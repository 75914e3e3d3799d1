"""Public links by ssh: a port of a server of one's own, or one of the public services that take ssh."""

from __future__ import annotations

import contextlib
import re
import shlex
import shutil
import subprocess
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from gradio_lib import settings
from gradio_lib.errors import LaunchError

__all__ = ["SERVICES", "Host", "SshTunnel", "check", "host_of"]

OPEN_SECONDS = 30.0
"""How long a link may take to open."""
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 60.0
"""Seconds before a lost line is tried again: twice as long each time, up to the longest."""
_OPTIONS = {
    "BatchMode": "yes",  # nobody is there to answer when a line is opened again
    "ExitOnForwardFailure": "yes",
    "ServerAliveCountMax": "3",
    "ServerAliveInterval": "15",
    "StrictHostKeyChecking": "accept-new",
}
_ALLOCATED = re.compile(r"Allocated port (\d+) for remote forward")
_REFUSED = "remote port forwarding failed"
_COLOURS = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_HOST = re.compile(r"(?P<name>(?:[\w.-]+@)?[\w.-]+)(?::(?P<port>\d+))?")


@dataclass(frozen=True, slots=True)
class Host:
    """What gives the link.

    Attributes:
        name: ``user@host`` for ssh.
        port: The port of its sshd; None for what ssh's own configuration says.
        remote: The port that is asked for there; 0 for any.
        link: What its words for the link look like; None for a plain sshd, of which ssh itself tells the port.
    """

    name: str
    port: int | None = None
    remote: int = 0
    link: str | None = None


SERVICES = {
    "localhost.run": Host("nokey@localhost.run", remote=80, link=r"https://[\w-]+\.lhr\.life"),
    "pinggy.io": Host("a.pinggy.io", 443, link=r"https://[\w.-]+\.pinggy\.link"),
    "serveo.net": Host("serveo.net", remote=80, link=r"https://[\w-]+\.serveo(?:\.net|usercontent\.com)"),
    "srv.us": Host("srv.us", remote=1, link=r"https://[\w-]+\.srv\.us"),
}
"""Public services, by the names that people give them."""


def host_of(given: str | None) -> Host:
    """Return what ``--share-host`` names: a known service, or ``[user@]host[:port]``.

    Raises:
        LaunchError: It names nothing.
    """
    if given in SERVICES:
        return SERVICES[given]
    match = _HOST.fullmatch(given or "")
    if match is None or match["name"].startswith("-"):
        got = f"{given!r} is no host." if given else "A public link by ssh needs a host."
        msg = f"{got} Give --share-host user@host, with :port where it is not ssh's, or one of {', '.join(SERVICES)}."
        raise LaunchError(msg)
    return Host(match["name"], int(match["port"]) if match["port"] else None)


def _program() -> list[str]:
    return shlex.split(settings.read("GRADIO_SSH_COMMAND"))


def check(host: str | None) -> None:
    """See to it that ssh is there, and that a host is named.

    Raises:
        LaunchError: One is missing; the message says what would do.
    """
    host_of(host)
    program = _program()[0]
    if shutil.which(program) is None:
        msg = f"A public link by ssh needs {program}, which is not on PATH: install OpenSSH's client (openssh-client)."
        raise LaunchError(msg)


class SshTunnel:
    """A tunnel that is opened again when its line is lost.

    Args:
        host: What gives the link.
        port: The local port.
        moved: Called with the new address when it has another one.
        lost: Called when the line is lost.

    Attributes:
        url: Its public address.
    """

    def __init__(self, host: Host, port: int, moved: Callable[[str], None], lost: Callable[[], None]) -> None:
        self.url = ""
        self._host = host
        self._port = port
        self._moved = moved
        self._lost = lost
        self._remote = host.remote
        self._process: subprocess.Popen[str] | None = None
        self._closed = threading.Event()
        self._opened = threading.Event()
        self._said: deque[str] = deque(maxlen=5)

    def open(self) -> None:
        """Open it.

        Raises:
            LaunchError: It cannot be opened; the message has ssh's own words.
        """
        threading.Thread(target=self._keep, name="gradio-tunnel", daemon=True).start()
        if not self._opened.wait(OPEN_SECONDS) or not self.url:
            self.close()
            said = " ".join(self._said) or "nothing was heard of it in time"
            msg = f"No public link could be opened at {self._host.name}: {said}"
            raise LaunchError(msg)

    def close(self) -> None:
        """End it."""
        self._closed.set()
        process = self._process
        if process is not None:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(3)

    def _keep(self) -> None:
        """Open the line, and again whenever it is lost."""
        pause = FIRST_PAUSE
        while not self._closed.is_set():
            for url in self._links():
                pause = FIRST_PAUSE
                before, self.url = self.url, url
                self._opened.set()
                if before:
                    self._moved(url)
            if not self.url or self._closed.is_set():
                break
            if pause == FIRST_PAUSE:
                self._lost()
            self._closed.wait(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
        self._opened.set()

    def _links(self) -> Iterator[str]:
        """Run ssh to its end and yield the address that it opens."""
        with subprocess.Popen(  # noqa: S603 - the user's own ssh, with a host that was looked at
            self._command(),
            stdin=subprocess.PIPE,  # held open: some services end with it
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        ) as process:
            self._process = process
            if self._closed.is_set():
                process.terminate()
            yield from self._heard(process.stdout)

    def _heard(self, lines: IO[str] | None) -> Iterator[str]:
        for line in lines or ():
            text = _COLOURS.sub("", line).strip()
            if not text.startswith("debug1:"):
                self._said.append(text)
            if _REFUSED in text:
                self._remote = self._host.remote  # the port of before is taken: any other
            url = self._link_in(text)
            if url is not None:
                yield url

    def _link_in(self, text: str) -> str | None:
        if self._host.link is not None:
            match = re.search(self._host.link, text)
            return match[0] if match else None
        match = _ALLOCATED.search(text)
        if match is not None:
            self._remote = int(match[1])
        elif self._remote == 0 or "remote forward success" not in text:
            return None
        return f"http://{self._address()}:{self._remote}"

    def _command(self) -> list[str]:
        options = [part for name, value in _OPTIONS.items() for part in ("-o", f"{name}={value}")]
        port = [] if self._host.port is None else ["-p", str(self._host.port)]
        # A service speaks in a session of its own; a plain sshd needs none. All interfaces, if sshd lets us.
        session = ["-T"] if self._host.link is not None else ["-N", "-v"]
        bind = "" if self._host.link is not None else "*:"
        forward = f"{bind}{self._remote}:127.0.0.1:{self._port}"
        return [*_program(), *options, *port, *session, "-R", forward, self._host.name]

    def _address(self) -> str:
        """Return the name of the host, which may be an alias in ssh's configuration."""
        asked = subprocess.run(  # noqa: S603 - as above; it prints what it knows and connects to nobody
            [*_program(), "-G", self._host.name], capture_output=True, text=True, check=False
        )
        found = re.search(r"^hostname (\S+)$", asked.stdout, re.MULTILINE)
        return found[1] if found else self._host.name.rpartition("@")[2]
