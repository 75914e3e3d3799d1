"""From a bundle to the Hub: what is new in it, and how it gets there."""

from __future__ import annotations

import difflib
import hashlib
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from gradio_cli.space.bundle import Bundle, Sdk
from gradio_lib._lazy import require
from gradio_lib.errors import LaunchError

__all__ = ["Change", "Settings", "changes", "difference", "publish"]

State = Literal["new", "changed", "same", "only there"]
_SHOWN = 200_000
"""Bytes up to which a text is compared line by line."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file of the Space.

    Attributes:
        name: Its path.
        size: Bytes.
        state: How it is beside that which is there.
    """

    name: str
    size: int
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a Space is set up. What is None or empty stays as it is there.

    Attributes:
        private: Whether only its owner sees it.
        hardware: The machine that it runs on.
        secrets: Environment variables that nobody sees.
        variables: Environment variables that everybody may see.
        delete: Whether files go that are there and not in the bundle.
    """

    private: bool | None = None
    hardware: str | None = None
    secrets: Mapping[str, str] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)
    delete: bool = False


@contextmanager
def _refusals(what: str) -> Iterator[None]:
    """Tell in one line what the Hub did not do.

    Raises:
        LaunchError: With the Hub's own words.
    """
    errors = require("huggingface_hub.errors", "to deploy")
    httpx = require("httpx", "to deploy")
    try:
        yield
    except (errors.HfHubHTTPError, httpx.HTTPError, OSError, ValueError) as error:
        said = getattr(error, "server_message", None) or str(error).strip().partition("\n")[0]
        msg = f"{what}: {said}"
        raise LaunchError(msg) from error


def changes(made: Bundle, space: str, api: Any) -> list[Change]:
    """Return the files of the bundle and of the Space, each with how it differs.

    Raises:
        LaunchError: The Hub did not answer.
    """
    there: dict[str, tuple[str, int]] = {}
    with _refusals(f"{space} cannot be looked at"):
        if api.repo_exists(space, repo_type="space"):
            for each in api.list_repo_tree(space, recursive=True, repo_type="space"):
                if hasattr(each, "blob_id"):
                    there[each.path] = (each.lfs.sha256 if each.lfs else each.blob_id, each.size)
    told = [_change(name, made.content(name), there.get(name, ("", 0))[0]) for name in made.files]
    # The Hub makes this one itself.
    gone = set(there) - set(made.files) - {".gitattributes"}
    told += [Change(name, there[name][1], "only there") for name in gone]
    return sorted(told, key=lambda each: each.name)


def _change(name: str, content: bytes, there: str) -> Change:
    own = {
        hashlib.sha1(b"blob %d\0%s" % (len(content), content), usedforsecurity=False).hexdigest(),
        hashlib.sha256(content).hexdigest(),
    }
    return Change(name, len(content), "new" if not there else "same" if there in own else "changed")


def difference(made: Bundle, change: Change, space: str, api: Any) -> list[str]:
    """Return the lines in which a text differs from that which is there; none for what is no text.

    Raises:
        LaunchError: The Hub did not answer.
    """
    before = b""
    if change.state == "changed":
        with _refusals(f"{change.name} cannot be read"), tempfile.TemporaryDirectory() as folder:
            path = api.hf_hub_download(space, change.name, repo_type="space", local_dir=folder)
            before = Path(path).read_bytes()
    content = made.content(change.name)
    if len(content) + len(before) > _SHOWN:
        return []
    try:
        old, new = before.decode().splitlines(), content.decode().splitlines()
    except UnicodeDecodeError:
        return []
    return list(difflib.unified_diff(old, new, f"{space}/{change.name}", change.name, lineterm=""))


def publish(
    made: Bundle, space: str, sdk: Sdk, settings: Settings, api: Any, told: Callable[[str], None]
) -> list[Change]:
    """Make the Space, or bring it up to date, and return what was changed.

    Args:
        made: What it consists of.
        space: Its name.
        sdk: What runs it.
        settings: How it is set up.
        api: The Hub's client.
        told: Called with each step before it is taken.

    Raises:
        LaunchError: The Hub refused; the message has its own words.
    """
    hub = require("huggingface_hub", "to deploy")
    found = changes(made, space, api)
    with _refusals(f"{space} cannot be made"):
        is_there = api.repo_exists(space, repo_type="space")
        if not is_there:
            told(f"Making the {'private ' if settings.private else ''}Space {space}")
            api.create_repo(
                space,
                repo_type="space",
                space_sdk=sdk,
                private=bool(settings.private),
                space_hardware=settings.hardware,
                exist_ok=True,
            )
    with _refusals(f"{space} cannot be set up"):
        for name, value in settings.secrets.items():
            told(f"Setting the secret {name}")
            api.add_space_secret(space, name, value)
        for name, value in settings.variables.items():
            told(f"Setting {name}={value}")
            api.add_space_variable(space, name, value)
        if is_there and settings.private is not None:
            api.update_repo_settings(space, private=settings.private, repo_type="space")
    operations = [
        hub.CommitOperationAdd(each.name, _held(made, each.name)) for each in found if each.state in {"new", "changed"}
    ]
    if settings.delete:
        operations += [hub.CommitOperationDelete(each.name) for each in found if each.state == "only there"]
    if operations:
        told(f"Uploading {_amount([each for each in found if each.state in {'new', 'changed'}])}")
        with _refusals(f"The files of {space} cannot be uploaded"):
            api.create_commit(space, operations, commit_message="Deploy by gradio-run", repo_type="space")
    if is_there and settings.hardware is not None:
        told(f"Asking for the hardware {settings.hardware}")
        with _refusals(f"{space} cannot run on {settings.hardware}"):
            api.request_space_hardware(space, settings.hardware)
    return [each for each in found if each.state in {"new", "changed"}]


def _held(made: Bundle, name: str) -> Any:
    held = made.files[name]
    return held if isinstance(held, bytes) else str(held)


def _amount(found: list[Change]) -> str:
    size = sum(each.size for each in found)
    return f"{len(found)} file{'' if len(found) == 1 else 's'}, {size / 1e6:.1f} MB"
