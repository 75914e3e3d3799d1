"""Spaces of the Hugging Face Hub: where one runs, and copies of it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from gradio_lib._lazy import load, require
from gradio_lib.errors import ClientError, ConnectionFailed

__all__ = ["address_of", "duplicate", "known_token"]

_PATIENCE = 600.0
_PAUSE = 2.0
_FREE = "cpu-basic"
_FAILED = {"BUILD_ERROR", "CONFIG_ERROR", "RUNTIME_ERROR", "NO_APP_FILE"}


def known_token() -> str | None:
    """Return the token of who is logged in on this machine."""
    token: str | None = require("huggingface_hub", "for Spaces").get_token()
    return token


def _api(token: str | None) -> Any:
    return load("gradio_lib.hub:api")(token)


def address_of(space: str, token: str | None) -> str:
    """Return the address of a Space, ``user/name``, as soon as it runs.

    Raises:
        ConnectionFailed: There is no such Space for this token, or it does not run.
    """
    hub = require("huggingface_hub", "for Spaces")
    try:
        info = _api(token).space_info(space)
    except (hub.errors.HfHubHTTPError, OSError, ValueError) as error:
        msg = f"The Space {space!r} cannot be found: {error}. An app of your own goes by its address (http://…)."
        raise ConnectionFailed(msg) from error
    if info.host is None:
        msg = f"The Space {space!r} has no address: it does not run."
        raise ConnectionFailed(msg)
    _wait_for(space, token)
    return str(info.host)


def _wait_for(space: str, token: str | None) -> None:
    """Wait until a Space runs."""
    until = time.monotonic() + _PATIENCE
    while (stage := str(_api(token).get_space_runtime(space).stage)) != "RUNNING":
        if stage in _FAILED or time.monotonic() > until:
            msg = f"The Space {space!r} does not run: {stage}."
            raise ConnectionFailed(msg)
        time.sleep(_PAUSE)


def duplicate(
    from_id: str,
    to_id: str | None,
    token: str,
    *,
    private: bool,
    hardware: str | None,
    secrets: Mapping[str, str] | None,
    sleep_minutes: int,
) -> str:
    """Copy a Space, unless the copy is there already, and return its name.

    Raises:
        ClientError: The Hub refused.
    """
    hub = require("huggingface_hub", "for Spaces")
    api = _api(token)
    try:
        name = to_id if to_id and "/" in to_id else f"{api.whoami()['name']}/{to_id or from_id.rpartition('/')[2]}"
        wanted = hardware or str(api.get_space_runtime(from_id).hardware or _FREE)
        # A paid machine must not run on when nobody uses it; the free one sleeps by itself.
        sleep = None if wanted == _FREE else sleep_minutes * 60
        if not api.repo_exists(name, repo_type="space"):
            given = [{"key": key, "value": value} for key, value in (secrets or {}).items()]
            _copy(api, from_id, name, private, {"hardware": wanted, "sleep_time": sleep, "secrets": given or None})
        elif hardware is not None and str(api.get_space_runtime(name).hardware) != hardware:
            api.request_space_hardware(name, hardware, sleep_time=sleep)
    except (hub.errors.HfHubHTTPError, OSError, ValueError) as error:
        msg = f"The Space {from_id!r} cannot be duplicated: {error}"
        raise ClientError(msg) from error
    return name


def _copy(api: Any, from_id: str, name: str, private: bool, machine: Mapping[str, Any]) -> None:
    if hasattr(api, "duplicate_repo"):
        options = {f"space_{option}": value for option, value in machine.items()}
        api.duplicate_repo(from_id, to_id=name, repo_type="space", private=private, **options)
    else:  # huggingface_hub before 2
        api.duplicate_space(from_id, to_id=name, private=private, **machine)
