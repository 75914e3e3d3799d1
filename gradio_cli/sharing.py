"""Public links: how they are opened, and the login before them."""

from __future__ import annotations

import secrets
from typing import Literal

from gradio_cli.assemble import Assembled
from gradio_cli.options import RunOptions
from gradio_lib.apps.options import LaunchOptions
from gradio_lib.apps.tunnel import TunnelOptions
from gradio_lib.errors import OptionError

__all__ = ["lock", "tunnel_of"]

USER = "guest"
"""Who logs in with a password that nobody chose."""


def tunnel_of(options: RunOptions) -> TunnelOptions:
    """Return how the public link is made; a host alone says that it is by ssh.

    Raises:
        OptionError: Options of one provider are given for another.
    """
    provider = options.share_provider or ("ssh" if options.share_host else "ngrok")
    if options.share_host and provider != "ssh":
        msg = "--share-host is for --share-provider ssh."
        raise OptionError(msg)
    if options.share_token and provider != "ngrok":
        msg = "--share-token is for --share-provider ngrok; ssh uses your keys."
        raise OptionError(msg)
    kind: Literal["ngrok", "ssh"] = "ssh" if provider == "ssh" else "ngrok"
    return TunnelOptions(provider=kind, host=options.share_host, token=options.share_token, seconds=options.share_for)


def lock(told: LaunchOptions, options: RunOptions, assembled: Assembled) -> str | None:
    """Put a login before what is shared where nobody has said otherwise, and return what is to be told of it.

    Raises:
        OptionError: It is somebody else's web app, before which no login can be put.
    """
    if not options.share or options.no_auth or told.auth is not None or told.auth_dependency is not None:
        return None
    if assembled.blocks is None:
        msg = f"{options.targets[0]} is a web app, whose login is its own matter: share it with --no-auth."
        raise OptionError(msg)
    password = secrets.token_urlsafe(9)
    told.auth = [(USER, password)]
    return f"Log in as {USER} with the password {password}"
