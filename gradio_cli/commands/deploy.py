"""``gradio-run deploy [TARGET…]``: the app as a Space of the Hugging Face Hub."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gradio_cli import output
from gradio_cli.assemble import assemble
from gradio_cli.configuration import configured
from gradio_cli.loader import find
from gradio_cli.space.bundle import Bundle, Described, Sdk, bundle, workflow
from gradio_cli.space.package import is_published, wheel
from gradio_cli.space.publishing import Change, Settings, changes, difference, publish
from gradio_lib import hub
from gradio_lib.client.spaces import known_token
from gradio_lib.errors import LaunchError, OptionError, TargetError

__all__ = ["DeployOptions", "deploy"]

USUAL = "app.py"
"""What is deployed where no target is named."""
CHEAPEST = "cpu-basic"
_NAME = re.compile(r"(?:[\w.-]+/)?[\w.-]+")
_VARIABLE = re.compile(r"\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeployOptions:
    """What ``gradio-run deploy`` takes."""

    targets: Sequence[str] = ()
    name: str | None = None
    sdk: Sdk = "docker"
    private: bool | None = None
    hardware: str | None = None
    secrets: Sequence[str] = ()
    variables: Sequence[str] = ()
    delete: bool = False
    dry_run: bool = False
    github_action: bool = False


def deploy(options: DeployOptions) -> None:
    """Make a Space of the app, or bring it up to date.

    Raises:
        TargetError: The target cannot be found or wrapped.
        OptionError: An option will not do.
        LaunchError: There is no token, or the Hub refused.
    """
    folder = Path.cwd()
    targets = tuple(options.targets) or (USUAL,)
    if not options.targets and not (folder / USUAL).is_file():
        msg = f"Name what to deploy: there is no {USUAL} in this folder."
        raise TargetError(msg)
    token = known_token()
    if token is None and not options.github_action:
        msg = "Deploying takes a token of the Hub that may write: run `hf auth login`, or set HF_TOKEN."
        raise LaunchError(msg)
    described = _described(targets, options)
    asks = sys.stdin.isatty() and sys.stdout.isatty() and not options.dry_run
    options = _asked(options, folder) if asks and not options.github_action else options
    api = hub.api(token)
    described = replace(described, space=_space(options.name, folder, api, with_owner=token is not None))
    if options.github_action:
        _write_workflow(described, folder)
        return
    settings = _settings(options)
    made = bundle(described, folder, None if is_published() else wheel(), hub.endpoint())
    _tell(made)
    if options.dry_run:
        _show(made, changes(made, described.space, api), described.space, api, options)
        return
    changed = publish(made, described.space, described.sdk, settings, api, output.say)
    output.say("Deployed:" if changed else "Nothing has changed:")
    output.say(f"{hub.endpoint()}/spaces/{described.space}")


def _described(targets: tuple[str, ...], options: DeployOptions) -> Described:
    """Return what is deployed, after a look at whether it can be served at all."""
    with contextlib.redirect_stdout(sys.stderr):
        told = configured(targets, {})
        assembled = assemble(find(told.targets), told)
    blocks = assembled.blocks
    title = (getattr(blocks, "title", None) or "") if blocks is not None else ""
    if title in {"", "Gradio"}:
        title = targets[0].rpartition(":")[2].removesuffix(".py").replace("_", " ").strip().capitalize()
    return Described(
        targets=targets,
        space="",
        sdk=options.sdk,
        title=title,
        description=str(getattr(blocks, "description", None) or ""),
        extras=("mcp",) if told.mcp else (),
    )


def _space(name: str | None, folder: Path, api: Any, *, with_owner: bool) -> str:
    """Return the full name of the Space; without an owner it is who is logged in."""
    given = name or re.sub(r"[^\w.-]+", "-", folder.resolve().name).strip("-.") or "app"
    if not _NAME.fullmatch(given):
        msg = f"--name: expected owner/name, or a name of letters, digits, - _ and ., got {given!r}."
        raise OptionError(msg)
    if "/" in given:
        return given
    if not with_owner:
        msg = "--name: expected owner/name: nobody is logged in whose Space it could be."
        raise OptionError(msg)
    try:
        return f"{api.whoami()['name']}/{given}"
    except (OSError, ValueError) as error:
        msg = f"The Hub does not know the token: {str(error).strip().splitlines()[0]}"
        raise LaunchError(msg) from error


def _settings(options: DeployOptions) -> Settings:
    return Settings(
        private=options.private,
        hardware=options.hardware,
        secrets=_pairs("--secret", options.secrets),
        variables=_pairs("--variable", options.variables),
        delete=options.delete,
    )


def _pairs(option: str, given: Sequence[str]) -> Mapping[str, str]:
    """Return names and values; of a name alone the value is that of the environment here, or of .env."""
    known = {**_dotenv(Path.cwd()), **os.environ}
    pairs: dict[str, str] = {}
    for entry in given:
        name, equals, value = entry.partition("=")
        if not equals and name not in known:
            msg = f"{option} {name}: there is no such variable here; write {option} {name}=value."
            raise OptionError(msg)
        pairs[name] = value if equals else known[name]
    return pairs


def _dotenv(folder: Path) -> Mapping[str, str]:
    path = folder / ".env"
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    found = (_VARIABLE.fullmatch(line) for line in lines)
    return {match[1]: match[2].strip("\"'") for match in found if match is not None}


def _asked(options: DeployOptions, folder: Path) -> DeployOptions:
    """Return the options with what a person says where no option does."""
    name = options.name or output.ask("Name of the Space", re.sub(r"[^\w.-]+", "-", folder.resolve().name))
    private = options.private if options.private is not None else output.confirm("Shall only you see it?")
    hardware = options.hardware or output.ask("Hardware", CHEAPEST)
    given = {each.partition("=")[0] for each in options.secrets}
    offered = [each for each in _dotenv(folder) if each not in given]
    secrets = [each for each in offered if output.confirm(f"Send {each} of .env as a secret?")]
    return replace(
        options,
        name=name,
        private=private,
        hardware=None if hardware == CHEAPEST else hardware,
        secrets=(*options.secrets, *secrets),
    )


def _tell(made: Bundle) -> None:
    output.say(f"Requirements from {made.told_by}.")
    if made.withheld:
        output.warn(f"Withheld, as the names say that they hold secrets: {', '.join(made.withheld)}")


def _show(made: Bundle, found: Sequence[Change], space: str, api: Any, options: DeployOptions) -> None:
    """Print what would be sent."""
    states = {"only there": "deleted" if options.delete else "only there"}
    rows = [(each.name, _size(each.size), states.get(each.state, each.state)) for each in found]
    output.tree(space, rows)
    for each in found:
        # What is here as it is need not be read again; what is made for the Space is shown whole.
        if each.state == "changed" or (each.state == "new" and each.name in made.made):
            lines = difference(made, each, space, api)
            if lines:
                output.say("\n".join(["", *lines]))


def _size(size: int) -> str:
    return f"{size} B" if size < 1000 else f"{size / 1e3:.1f} kB" if size < 1e6 else f"{size / 1e6:.1f} MB"


def _write_workflow(described: Described, folder: Path) -> None:
    root = next((each for each in (folder, *folder.parents) if (each / ".git").exists()), folder)
    path = root / ".github/workflows/deploy-space.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(workflow(described, folder, root), "utf-8")
    output.say(f"Wrote {path.relative_to(root)}. Give the repository the secret HF_TOKEN.")
