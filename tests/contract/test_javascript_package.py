"""Our JavaScript client as its users have it: packed, installed, used from JavaScript and checked from TypeScript."""

from __future__ import annotations

import json
import re
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import gradio_lib as gr
from tests.contract.environments import OUR_JAVASCRIPT, our_javascript
from tests.gate.tracked import ROOT
from tests.serving import serving

COMPILER = ROOT / "templates/app/node_modules/.bin/tsc"
PROGRAM = re.search(r"```js\n(.*?)```", (OUR_JAVASCRIPT / "README.md").read_text(), re.DOTALL)
ADDRESS = "http://127.0.0.1:7860"
TYPED = """
import { Client, FunctionError, duplicate, handle_file, type SpaceStatus, type StatusEvent } from "@gradio-run/client";

export async function use(): Promise<string[]> {
  const app: Client = await Client.connect("user/space", {
    token: "hf_x", auth: ["ada", "x"], status_callback: (status: SpaceStatus) => { console.log(status.message); },
  });
  const lines: string[] = [];
  const run = app.submit("/count", [10]).on("status", (status: StatusEvent) => lines.push(status.stage));
  for await (const event of run) if (event.type === "data") lines.push(String(event.data[0]));
  await run.cancel();
  const { data } = await app.predict(0, { image: handle_file("photo.png") });
  const copy = await duplicate("user/space", { hf_token: "hf_x", private: true, timeout: 5, hardware: "a10g-small" });
  // @ts-expect-error - there is no such field
  run.on("status", (status) => lines.push(status.stange));
  // @ts-expect-error - minutes are a number
  await duplicate("user/space", { hf_token: "hf_x", timeout: "5" });
  lines.push(copy.config.version, ...Object.keys((await copy.view_api()).named_endpoints), String(data));
  return lines;
}

export const title = (error: FunctionError): string => error.title;
"""


@pytest.fixture(scope="module")
def folder() -> Path:
    """A project in which the package is installed."""
    return our_javascript()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    def count(until: int) -> Iterator[int]:
        yield from range(int(until))

    def rotate(image: np.ndarray, angle: int) -> np.ndarray:
        return np.rot90(image, angle // 90)

    with gr.Blocks() as app:
        text, number, image = gr.Textbox(), gr.Number(), gr.Image()
        greet = gr.Button()
        greet.click(
            lambda text, excited: f"Hello {text}{'!' * excited}", [text, gr.Checkbox()], text, api_name="predict"
        )
        greet.click(count, number, number)
        greet.click(rotate, [image, number], image)
    with serving(app) as url:
        yield url


def test_package_holds_what_it_should(folder: Path) -> None:
    archive = max(folder.glob("*.tgz"), key=lambda path: path.stat().st_mtime)
    with tarfile.open(archive) as packed:
        names = {name.removeprefix("package/") for name in packed.getnames()}
    modules = {f"dist/{path.stem}{end}" for path in OUR_JAVASCRIPT.glob("*.ts") for end in (".js", ".d.ts")}
    assert names == {"package.json", "README.md", "LICENSE", *modules}
    facts = json.loads((OUR_JAVASCRIPT / "package.json").read_text())
    assert not [key for key in facts if key.endswith("ependencies")]
    assert (OUR_JAVASCRIPT / "LICENSE").read_text() == (ROOT / "LICENSE").read_text()


def test_readme_program_runs(folder: Path, address: str, tmp_path: Path) -> None:
    assert PROGRAM is not None
    Image.new("RGB", (3, 2), "red").save(tmp_path / "photo.png")
    program = folder / f"{tmp_path.name}.js"  # where it finds the package
    program.write_text(
        PROGRAM[1].replace(ADDRESS, address)
        + "\nconsole.log(Object.keys(await import('@gradio-run/client')).sort().join(' '));"
    )
    ran = subprocess.run(["node", str(program)], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    program.unlink()
    lines = ran.stdout.splitlines()
    assert lines[0] == "[ 'Hello Ada!' ]", ran.stderr
    assert [line for line in lines if line.isdigit()] == [str(number) for number in (*range(10), 9)]
    assert "complete undefined undefined" in lines
    assert {"Client", "client", "duplicate", "handle_file"} <= set(lines[-1].split())


def test_types_come_along(folder: Path, tmp_path: Path) -> None:
    source = folder / f"{tmp_path.name}.ts"
    source.write_text(TYPED)
    options = ["--strict", "--noEmit", "--module", "nodenext", "--target", "es2022", "--lib", "es2022,dom"]
    command = [str(COMPILER), *options, source.name]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    source.unlink()
    assert ran.returncode == 0, ran.stdout
