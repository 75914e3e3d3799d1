"""``gradio-run doctor`` and what the shell completes."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gradio_cli.commands.doctor import examine
from gradio_cli.completion import targets
from gradio_cli.main import app
from gradio_lib import __version__
from tests.cli.conftest import Write


def doctor(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as ended:
        app(["doctor", *arguments])
    return int(ended.value.code or 0), capfd.readouterr().out


def test_all_is_well_here_and_told_in_a_table_and_in_json(capfd: pytest.CaptureFixture[str]) -> None:
    code, table = doctor(capfd)
    assert (code, "wrong" in table) == (0, False)
    code, told = doctor(capfd, "--json")
    found: dict[str, Any] = {each["name"]: each for each in json.loads(told)}
    assert (
        code,
        set(found) >= {"Python", "Packages", "Page", "Port", "Files", "mcp", "git", "ffmpeg", "ssh", "Hub"},
    ) == (0, True)
    assert found["gradio-run"]["told"].startswith(f"{__version__}, in ")
    assert all(name in table for name in found)


def test_what_is_wrong_is_told_with_what_would_do(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, write: Write
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setenv("GRADIO_SERVER_PORT", str(port))
        monkeypatch.setenv("GRADIO_NUM_PORTS", "1")
        monkeypatch.setenv("GRADIO_TEMP_DIR", str(write("file", "")))
        monkeypatch.setenv("GRADIO_LIVE", "perhaps")
        monkeypatch.setenv("PATH", str(write("bin/none", "").parent))
        monkeypatch.setenv("HF_TOKEN", "hf_secret")
        code, told = doctor(capfd, "--json")
        found = {each.name: each for each in examine()}
    assert (code, "hf_secret" in told) == (1, False)
    assert [name for name, each in found.items() if each.state == "wrong"] == ["Port", "Files", "Options"]
    assert found["Port"].told == f"all from {port} to {port} are taken: give --port"
    assert "GRADIO_LIVE: expected true or false, got 'perhaps'." in found["Options"].told
    assert (found["git"].state, found["ssh"].state, found["Hub"].state) == ("optional", "optional", "well")


def test_targets_are_completed_without_running_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Write
) -> None:
    monkeypatch.chdir(tmp_path)
    write(
        "app.py",
        "raise SystemExit\ndef first(): ...\nasync def final(): ...\ndef _own(): ...\nfast = first\nclass Fine: ...",
    )
    write("apps/more.py", "def f(): ...")
    write("apps/notes.txt", "")
    write("broken.py", "def (")
    assert list(targets("ap")) == ["app.py", "apps/"]
    assert list(targets("apps/")) == ["apps/more.py"]
    assert list(targets("app.py:f")) == ["app.py:first", "app.py:final", "app.py:fast"]
    assert list(targets("broken.py:")) == list(targets("none/")) == []


@pytest.mark.parametrize("words", ["app.py:fi", "run app.py:fi", "call app.py:fi", "deploy app.py:fi"])
def test_shell_completes_targets_where_they_stand(
    words: str, tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write("app.py", "def first(): ...")
    monkeypatch.setenv("_GRADIO_RUN_COMPLETE", "complete_fish")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", f"gradio-run {words}")
    with pytest.raises(SystemExit):
        app(prog_name="gradio-run")
    assert capfd.readouterr().out.split() == ["app.py:first"]


def test_completion_can_be_shown_and_installed() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "gradio_cli", "--show-completion", "bash"],
        env={**os.environ, "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "COMPREPLY" in told.stdout
