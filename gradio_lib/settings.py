"""Every environment variable the library reads: one table, read once per launch."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

__all__ = ["SETTINGS", "Setting", "read"]


class Setting(NamedTuple):
    """One environment variable: its name, how its text is read, what holds without it, what it does."""

    name: str
    parse: Callable[[str], Any]
    default: Any
    help: str


def _flag(text: str) -> bool:
    return text.strip().lower() in {"1", "true", "yes", "on"}


def _paths(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


SETTINGS: dict[str, Setting] = {
    setting.name: setting
    for setting in (
        Setting("GRADIO_SERVER_NAME", str, "127.0.0.1", "Address to listen on."),
        Setting("GRADIO_SERVER_PORT", int, 7860, "First port to try; with launch(server_port=…) the only one."),
        Setting("GRADIO_NUM_PORTS", int, 100, "How many ports to try from the first one on."),
        Setting("GRADIO_ROOT_PATH", str, "", "Public path or URL of the app behind a proxy; only for absolute links."),
        Setting("GRADIO_TEMP_DIR", str, None, "Directory that uploads and results are kept in while the app runs."),
        Setting("GRADIO_ALLOWED_PATHS", _paths, [], "Files and directories that may be served, comma separated."),
        Setting("GRADIO_BLOCKED_PATHS", _paths, [], "Files and directories that must never be served."),
        Setting(
            "GRADIO_ALLOWED_HOSTS", _paths, [], "Names under which a server on this machine answers, comma separated."
        ),
        Setting("GRADIO_MAX_FILE_SIZE", str, None, "Largest upload, such as 20mb."),
        Setting("GRADIO_FLAGGING_MODE", str, None, "Who flags results of an Interface: never, auto or manual."),
        Setting("GRADIO_ALLOW_FLAGGING", str, None, "3.x spelling of GRADIO_FLAGGING_MODE."),
        Setting("GRADIO_SHARE", _flag, False, "Open a public link at launch."),
        Setting("GRADIO_SSH_COMMAND", str, "ssh", "The ssh that opens public links, with options: ssh -i key."),
        Setting("GRADIO_MCP_SERVER", _flag, False, "Serve functions as tools of language models (MCP) too."),
        Setting("HF_ENDPOINT", str, None, "Address of the Hugging Face Hub, or of what stands in its place."),
        Setting(
            "HF_INFERENCE_ENDPOINT", str, None, "Address of the Hub's Inference API, or of what stands in its place."
        ),
        Setting("GRADIO_SESSION_SECONDS", float, 3600.0, "How long a session without a sign of life is kept."),
        Setting("GRADIO_RESUME_SECONDS", float, 30.0, "How long a run waits for a page that lost its connection."),
        Setting("SPACE_ID", str, None, "Name of the Space that the app runs on, as owner/name."),
        Setting("GRADIO_MAX_SESSIONS", int, 20_000, "How many sessions are kept at most; the idlest go first."),
    )
}


def read(name: str, environ: Mapping[str, str] = os.environ) -> Any:
    """Return the value of the setting `name`: the environment's, or its default.

    Raises:
        ValueError: The variable is set to something that cannot be read; the message says what would do.
    """
    setting = SETTINGS[name]
    text = environ.get(name)
    if text is None or text == "":
        return setting.default
    try:
        return setting.parse(text)
    except ValueError as error:
        msg = f"{name}={text!r} cannot be read as {setting.parse.__name__}. {setting.help} Say, {setting.default!r}."
        raise ValueError(msg) from error
