"""Themes on the Hugging Face Hub: one Space each, with a file for every version."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version

from gradio_lib import hub
from gradio_lib._lazy import require
from gradio_lib.errors import DeclarationError

__all__ = ["Shown", "Target", "fetch", "push"]

_FILE = re.compile(r"themes/theme_schema@(.+)\.json")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a theme goes."""

    name: str
    owner: str | None
    version: str | None
    private: bool
    token: str | None


@dataclass(frozen=True, slots=True)
class Shown:
    """What its Space says of it."""

    title: str
    description: str


def fetch(name: str, token: str | None) -> Any:
    """Return the JSON data of the theme ``"owner/name"`` or ``"owner/name@version"``.

    Raises:
        DeclarationError: There is none.
    """
    repo, _, wanted = name.partition("@")
    api = hub.api(token)
    found = _versions(_files(api, repo))
    try:
        fitting = [version for version in found if version in _specifier(wanted)]
    except InvalidSpecifier:
        msg = f"{name!r}: {wanted!r} is no version; write 1.2.0, or >=1.0,<2."
        raise DeclarationError(msg) from None
    if not fitting:
        listed = ", ".join(map(str, sorted(found))) or "none"
        msg = f"{repo} on {api.endpoint} has no theme{f' of version {wanted}' if wanted else ''}; it has: {listed}."
        raise DeclarationError(msg)
    path = api.hf_hub_download(repo, found[max(fitting)], repo_type="space", token=token)
    return json.loads(Path(path).read_text("utf-8"))


def _specifier(wanted: str) -> SpecifierSet:
    return SpecifierSet(f"=={wanted}" if wanted[:1].isdigit() else wanted)


def _files(api: Any, repo: str) -> list[str]:
    errors = require("huggingface_hub.errors", "for the Hugging Face Hub")
    try:
        return [each.rfilename for each in api.space_info(repo).siblings or ()]
    except (errors.RepositoryNotFoundError, errors.HFValidationError) as error:
        msg = f"There is no theme {repo!r} on {api.endpoint}; a theme is named owner/name."
        raise DeclarationError(msg) from error


def _versions(files: Iterable[str]) -> dict[Version, str]:
    found: dict[Version, str] = {}
    for name in files:
        match = _FILE.fullmatch(name)
        if match:
            try:
                found[Version(match[1])] = name
            except InvalidVersion:
                continue
    return found


def push(data: str, target: Target, shown: Shown) -> str:
    """Put a theme into its Space, which is made where there is none, and return the Space's address.

    Raises:
        DeclarationError: That version is there already, or it is no version.
    """
    api = hub.api(target.token)
    owner = target.owner or api.whoami()["name"]
    repo = f"{owner}/{target.name}"
    api.create_repo(repo, repo_type="space", space_sdk="gradio", private=target.private, exist_ok=True)
    version = _next(target.version, _versions(_files(api, repo)), repo)
    files = {
        f"themes/theme_schema@{version}.json": data,
        "README.md": _readme(shown),
        "app.py": _APP.format(version=version),
    }
    add = require("huggingface_hub", "for the Hugging Face Hub").CommitOperationAdd
    operations = [add(path, text.encode()) for path, text in files.items()]
    api.create_commit(repo, operations, commit_message=f"Theme {version}", repo_type="space")
    return f"{api.endpoint}/spaces/{repo}"


def _next(wanted: str | None, there: Iterable[Version], repo: str) -> Version:
    known = sorted(there)
    if wanted is None:
        last = known[-1] if known else Version("0.0.0")
        return Version(f"{last.major}.{last.minor}.{last.micro + 1}")
    try:
        version = Version(wanted)
    except InvalidVersion:
        msg = f"version is {wanted!r}; it takes one such as 1.2.0."
        raise DeclarationError(msg) from None
    if version in known:
        msg = f"{repo} has a version {version} already; give a higher one than {known[-1]}."
        raise DeclarationError(msg)
    return version


def _readme(shown: Shown) -> str:
    title = json.dumps(shown.title)  # a JSON string is a YAML string: nothing in it can end the front matter
    front = ["---", f"title: {title}", "sdk: gradio", "app_file: app.py", "tags: [gradio-theme]", "---"]
    return "\n".join([*front, "", f"# {shown.title}", "", shown.description, ""])


_APP = '''"""Shows the theme."""

import gradio as gr

theme = gr.Theme.load("themes/theme_schema@{version}.json")

with gr.Blocks(theme=theme, title="Theme") as demo:
    with gr.Row():
        with gr.Column():
            name = gr.Textbox(label="Text", info="What is typed here", value="The quick brown fox")
            amount = gr.Slider(0, 100, value=40, label="Number")
            choice = gr.Radio(["Morning", "Noon", "Night"], value="Noon", label="Choice")
            ready = gr.Checkbox(value=True, label="Yes or no")
            with gr.Row():
                run = gr.Button("Primary", variant="primary")
                gr.Button("Secondary")
                gr.Button("Stop", variant="stop")
        with gr.Column():
            result = gr.Label(value={{"fox": 0.7, "dog": 0.3}}, label="Result")
            table = gr.Dataframe(value=[["fox", 4], ["dog", 3]], headers=["Word", "Length"], label="Table")

if __name__ == "__main__":
    demo.launch()
'''
