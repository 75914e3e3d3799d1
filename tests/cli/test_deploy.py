"""``gradio-run deploy``: what goes to the Hub, seen from a server that plays it."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from gradio_cli.main import app
from tests.cli.conftest import Write
from tests.cli.terminal import in_terminal
from tests.hub import Hub, playing

POSTER = '''
    from typing import Literal

    import numpy
    import yaml_of_ours
    from PIL import Image

    def poster(image: Image.Image, colours: Literal[2, 4] = 2) -> Image.Image:
        """Paint a picture with a few flat colours."""
        return image.quantize(colours)
'''
SPACE = "spaces/ada/poster"


class Deploy(Protocol):
    """Runs ``gradio-run deploy`` in a folder of the person's, and returns exit code, stdout and stderr."""

    def __call__(self, *arguments: str) -> tuple[int, str, str]: ...


@pytest.fixture
def hub() -> Iterator[Hub]:
    with playing() as hub:
        yield hub


def environment(hub: Hub) -> dict[str, str]:
    return {"HF_ENDPOINT": hub.url, "HF_TOKEN": "hf_of_ada"}


@pytest.fixture
def deploy(
    hub: Hub, tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Deploy:
    for name, value in environment(hub).items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    write("app.py", POSTER)
    write("yaml_of_ours.py", "import orjson")
    write("help/notes.txt", "for everybody")
    write(".gitignore", "build/\n*.log")
    for name in (
        "build/made.txt",
        "run.log",
        ".env",
        "deploy.pem",
        "help/__pycache__/notes.pyc",
        ".streamlit/secrets.toml",
    ):
        write(name, "API_KEY=sesame")
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(["git", "add", "-f", "deploy.pem", "app.py"], check=True)

    def deploy(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            app(["deploy", *arguments])
        return (int(ended.value.code or 0), *capfd.readouterr())

    return deploy


def test_space_is_made_of_what_git_would_track_and_of_what_serves_it(deploy: Deploy, hub: Hub) -> None:
    code, told, warned = deploy(
        "app.py:poster", "--name", "poster", "--private", "--secret", "API_KEY", "--variable", "A=b"
    )
    files = hub.files[SPACE]
    (wheel,) = (name for name in files if name.endswith(".whl"))
    own = {"app.py", "yaml_of_ours.py", "help/notes.txt", ".gitignore"}
    assert set(files) == {*own, "README.md", "requirements.txt", "Dockerfile", wheel}
    assert not any(b"sesame" in content for content in files.values())
    assert (code, told.splitlines()[-1]) == (0, f"{hub.url}/{SPACE}")
    assert "sesame" not in told + warned
    assert "deploy.pem" in warned
    posted = dict(hub.asked)
    assert posted["api/repos/create"]["sdk"] == "docker"
    assert SPACE in hub.private
    assert posted[f"api/{SPACE}/secrets"] == {"key": "API_KEY", "value": "sesame"}
    assert posted[f"api/{SPACE}/variables"] == {"key": "A", "value": "b"}
    assert set(hub.tokens) == {"Bearer hf_of_ada"}
    lines = files["requirements.txt"].decode().splitlines()
    assert [line.partition("==")[0] for line in lines] == ["numpy", "orjson", "pillow", f"./{wheel}"]
    assert 'CMD ["gradio-run", "app.py:poster", "--host", "0.0.0.0", "--port", "7860"]' in files["Dockerfile"].decode()
    packed = set(zipfile.ZipFile(io.BytesIO(files[wheel])).namelist())
    assert {"gradio_lib/static/page.html", "gradio_cli/main.py", "gradio_cli/space/templates/README.md.jinja"} <= packed
    matter = files["README.md"].decode()
    for line in (
        "title: Poster",
        "sdk: docker",
        "app_port: 7860",
        "short_description: Paint a picture with a few flat colours.",
    ):
        assert f"\n{line}\n" in matter


def test_existing_space_is_brought_up_to_date(deploy: Deploy, hub: Hub, write: Write) -> None:
    hub.files[SPACE] = {"old.txt": b"old", "app.py": b"before"}
    assert deploy("--name", "ada/poster", "--hardware", "t4-small")[0] == 0
    posted = [path for path, _ in hub.asked]
    assert "api/repos/create" not in posted
    assert dict(hub.asked)[f"api/{SPACE}/hardware"] == {"flavor": "t4-small"}
    assert hub.files[SPACE]["old.txt"] == b"old"
    hub.asked.clear()
    assert "Nothing has changed:" in deploy("--name", "ada/poster")[1]
    assert not [path for path, _ in hub.asked if "commit" in path]
    write("help/notes.txt", "for nobody")
    assert "Uploading 1 file, 0.0 MB" in deploy("--name", "ada/poster", "--delete")[1]
    assert (hub.files[SPACE]["help/notes.txt"], "old.txt" in hub.files[SPACE]) == (b"for nobody", False)


def test_dry_run_shows_what_would_be_sent_and_sends_nothing(deploy: Deploy, hub: Hub) -> None:
    hub.files[SPACE] = {"old.txt": b"old", "help/notes.txt": b"for some\n"}
    code, told, _ = deploy("app.py:poster", "--name", "ada/poster", "--dry-run", "--delete")
    assert (code, hub.asked) == (0, [])
    for line in (
        "├── help/",
        "│   └── notes.txt  13 B  changed",
        "├── old.txt  3 B  deleted",
        "-for some",
        "+for everybody",
    ):
        assert line in told
    assert "+FROM python:" in told
    assert "+import numpy" not in told  # it is here as it is: who wants to, looks
    assert "sesame" not in told


def test_own_readme_requirements_and_dockerfile_stay(deploy: Deploy, hub: Hub, write: Write) -> None:
    write("README.md", "---\ntitle: My own\nlicense: mit\n---\n# Read me\n")
    write("requirements.txt", "# pinned\npillow==11.0\ngradio-run>=0.1\n")
    write("Dockerfile", "FROM scratch\n")
    assert "Requirements from requirements.txt." in deploy("app.py:poster", "--name", "ada/poster")[1]
    files = {name: content.decode() for name, content in hub.files[SPACE].items() if not name.endswith(".whl")}
    assert files["Dockerfile"] == "FROM scratch\n"
    assert files["requirements.txt"].startswith("# pinned\npillow==11.0\n./gradio_run-")
    readme = files["README.md"]
    assert all(part in readme for part in ("title: My own", "license: mit", "sdk: docker", "# Read me"))


def test_gradio_s_own_kind_of_space_runs_a_program(deploy: Deploy, hub: Hub, write: Write) -> None:
    write("pyproject.toml", '[project]\nname = "poster"\nversion = "1"\ndependencies = ["pillow>=10"]\n')
    assert deploy("app.py:poster", "json:dumps", "--name", "ada/poster", "--sdk", "gradio")[0] == 0
    files = {name: content.decode() for name, content in hub.files[SPACE].items() if not name.endswith(".whl")}
    assert "app_file: space.py" in files["README.md"]
    argv = '["gradio-run", "app.py:poster", "json:dumps", "--host", "0.0.0.0", "--port", "7860"]'
    assert f"sys.argv = {argv}\n" in files["space.py"]
    assert files["requirements.txt"].startswith(f"pillow>=10\ngradio-run @ {hub.url}/{SPACE}/resolve/main/gradio_run-")


def test_workflow_deploys_the_same_at_each_push(deploy: Deploy, hub: Hub, tmp_path: Path) -> None:
    code, told, _ = deploy("app.py:poster", "--name", "ada/poster", "--github-action")
    text = (tmp_path / ".github/workflows/deploy-space.yml").read_text()
    assert (code, hub.files) == (0, {})
    assert told.startswith("Wrote .github/workflows/deploy-space.yml.")
    assert "run: gradio-run deploy app.py:poster --name ada/poster --sdk docker\n" in text
    assert "HF_TOKEN: ${{ secrets.HF_TOKEN }}" in text
    assert "hf_of_ada" not in text


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["app.py:psoter"], 2, "app.py has no 'psoter'. Did you mean 'poster'?"),
        (["app.py:poster", "--name", "a/b/c"], 2, "--name: expected owner/name"),
        (["app.py:poster", "--sdk", "static"], 2, "--sdk: expected docker or gradio, got 'static'."),
        (["app.py:poster", "--name", "ada/poster", "--secret", "NO_SUCH"], 2, "--secret NO_SUCH: there is no such"),
        (["app.py:poster", "--name", "eve/lost"], 1, "The files of eve/lost cannot be uploaded: You are not"),
    ],
)
def test_what_cannot_be_deployed(deploy: Deploy, hub: Hub, arguments: list[str], code: int, told: str) -> None:
    hub.files["spaces/eve/lost"] = {}
    hub.closed.add("spaces/eve/lost")
    ended, _, error = deploy(*arguments)
    assert (ended, told in error) == (code, True)


def test_without_a_token_nothing_is_begun(
    deploy: Deploy, hub: Hub, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("HF_TOKEN")
    monkeypatch.setattr("huggingface_hub.constants.HF_TOKEN_PATH", str(tmp_path / "none"))
    code, told, error = deploy("app.py:poster")
    assert (code, told, hub.tokens) == (1, "", [])
    assert "run `hf auth login`, or set HF_TOKEN" in error


def test_terminal_is_asked_for_what_no_option_says(hub: Hub, write: Write, tmp_path: Path) -> None:
    write("app.py", "def echo(words: str) -> str:\n    return words\n")
    write(".env", "API_KEY='sesame'")
    command = [sys.executable, "-m", "gradio_cli", "deploy"]
    answers = {"Name of the Space": "echo", "only you": "y", "Hardware": "", "API_KEY of .env": "y"}
    with in_terminal(command, tmp_path, ["stdin", "stdout", "stderr"], environment(hub)) as (process, terminal):
        for question, answer in answers.items():
            terminal.wait_for(question)
            terminal.type(answer)
        terminal.wait_for("/spaces/ada/echo")
        assert process.wait(60) == 0
    assert "spaces/ada/echo" in hub.private
    assert dict(hub.asked)["api/spaces/ada/echo/secrets"] == {"key": "API_KEY", "value": "sesame"}
    assert "sesame" not in terminal.told
