"""The comparison of the commands: its page from made-up numbers, and that ours is started as it says."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from benchmarks.commands import COMMANDS, Command, Taken, document, main, running
from benchmarks.peers import NotStarted, free_port

OURS = COMMANDS[0]


def test_page_tells_each_number_and_how_many_times_ours_it_is() -> None:
    lines = [Taken("gradio-run", 0.5, 0.8, 0.2), Taken("other", 1.0, 4.0, None)]
    page = document(lines, facts="Measured today.", busy=2.0, repeats=3, saves=2)
    assert "| gradio-run | 0.5 | 0.8 | 0.2 |\n| other | 1 (2 x) | 4 (5 x) | never |\n" in page
    assert "Measured today." in page
    assert "The machine had other work to do" in page
    assert "Medians of 3 starts with 2 saves each" in page


def test_command_is_started_and_ended(tmp_path: Path) -> None:
    port = free_port()
    OURS.write(tmp_path, 7, port)
    with running(OURS, tmp_path, port) as seconds:
        assert seconds > 0
        assert "Version 7." in httpx.get(f"http://127.0.0.1:{port}/config").text
    with pytest.raises(httpx.TransportError):
        httpx.get(f"http://127.0.0.1:{port}/")


def test_command_that_ends_is_told_with_its_own_words(tmp_path: Path) -> None:
    broken = Command("broken", "", ("-c", "raise SystemExit('no such thing')"))
    with pytest.raises(NotStarted, match="no such thing"), running(broken, tmp_path, free_port()):
        pass


def test_every_other_command_has_an_environment_of_its_own() -> None:
    assert [each.name for each in COMMANDS if not each.requirement] == ["gradio-run"]
    assert all("==" in each.requirement for each in COMMANDS[1:])


def test_unknown_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--only", "flask"])
    assert "--only takes gradio-run, streamlit run, gradio, funix" in capsys.readouterr().err
