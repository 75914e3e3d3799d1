"""Public links by ngrok's agent, which keeps its line up by itself."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import sys
from pathlib import Path
from typing import Any

from gradio_lib._lazy import require
from gradio_lib.errors import LaunchError

__all__ = ["NgrokTunnel", "check", "connect"]


class NgrokTunnel:
    """An open tunnel.

    Attributes:
        url: Its public address.
    """

    def __init__(self, ngrok: Any, trouble: type[Exception], url: str) -> None:
        self._ngrok = ngrok
        self._trouble = trouble
        self.url = url

    def close(self) -> None:
        """End it, and the agent; that one may be gone already, as Ctrl+C reaches it too."""
        with contextlib.suppress(self._trouble, OSError):
            self._ngrok.disconnect(self.url)
        self._ngrok.kill()


def check(token: str | None) -> None:
    """See to it that the agent can be used.

    Args:
        token: The one to use; None takes that of the environment or of the agent's own file.

    Raises:
        LaunchError: The agent or its token is missing; the message says how to get it.
    """
    conf = require("pyngrok.conf", "for a public link", "pyngrok")
    config = conf.get_default()
    agent = _agent(config.ngrok_path)
    if agent is None:
        program = shlex.join([sys.executable, "-m", "pyngrok.ngrok", "version"])
        msg = (
            f"A public link needs ngrok's agent, and there is none on PATH nor at {config.ngrok_path}. Install it "
            f"(https://ngrok.com/download), or have it fetched by running: {program}"
        )
        raise LaunchError(msg)
    config.ngrok_path = agent
    config.auth_token = token or config.auth_token
    if not config.auth_token and not _has_token(Path(conf.get_config_path(config))):
        msg = (
            "A public link needs a token of ngrok's: get one at https://dashboard.ngrok.com, then give it with "
            "--share-token, set NGROK_AUTHTOKEN or run `ngrok config add-authtoken <token>` once."
        )
        raise LaunchError(msg)


def _agent(usual: str) -> str | None:
    """Return the path of ngrok's agent; the ``ngrok`` script that pyngrok installs only fetches one."""
    found = [usual, *(str(Path(folder, Path(usual).name)) for folder in os.environ.get("PATH", "").split(os.pathsep))]
    return next((path for path in found if shutil.which(path) and not _is_script(path)), None)


def _is_script(path: str) -> bool:
    with Path(path).open("rb") as file:
        return b"pyngrok" in file.read(1024)


def _has_token(config: Path) -> bool:
    installer = require("pyngrok.installer", "for a public link", "pyngrok")
    if not config.is_file():
        return False
    known = installer.get_ngrok_config(str(config), use_cache=False)
    return bool(known.get("authtoken") or (known.get("agent") or {}).get("authtoken"))


def connect(port: int) -> NgrokTunnel:
    """Open a tunnel to the local port.

    Raises:
        LaunchError: The agent could not connect; the message says why.
    """
    ngrok = require("pyngrok.ngrok", "for a public link", "pyngrok")
    trouble = require("pyngrok.exception", "for a public link", "pyngrok").PyngrokError
    try:
        opened = ngrok.connect(str(port), "http")
    except (trouble, OSError) as error:
        msg = f"No public link could be opened: {error}."
        raise LaunchError(msg) from error
    return NgrokTunnel(ngrok, trouble, str(opened.public_url))
