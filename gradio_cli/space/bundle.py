"""What a Space consists of: the folder's own files, and those that make a Space of them."""

from __future__ import annotations

import importlib.util
import json
import re
import shlex
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from gradio_cli.space.files import chosen
from gradio_cli.space.package import Wheel
from gradio_cli.space.requirements import OWN, pinned, requirements
from gradio_lib._lazy import require
from gradio_lib._version import __version__
from gradio_lib.errors import TargetError

__all__ = ["Bundle", "Described", "Sdk", "bundle", "workflow"]

Sdk = Literal["docker", "gradio"]
PORT = 7860
"""Where a Space is asked."""
_HERE = Path(__file__).parent / "templates"
_CHECKOUT = Path(__file__).parents[2] / "templates/spaces"
_LONGEST_TEXT = 60
"""Characters that the Hub takes as a short description."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What is to be deployed.

    Attributes:
        targets: As ``gradio-run`` takes them, from the folder.
        space: Name of the Space, ``owner/name``.
        sdk: What runs it there.
        title: Its heading.
        description: What it does.
        extras: Extras of our own package that it needs.
    """

    targets: Sequence[str]
    space: str
    sdk: Sdk = "docker"
    title: str = ""
    description: str = ""
    extras: Sequence[str] = ()


@dataclass(slots=True)
class Bundle:
    """The files of a Space.

    Attributes:
        files: By their paths there: a path here, or what is in them.
        withheld: Files that git tracks and that stay here, as their names say that they hold secrets.
        told_by: Where the requirements come from.
        made: Which of the files are not in the folder as they are here.
    """

    files: dict[str, Path | bytes] = field(default_factory=dict)
    withheld: list[str] = field(default_factory=list)
    told_by: str = ""
    made: list[str] = field(default_factory=list)

    def content(self, name: str) -> bytes:
        """Return what is in a file."""
        held = self.files[name]
        return held if isinstance(held, bytes) else held.read_bytes()

    def add(self, name: str, content: str | bytes) -> None:
        """Put a file in that is made here."""
        self.files[name] = content.encode() if isinstance(content, str) else content
        self.made.append(name)


def bundle(described: Described, folder: Path, wheel: Wheel | None, endpoint: str) -> Bundle:
    """Return the files of a Space.

    Args:
        described: What it serves.
        folder: Where the app lies.
        wheel: Our own package where the index does not have it.
        endpoint: Address of the Hub.

    Raises:
        TargetError: A target does not lie in the folder, and is of no installed package.
    """
    found = chosen(folder)
    made = Bundle(dict(found.files), found.withheld)
    sources = [source(target, folder) for target in described.targets]
    lines, made.told_by = requirements(folder, [path for path in sources if path.is_relative_to(folder.resolve())])
    lines += _installed(described.targets, sources, folder)
    made.add("requirements.txt", "\n".join([*lines, _own(described, wheel, endpoint), ""]))
    if wheel is not None:
        made.add(wheel.name, wheel.content)
    matter: dict[str, Any] = {"sdk": described.sdk}
    command = ["gradio-run", *described.targets, "--host", "0.0.0.0", "--port", str(PORT)]  # noqa: S104 - in a container
    if described.sdk == "docker":
        matter["app_port"] = PORT
        if "Dockerfile" not in made.files:
            name = None if wheel is None else wheel.name
            made.add("Dockerfile", _rendered("docker/Dockerfile", command=json.dumps(command), wheel=name))
    else:
        matter["app_file"] = "space.py" if "app.py" in made.files else "app.py"
        targets = " ".join(described.targets)
        made.add(matter["app_file"], _rendered("gradio/app.py", command=_as_python(command), targets=targets))
    made.add("README.md", _readme(described, made, matter))
    return made


def source(target: str, folder: Path) -> Path:
    """Return the file that a target lies in.

    Raises:
        TargetError: There is none.
    """
    name = target.rpartition(":")[0] if re.search(r":[^:/\\]*$", target) else target
    path = folder / name
    if path.is_file():
        return path.resolve()
    module = sys.modules.get(name)
    origin = getattr(module, "__file__", None)
    if origin is None:
        spec = None if not re.fullmatch(r"[\w.]+", name) else importlib.util.find_spec(name)
        origin = spec.origin if spec is not None else None
    if origin is None or origin in {"built-in", "frozen"}:
        if name in sys.builtin_module_names or name in sys.stdlib_module_names:
            return Path(name)
        msg = f"{target} lies in no file that can be deployed: name a file below this folder, or a module."
        raise TargetError(msg)
    return Path(origin).resolve()


def _installed(targets: Iterable[str], sources: Iterable[Path], folder: Path) -> list[str]:
    """Return the requirements that targets of installed packages are."""
    names = {
        target.partition(":")[0].partition(".")[0]
        for target, path in zip(targets, sources, strict=True)
        if path.is_absolute() and not path.is_relative_to(folder.resolve())
    }
    return pinned(names - set(sys.stdlib_module_names))


def _own(described: Described, wheel: Wheel | None, endpoint: str) -> str:
    extras = f"[{','.join(described.extras)}]" if described.extras else ""
    if wheel is None:
        return f"{OWN}{extras}=={__version__}"
    if described.sdk == "docker":
        return f"./{wheel.name}{extras}"
    # Such a Space is built with nothing but this list at hand.
    return f"{OWN}{extras} @ {endpoint}/spaces/{described.space}/resolve/main/{wheel.name}"


def _rendered(template: str, **values: Any) -> str:
    folder = _HERE if _HERE.is_dir() else _CHECKOUT
    environment = require("jinja2", "for the files of a Space").Environment(
        keep_trailing_newline=True,
        undefined=require("jinja2", "for the files of a Space").StrictUndefined,
        autoescape=False,
    )
    text = (folder / f"{template}.jinja").read_text("utf-8")
    made: str = environment.from_string(text).render(python=f"{sys.version_info[0]}.{sys.version_info[1]}", **values)
    return made


def _as_python(command: Sequence[str]) -> str:
    return "[" + ", ".join(json.dumps(each) for each in command) + "]"


def _readme(described: Described, made: Bundle, matter: Mapping[str, Any]) -> str:
    """Return README.md: what the folder has, with what the Hub wants to know before it."""
    own = made.files.get("README.md")
    text = own.read_text("utf-8") if isinstance(own, Path) else None
    if text is None:
        told = {"title": described.title, "description": described.description}
        text = _rendered("README.md", **told, targets=" ".join(described.targets))
    if not text.startswith("---"):
        text = f"---\n{{}}\n---\n{text}"
    card = require("huggingface_hub", "to deploy").RepoCard(text)
    short = described.description.partition("\n")[0].strip()
    usual = {"title": described.title, "emoji": "🪄", "colorFrom": "indigo", "colorTo": "blue", "pinned": False}
    if 0 < len(short) <= _LONGEST_TEXT:
        usual["short_description"] = short
    for name, value in usual.items():
        if card.data.get(name) is None:
            card.data[name] = value
    for name, value in matter.items():
        card.data[name] = value
    return str(card)


def workflow(described: Described, folder: Path, root: Path) -> str:
    """Return the GitHub workflow that deploys the same at each push.

    Args:
        described: What is deployed.
        folder: Where the app lies.
        root: The repository's folder.
    """
    extras = f"[{','.join(described.extras)}]" if described.extras else ""
    command = ["gradio-run", "deploy", *described.targets, "--name", described.space, "--sdk", described.sdk]
    return _rendered(
        "workflow.yml",
        branch="main",
        command=shlex.join(command),
        folder=folder.resolve().relative_to(root.resolve()).as_posix(),
        install=shlex.quote(f"{OWN}{extras}>={__version__}"),
    )
