"""Public links: a tunnel from a relay to the local port."""

from __future__ import annotations

from typing import Any

from gradio_lib._lazy import require
from gradio_lib.errors import LaunchError

__all__ = ["Tunnel", "open_tunnel"]


class Tunnel:
    """An open tunnel.

    Attributes:
        url: Its public address.
    """

    def __init__(self, ngrok: Any, url: str) -> None:
        self._ngrok = ngrok
        self.url = url

    def close(self) -> None:
        """End it."""
        self._ngrok.disconnect(self.url)


def open_tunnel(port: int) -> Tunnel:
    """Open a tunnel to the local port by ngrok's agent.

    Raises:
        LaunchError: The agent is missing, has no token, or could not connect; the message says what to do.
    """
    ngrok = require("pyngrok.ngrok", "for a public link", "pyngrok")
    trouble = require("pyngrok.exception", "for a public link", "pyngrok").PyngrokError
    try:
        opened = ngrok.connect(str(port), "http")
    except (trouble, OSError) as error:
        msg = (
            f"No public link could be opened: {error}. The app goes on at its local address. "
            "A link needs the ngrok agent and a token: run `ngrok config add-authtoken <token>` once."
        )
        raise LaunchError(msg) from error
    return Tunnel(ngrok, str(opened.public_url))
