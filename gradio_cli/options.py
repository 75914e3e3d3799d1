"""Every option of what is served: one table, from which the command line, the environment and the files are read.

An option is a field of `RunOptions`. Its name, with dashes, is the command's and the file's; its name in capitals
behind ``GRADIO_`` is the environment's, where no other is given. The command stands above the environment, the
environment above the file; `gradio_cli.configuration` asks them in this order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from gradio_cli.kinds import Kind, choice, credentials, duration, flag, size, text, texts, whole

__all__ = ["OPTIONS", "Option", "Scope", "option"]

Scope = Literal["function", "app", "server"]
"""What an option is about: the form of a function, an app of ours, or how anything at all is served."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option.

    Attributes:
        name: Its name on the command line and in files: ``"queue-size"``.
        kind: How it is read.
        help: What it does, for the help.
        scope: What it is about.
        environment: Its environment variable.
        no: Its name on the command line where it is a flag that is turned off.
        secret: Whether its value is not to be shown.
    """

    name: str
    kind: Kind
    help: str
    scope: Scope
    environment: str
    no: str
    secret: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Declared:
    kind: Kind
    help: str
    scope: Scope
    environment: str | None
    no: str | None
    secret: bool


def option(
    kind: Kind,
    help: str,
    *,
    scope: Scope = "server",
    environment: str | None = None,
    no: str | None = None,
    secret: bool = False,
) -> Any:
    """Return a field that is an option; None, no entries or False stands for one that nobody gave."""
    declared = _Declared(kind=kind, help=help, scope=scope, environment=environment, no=no, secret=secret)
    return field(default=() if kind.is_list else None, metadata={"option": declared})


_PORT = whole(0, 65535)
_TLS = "for https."


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """What ``gradio-run`` was told: by the command, the environment and files. None stands for what nobody said."""

    targets: tuple[str, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)
    """Where each option that was given comes from, by its name: ``"command"``, ``"GRADIO_TITLE"``, a file."""

    host: str | None = option(
        text("ADDRESS"), "Address to listen on: 127.0.0.1, or 0.0.0.0 for all.", environment="GRADIO_SERVER_NAME"
    )
    port: int | None = option(
        _PORT,
        "Port to listen on, 0 for any; left out, the first free one from 7860 on.",
        environment="GRADIO_SERVER_PORT",
    )
    open: bool | None = option(flag(), "Open the page in the browser.")
    share: bool | None = option(flag(), "Open a public link, behind a login.")
    share_provider: str | None = option(
        choice("ngrok", "ssh"), "Who gives the link: ngrok, which holds without it, or an sshd."
    )
    share_host: str | None = option(
        text("HOST"), "Of ssh: user@host or user@host:port, or localhost.run, pinggy.io, serveo.net, srv.us."
    )
    share_token: str | None = option(text("TOKEN"), "Of ngrok: your account's token.", secret=True)
    share_for: float | None = option(duration(), "Close the link after that time: 2h, 90m.")
    no_auth: bool | None = option(
        flag(), "Share without a login, in the place of a random password.", no="random-password"
    )
    reload: bool | None = option(flag(), "Serve it anew whenever its code is saved.")
    auth: tuple[tuple[str, str], ...] = option(
        credentials(), "Ask for a login; may be given several times.", secret=True, scope="app"
    )
    auth_file: str | None = option(text("FILE"), "Ask for a login; each line has USER:PASSWORD.", scope="app")
    show_error: bool | None = option(
        flag(),
        "Whether callers see the text of any exception; left out, they do on this machine only.",
        no="hide-error",
        scope="app",
    )
    api_only: bool | None = option(flag(), "Serve the API and no page.", scope="app")
    mcp: bool | None = option(
        flag(),
        "Serve the functions as tools of language models too, under gradio_api/mcp.",
        environment="GRADIO_MCP_SERVER",
    )
    root_path: str | None = option(text("PATH"), "Public path or URL behind a proxy.")
    ssl_keyfile: str | None = option(text("FILE"), f"Private key, {_TLS}")
    ssl_certfile: str | None = option(text("FILE"), f"Certificate, {_TLS}")
    ssl_keyfile_password: str | None = option(text(), "Password of the private key.", secret=True)
    allowed_path: tuple[str, ...] = option(
        texts("PATH", split=","),
        "File or folder that may be served; several times.",
        environment="GRADIO_ALLOWED_PATHS",
        scope="app",
    )
    max_file_size: str | int | None = option(size(), "Largest upload, such as 20mb.", scope="app")

    title: str | None = option(text(), "Title of the page.", scope="app")
    description: str | None = option(text(), "Markdown under the title.", scope="function")
    article: str | None = option(text(), "Markdown at the page's end.", scope="function")
    theme: str | None = option(text("NAME"), "Theme, such as soft, or owner/name of one on the Hub.", scope="app")
    css: str | None = option(text("FILE"), "Style rules, or a file with them.", scope="app")
    queue_size: int | None = option(whole(1), "How many runs may wait; more are refused.", scope="app")
    concurrency: int | None = option(whole(1), "How many runs of a function go at once.", scope="app")

    input: tuple[str, ...] = option(
        texts("NAME=COMPONENT"), "Component of a parameter: times=slider:0..10:2; several times.", scope="function"
    )
    output: tuple[str, ...] = option(
        texts("COMPONENT"), "Component of the result: image; several times, for several.", scope="function"
    )
    example: tuple[str, ...] = option(
        texts("VALUES"), 'A sample call: "Rome, 3", a JSON list or object; several times.', scope="function"
    )
    examples: str | None = option(
        text("FILE|DIR"), "Sample calls: a csv, json or jsonl file, or a folder.", scope="function"
    )
    live: bool | None = option(flag(), "Run on every change of an input.", scope="function")
    batch: bool | None = option(flag(), "Functions take lists, a value per caller.", scope="function")
    flagging: str | None = option(
        choice("never", "auto", "manual"),
        "Who flags results: nobody is what holds without it.",
        scope="function",
        environment="GRADIO_FLAGGING_MODE",
    )


def _option(name: str, declared: _Declared) -> Option:
    written = name.replace("_", "-")
    return Option(
        name=written,
        kind=declared.kind,
        help=declared.help,
        scope=declared.scope,
        environment=declared.environment or f"GRADIO_{name.upper()}",
        no=declared.no or f"no-{written}",
        secret=declared.secret,
    )


OPTIONS: dict[str, Option] = {
    each.name: _option(each.name, each.metadata["option"]) for each in fields(RunOptions) if "option" in each.metadata
}
"""All options, by the names of their fields."""
