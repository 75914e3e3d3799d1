"""Build, install and start the distribution as users and publishers do. Minutes: `./check package` runs it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import urllib.request
import zipfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin

import pytest

from gradio_lib.client import Client
from hatch_build import APP, NODE_WHEEL, PAGE, PRODUCTS, STAMP
from tests.browser.server import running
from tests.gate.tracked import ROOT, short, tracked
from tests.hub import playing

TOOLS = ("bash", "sh", "env", "uname", "cat", "cp", "mkdir", "rm", "ls", "dirname", "basename", "sed")


def run(command: Sequence[str], folder: Path, path: str | None = None) -> str:
    """Run a command and return what it printed; it must end well."""
    finished = attempt(command, folder, path)
    assert finished.returncode == 0, finished.stdout
    return finished.stdout


def attempt(command: Sequence[str], folder: Path, path: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": path or os.environ["PATH"], "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    output = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "stdin": subprocess.DEVNULL}
    return subprocess.run(command, cwd=folder, env=environment, text=True, check=False, **output)  # type: ignore[call-overload,no-any-return]


def readme_command() -> str:
    """Return README's command that installs and runs the main job."""
    section = (ROOT / "README.md").read_text().partition("## Run it")[2]
    command = re.search(r"```bash\n(.+)\n```", section)
    assert command is not None
    return command[1]


EXAMPLE = readme_command().rpartition("gradio-run ")[2].split()[0]


def clone(folder: Path) -> Path:
    """Copy what a clean clone holds, and no more."""
    for path in tracked():
        target = folder / short(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target)
    assert not (folder / PAGE).exists()
    return folder


def assert_serves(program: Path, folder: Path) -> None:
    """Start the example and fetch its page with all that the page loads."""
    with running([str(program), str(folder / EXAMPLE), "--port", "0"]) as server:
        page = fetch(server.url)
        assets = re.findall(r'(?:src|href)="([^"#]+\.(?:js|css))"', page)
        assert any(asset.endswith(".js") for asset in assets), page
        assert all(fetch(urljoin(f"{server.url}/", asset)) for asset in assets)


def fetch(url: str) -> str:
    with urllib.request.urlopen(url, timeout=30) as response:  # noqa: S310 - the server that this test started
        return str(response.read().decode())


@pytest.fixture(scope="module")
def without_node(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A search path with the usual tools and no Node."""
    folder = tmp_path_factory.mktemp("bin")
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found is not None
        (folder / tool).symlink_to(found)
    return str(folder)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean clone, in which the page is not built."""
    return clone(tmp_path_factory.mktemp("clone"))


@pytest.fixture(scope="module")
def built(source: Path) -> Path:
    """The folder with the sdist and the wheel that was made of it."""
    run([sys.executable, "-m", "build", "."], source)
    return source / "dist"


@pytest.fixture(scope="module")
def pip(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The pip of a fresh environment; the tests of a module share it."""
    folder = tmp_path_factory.mktemp("environment") / "venv"
    run([sys.executable, "-m", "venv", str(folder)], ROOT)
    return [str(folder / "bin/python"), "-m", "pip"]


def program(pip: list[str]) -> Path:
    return Path(pip[0]).with_name("gradio-run")


def test_sdist_and_wheel_carry_the_page_and_git_does_not(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        sdist = {str(PurePosixPath(*PurePosixPath(name).parts[1:])) for name in archive.getnames()}
    wheel = set(zipfile.ZipFile(next(built.glob("*.whl"))).namelist())
    page = {f"{PAGE.as_posix()}/{name}" for name in PRODUCTS}
    assert page <= sdist
    assert page <= wheel
    assert f"{APP.as_posix()}/package-lock.json" in sdist
    assert not [name for name in sdist | wheel if "node_modules" in name]
    assert {name.partition("/")[0] for name in wheel if "dist-info" not in name} == {"gradio_cli", "gradio_lib"}
    assert not [path for path in tracked() if PAGE in path.relative_to(ROOT).parents]


def test_sdist_installs_without_node_and_serves(built: Path, pip: list[str], without_node: str) -> None:
    sdist = next(built.glob("*.tar.gz"))
    run([*pip, "install", str(sdist)], built, without_node)
    assert_serves(program(pip), ROOT)


@pytest.mark.usefixtures("built")
def test_second_build_does_not_build_the_page_again(source: Path, pip: list[str]) -> None:
    manifest = source / PAGE / PRODUCTS[0]
    before = manifest.stat().st_mtime_ns
    run([*pip, "install", "--no-deps", "--force-reinstall", "."], source)
    assert manifest.stat().st_mtime_ns == before


def test_editable_install_builds_the_page_and_serves(tmp_path: Path, pip: list[str]) -> None:
    folder = clone(tmp_path / "editable")
    run([*pip, "install", "--force-reinstall", "--no-deps", "-e", "."], folder)
    assert (folder / PAGE / STAMP).is_file()
    assert_serves(program(pip), folder)


def test_without_node_the_install_takes_it_from_the_package_registry(
    tmp_path: Path, pip: list[str], without_node: str
) -> None:
    folder = clone(tmp_path / "without")
    told = run([*pip, "install", "-v", "--force-reinstall", "--no-deps", "."], folder, without_node)
    assert NODE_WHEEL in told
    assert_serves(program(pip), folder)


def test_with_neither_the_install_says_what_to_do(tmp_path: Path, pip: list[str], without_node: str) -> None:
    folder = clone(tmp_path / "neither")
    run([*pip, "install", "hatchling"], folder)
    told = attempt([*pip, "install", "--no-build-isolation", "--no-deps", "."], folder, without_node)
    assert told.returncode != 0
    assert "The page could not be built: it takes Node" in told.stdout
    assert "Traceback" not in told.stdout


def test_readme_command_installs_and_serves(tmp_path: Path) -> None:
    folder = clone(tmp_path / "readme")
    install = readme_command().rpartition(" && ")[0]
    run(["bash", "-c", install], folder)
    assert_serves(folder / ".venv/bin/gradio-run", folder)


def test_space_starts_from_what_was_deployed_alone(tmp_path: Path) -> None:
    folder, space = tmp_path / "mine", tmp_path / "space"
    folder.mkdir()
    (folder / "app.py").write_text(
        "import numpy\n\ndef double(x: float) -> float:\n    return float(numpy.double(2 * x))\n"
    )
    with playing() as hub:
        environment = {**os.environ, "HF_ENDPOINT": hub.url, "HF_TOKEN": "hf_of_ada"}
        command = [sys.executable, "-m", "gradio_cli", "deploy", "app.py:double", "--name", "ada/double"]
        subprocess.run(command, cwd=folder, env=environment, check=True)
        for name, content in hub.files["spaces/ada/double"].items():
            (space / name).parent.mkdir(parents=True, exist_ok=True)
            (space / name).write_bytes(content)
    # What its Dockerfile says, without a container.
    run([sys.executable, "-m", "venv", str(tmp_path / "venv")], space)
    bin_folder = tmp_path / "venv/bin"
    run([str(bin_folder / "python"), "-m", "pip", "install", "-r", "requirements.txt"], space)
    program, *arguments = json.loads((space / "Dockerfile").read_text().rpartition("CMD ")[2])
    arguments[arguments.index("7860")] = "0"
    with running([str(bin_folder / program), *arguments], space) as server, Client(server.url, verbose=False) as client:
        assert client.predict(21) == 42
