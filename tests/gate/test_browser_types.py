"""The browser app's types are those of the Python fields, and each block type has what draws it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gradio_cli.commands import dev
from gradio_lib.components.button import Button
from gradio_lib.graph.block import Block
from tests.gate.tracked import ROOT

KINDS = [kind for kind in dev.kinds() if kind.__module__.startswith("gradio_lib.")]


def test_generating_the_types_again_changes_nothing() -> None:
    assert [path.relative_to(ROOT).as_posix() for path in dev.stale()] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.browser)
def test_block_type_has_what_draws_it(kind: type[Block]) -> None:
    place = dev.folder(kind)
    assert (place / f"{kind.browser.capitalize()}.svelte").is_file()
    assert place.parent.name == "layouts" or (place / f"{kind.browser}.test.ts").is_file()


def test_fields_become_typescript() -> None:
    text = dev.typescript(Button)
    assert "from gradio_lib/components/button.py" in text
    assert '  size: "sm" | "md" | "lg" | null;\n' in text
    assert '  link_target: "_self",\n' in text
    assert "  value: string | null;\n" in text  # the function that makes it stays on the server
    assert 'export const events = ["change", "click"] as const;\n' in text


def test_what_is_shaped_by_hand_is_imported() -> None:
    image = next(kind for kind in KINDS if kind.browser == "image")
    text = dev.typescript(image)
    assert 'import type { Shape, Sources, Value, WebcamOptions } from "./shapes.js";' in text
    assert "  value: Value;\n" in text


def test_command_writes_what_is_stale_and_names_it(tmp_path: Path) -> None:
    # A checkout of its own, in which one file is out of date.
    for part in ("gradio_lib", "gradio_cli", "templates/app/src"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("static", "__pycache__"))
    types = tmp_path / "templates/app/src/components/button/types.ts"
    types.write_text(types.read_text().replace("primary", "main"))
    ended = subprocess.run(
        [sys.executable, "-m", "gradio_cli", "dev", "types"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert ended.stdout == "templates/app/src/components/button/types.ts\n"
    assert types.read_text() == dev.typescript(Button)


def test_without_the_sources_it_says_so(tmp_path: Path) -> None:
    program = (
        "from pathlib import Path; from gradio_cli.commands import dev; "
        f"dev.APP = Path({str(tmp_path / 'nowhere')!r}); from gradio_cli.main import app; app(['dev', 'types'])"
    )
    ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "written in a checkout of gradio-run" in ended.stderr
