"""Public links: a tunnel from a relay, or a server of one's own, to the local port."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from gradio_lib._lazy import load, require

__all__ = ["Tunnel", "TunnelOptions", "check_tunnel", "open_tunnel", "qr_code"]


class Tunnel(Protocol):
    """An open tunnel.

    Attributes:
        url: Its public address.
    """

    url: str

    def close(self) -> None:
        """End it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TunnelOptions:
    """How a public link is made.

    Attributes:
        provider: Who gives it.
        host: Of ssh, the server: ``user@host``, or the name of a public service.
        token: Of ngrok, the account's; None takes that of the environment or of the agent's own file.
        seconds: How long it is there; None for as long as the app is.
    """

    provider: Literal["ngrok", "ssh"] = "ngrok"
    host: str | None = None
    token: str | None = None
    seconds: float | None = None


def check_tunnel(options: TunnelOptions | None = None) -> None:
    """See to it that a tunnel can be opened, before anything else is started for it.

    Raises:
        LaunchError: A program, a token or a host is missing; the message says what would do.
    """
    wanted = options or TunnelOptions()
    if wanted.provider == "ssh":
        load("gradio_lib.apps.tunnels.ssh:check")(wanted.host)
    else:
        load("gradio_lib.apps.tunnels.ngrok:check")(wanted.token)


def open_tunnel(options: TunnelOptions, port: int, moved: Callable[[str], None], lost: Callable[[], None]) -> Tunnel:
    """Open a tunnel to the local port.

    Args:
        options: How.
        port: The port.
        moved: Called with the address when the line was opened again, from another thread.
        lost: Called when the line is lost.

    Raises:
        LaunchError: It could not be opened; the message says why.
    """
    if options.provider == "ssh":
        ssh: Any = load("gradio_lib.apps.tunnels.ssh")
        tunnel = ssh.SshTunnel(ssh.host_of(options.host), port, moved, lost)
        tunnel.open()
        return tunnel  # type: ignore[no-any-return]
    ngrok: Tunnel = load("gradio_lib.apps.tunnels.ngrok:connect")(port)
    return ngrok


def qr_code(text: str) -> str:
    """Return a QR code of `text`, in characters that a terminal shows.

    Example:
        >>> print(qr_code("https://example.com").splitlines()[2][:8])
        █ ▄▄▄▄▄
    """
    io = load("io:StringIO")()
    require("segno", "for a QR code").make(text, micro=False).terminal(io, compact=True, border=2)
    drawn: str = io.getvalue()
    return drawn
