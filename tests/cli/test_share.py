"""Public links: by a real sshd on this machine, by stand-ins for what the network would have."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from gradio_cli.main import app
from gradio_lib.client import Client
from tests.cli.conftest import Start, Write
from tests.cli.terminal import in_terminal
from tests.gate.tracked import ROOT

ECHO = "def echo(words: str) -> str:\n    return words\n"
AGENT = ROOT / "tests/cli/ngrok_agent.py"
PLACES = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])


class Sshd:
    """A real sshd, one process for each connection, whose connections can be cut.

    Args:
        folder: Where its keys are.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for key in ("host", "user"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / key], check=True)
        (folder / "sshd.conf").write_text(
            f"HostKey {folder}/host\nAuthorizedKeysFile {folder}/user.pub\nStrictModes no\nUsePAM no\nPidFile none\n"
        )
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(exist_ok=True)  # sshd insists; a booted Debian has it
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._lines: list[socket.socket] = []
        self._processes: list[subprocess.Popen[bytes]] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        sshd = shutil.which("sshd", path=PLACES)
        assert sshd, "There is no sshd: scripts/sshd installs Debian's."
        while True:
            try:
                line, _ = self._listener.accept()
            except OSError:
                return
            command = [sshd, "-i", "-f", str(self.folder / "sshd.conf"), "-E", str(self.folder / "log")]
            self._processes.append(subprocess.Popen(command, stdin=line.fileno(), stdout=line.fileno()))
            self._lines.append(line)

    def cut(self) -> None:
        """Cut all lines."""
        for line in self._lines:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()
        self._lines.clear()

    def close(self) -> None:
        self._listener.close()
        self.cut()
        for process in self._processes:
            process.wait(20)

    @property
    def client(self) -> str:
        """The command that logs in."""
        return f"ssh -F none -i {self.folder}/user -o UserKnownHostsFile={self.folder}/known"


@pytest.fixture
def sshd(tmp_path: Path) -> Iterator[Sshd]:
    server = Sshd(tmp_path)
    yield server
    server.close()


def test_link_by_ssh_has_a_password_comes_back_and_ends_with_the_app(write: Write, start: Start, sshd: Sshd) -> None:
    write("app.py", ECHO)
    options = ("--share", "--share-host", f"127.0.0.1:{sshd.port}")
    server = start("app.py:echo", *options, GRADIO_SSH_COMMAND=sshd.client)
    url = server.wait_for_text("Public link http://127.0.0.1:").rpartition(" ")[2]
    _, _, told = server.wait_for_text("Log in as").partition("Log in as ")
    user, _, password = told.partition(" with the password ")
    assert httpx.get(f"{url}/config").status_code == 401
    for _ in range(2):
        with Client(url, auth=(user, password), verbose=False) as client:
            assert client.predict("Hello") == "Hello"
        sshd.cut()
        assert server.wait_for_text("is lost")
        url = server.wait_for_text("Public link").rpartition(" ")[2]
    assert server.stop() == 0
    with pytest.raises(httpx.TransportError):
        httpx.get(url)


SSH = """
import sys
host = sys.argv[-1]
if host == "nokey@localhost.run":
    print("Welcome: https://localhost.run/docs/")
    print("\\033[1mab12.lhr.life tunneled with tls termination, https://ab12.lhr.life\\033[0m", flush=True)
    sys.stdin.read()
sys.exit(f"{host}: Permission denied (publickey).")
"""


def test_public_service_tells_the_link(write: Write, start: Start) -> None:
    write("app.py", ECHO)
    stand_in = write("ssh.py", SSH)
    server = start(
        "app.py:echo", "--share", "--share-host", "localhost.run", GRADIO_SSH_COMMAND=f"{sys.executable} {stand_in}"
    )
    assert server.wait_for_text("Public link") == "Public link https://ab12.lhr.life"
    assert server.stop() == 0


def test_link_is_there_for_a_time_and_the_app_stays(write: Write, start: Start, tmp_path: Path) -> None:
    write("app.py", ECHO)
    agent = {"PYNGROK_NGROK_PATH": str(AGENT), "NGROK_AUTHTOKEN": "", "HOME": str(tmp_path)}
    server = start("app.py:echo", "--share", "--share-token", "mine", "--share-for", "1s", **agent)
    assert server.wait_for_text("The public link is closed.")
    assert httpx.get(f"{server.url}/").status_code == 200


def test_terminal_shows_the_link_as_a_qr_code(write: Write, tmp_path: Path) -> None:
    write("app.py", ECHO)
    agent = {"PYNGROK_NGROK_PATH": str(AGENT), "NGROK_AUTHTOKEN": "token", "HOME": str(tmp_path)}
    command = [sys.executable, "-m", "gradio_cli", "app.py:echo", "--share", "--port", "0"]
    with in_terminal(command, tmp_path, ["stdout"], agent) as (process, terminal):
        terminal.wait_for("with the password")
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
    code = [line for line in terminal.told.splitlines() if "█" in line]
    assert len(code) > 12
    assert len({len(line) for line in code}) == 1


@pytest.mark.parametrize(
    ("options", "environment", "code", "told"),
    [
        (["--share-provider", "ssh"], {}, 1, "A public link by ssh needs a host. Give --share-host user@host"),
        (["--share-host", "-oProxyCommand=x"], {}, 1, "'-oProxyCommand=x' is no host."),
        (["--share-host", "a.b"], {"GRADIO_SSH_COMMAND": "no-such-ssh"}, 1, "needs no-such-ssh, which is not on PATH"),
        (["--share-host", "a.b"], {"GRADIO_SSH_COMMAND": "stand-in"}, 1, "at a.b: a.b: Permission denied (publickey)."),
        (["--share-host", "a.b", "--share-provider", "ngrok"], {}, 2, "--share-host is for --share-provider ssh."),
        (["--share-host", "a.b", "--share-token", "x"], {}, 2, "--share-token is for --share-provider ngrok"),
        (["--share-for", "soon"], {}, 2, "--share-for: expected a span of time, such as 2h, 90m or 1h30m, got 'soon'."),
        (["--share-host", "a.b"], {"APP": "page"}, 2, "is a web app, whose login is its own matter: share it with"),
    ],
)
def test_what_cannot_be_shared_is_told_before_anything_is_served(
    options: list[str],
    environment: dict[str, str],
    code: int,
    told: str,
    write: Write,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    folder = write("app.py", ECHO).parent
    write("page.py", "from fastapi import FastAPI\npage = FastAPI()")
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "path", [*sys.path])
    stand_in = f"{sys.executable} {write('ssh.py', SSH)}"
    for name, value in {"GRADIO_SSH_COMMAND": sys.executable, **environment}.items():
        monkeypatch.setenv(name, stand_in if value == "stand-in" else value)
    with pytest.raises(SystemExit) as ended:
        app([f"{environment.get('APP', 'app')}.py", "--share", "--port", "0", *options])
    printed = capfd.readouterr()
    assert ended.value.code == code
    assert told in printed.err
    assert "Public link" not in printed.out
