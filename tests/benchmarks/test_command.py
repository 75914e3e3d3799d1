"""The command of the benchmarks: what it can measure, what it refuses, and that its parts fit each other."""

from __future__ import annotations

import subprocess
import sys

import pytest

from benchmarks.__main__ import main
from benchmarks.load.dialects import DIALECTS
from benchmarks.peers import PEERS
from benchmarks.report import OURS
from benchmarks.rows import MEASURES
from benchmarks.servers import bare, blocks
from tests.gate.tracked import ROOT


def test_every_measure_has_rows_a_note_and_an_app_that_each_peer_has() -> None:
    for measure in MEASURES.values():
        assert measure.rows
        assert measure.note, f"{measure.name} needs a docstring: the page shows it"
        assert measure.app in {"", *bare.APPS}
    assert bare.APPS.keys() == blocks.APPS.keys()


def test_targets_name_peers_and_peers_speak_dialects() -> None:
    rows = [row for measure in MEASURES.values() for row in measure.rows]
    assert {row.target.of for row in rows if row.target is not None and row.target.of} <= PEERS.keys()
    assert {peer.dialect for peer in PEERS.values()} <= DIALECTS.keys()
    assert OURS in PEERS


def test_list_names_each_measure_with_its_rows(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(MEASURES)
    assert "one queued call, median" in "\n".join(lines)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["clls"], "no measure is called 'clls'; there are imports, start,"),
        (["--peers", "flask"], "no peer is called 'flask'; there are fastapi, gradio, gradio_lib"),
        (["--quick", "--write", "page.md"], "--write takes a whole run"),
        (["start", "--write", "page.md"], "--write takes a whole run"),
    ],
)
def test_what_it_cannot_do_it_says(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


def test_measures_are_taken_of_real_servers_and_printed_as_a_table() -> None:
    names = ["together", "chat", "table"]
    command = [sys.executable, "-m", "benchmarks", *names, "--quick", "--peers", "fastapi,gradio_lib"]
    finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
    table = [line.split(" | ") for line in finished.stdout.splitlines() if line.startswith("| ")][2:]
    assert [cells[0].removeprefix("| ") for cells in table] == [
        row.title for name in names for row in MEASURES[name].rows
    ]
    assert all(float(value.replace(",", "")) > 0 for cells in table for value in cells[2:4])
