"""Nothing that is committed knows the machine it was written on, nor where packages come from there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.gate.tracked import short, tracked

# Put together here, so that this file does not hold what it looks for.
FOLDERS = r"work|tmp|root|home/\w+|Users/\w+|opt/wheels|opt/pypi"
HOSTS = "|".join(("registry.npm" + "js.org", "pypi." + "org", "python" + "hosted.org", "deb.debian." + "org"))
FOREIGN = re.compile(rf"(?<![\w.}})\]*])/(?:{FOLDERS})/|{HOSTS.replace('.', '[.]')}")


def foreign_lines(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return []
    return [f"{short(path)}:{number}: {line.strip()[:100]}" for number, line in foreign(text)]


def foreign(text: str) -> list[tuple[int, str]]:
    return [(number, line) for number, line in enumerate(text.splitlines(), start=1) if FOREIGN.search(line)]


def test_no_tracked_file_names_a_machine() -> None:
    found = [line for path in tracked() for line in foreign_lines(path)]
    assert not found, "write it relative to the project, or as what it stands for"


@pytest.mark.parametrize(
    ("parts", "is_foreign"),
    [
        (("open('/", "work/main/a.py')"), True),
        (("cd /", "tmp/x"), True),
        (("https://pypi.", "org/project/x"), True),
        (('"resolved": "https://registry.', "npmjs.org/vite"), True),
        (("gradio_api/", "tmp/x"), False),
        (("{root}/", "work/x"), False),
    ],
)
def test_what_counts_as_a_machine(parts: tuple[str, str], is_foreign: bool) -> None:
    assert bool(foreign("".join(parts))) is is_foreign
