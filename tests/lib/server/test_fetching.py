"""What callers name by a URL is fetched from where it may be, and from nowhere else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from gradio_lib.errors import InvalidValue
from gradio_lib.server.fetching import Fetcher, is_public
from gradio_lib.values.file import FileStore
from gradio_lib.values.paths import PathRules


class Site(BaseHTTPRequestHandler):
    """A site with a file, a way to it, a way out and a way without an end."""

    asked: list[str] = []  # noqa: RUF012 - all requests of this test

    def do_GET(self) -> None:
        self.asked.append(self.path)
        away = {"/moved": "/notes.txt", "/inside": "http://localhost:1/secret", "/round": "/round"}.get(self.path)
        self.send_response(302 if away else 200 if self.path in {"/notes.txt", "/plain"} else 404)
        if away:
            self.send_header("location", away)
        self.send_header("content-type", "text/plain")
        self.end_headers()
        if not away:
            self.wfile.write(b"hello")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FileStore]:
    store = FileStore(str(tmp_path / "store"), max_file_size=10)
    yield store
    store.close()


def anything(_address: str) -> bool:
    return True


async def test_file_is_fetched(site: str, store: FileStore) -> None:
    for path, name in (("/notes.txt", "notes.txt"), ("/moved", "notes.txt"), ("/plain", "plain.txt")):
        payload = await Fetcher(store, admits=anything).fetch(site + path)
        assert payload["orig_name"] == name
        assert store.resolve(payload["path"]).read_text() == "hello"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]"])
async def test_no_address_of_this_machine_is_asked(site: str, store: FileStore, host: str) -> None:
    Site.asked.clear()
    with pytest.raises(InvalidValue, match="a public one is needed"):
        await Fetcher(store).fetch(site.replace("127.0.0.1", host) + "/notes.txt")
    assert Site.asked == []


async def test_each_address_on_the_way_is_judged(site: str, store: FileStore) -> None:
    judged: list[str] = []

    def first_only(address: str) -> bool:
        judged.append(address)
        return len(judged) == 1

    with pytest.raises(InvalidValue, match="localhost is an address of this machine"):
        await Fetcher(store, admits=first_only).fetch(f"{site}/inside")
    assert judged[0] == "127.0.0.1"


@pytest.mark.parametrize(
    ("path", "message"), [("/round", "lead on"), ("/gone", "it answers 404"), (":1/x", "cannot be fetched")]
)
async def test_what_cannot_be_had_is_told(site: str, store: FileStore, path: str, message: str) -> None:
    url = "http://127.0.0.1:1/x" if path.startswith(":") else site + path
    with pytest.raises(InvalidValue, match=message):
        await Fetcher(store, admits=anything).fetch(url)


async def test_size_is_bounded_and_nothing_stays(site: str, tmp_path: Path) -> None:
    store = FileStore(str(tmp_path / "store"), max_file_size=4)
    for url in (f"{site}/notes.txt", "data:,hello", "data:text/plain;base64,aGVsbG8="):
        with pytest.raises(InvalidValue, match="larger than the 4 bytes"):
            await Fetcher(store, admits=anything).fetch(url)
    assert list(store.root.iterdir()) == []
    store.close()


async def test_data_is_taken_out_of_its_url(store: FileStore) -> None:
    payload = await Fetcher(store).fetch("data:text/plain;base64,aGVsbG8=")
    assert store.resolve(payload["path"]).read_bytes() == b"hello"
    assert payload["orig_name"] == "file.txt"


async def test_files_of_this_machine_are_read_below_the_shared_folder_only(store: FileStore, tmp_path: Path) -> None:
    shared, secret = tmp_path / "shared" / "a.txt", tmp_path / "b.txt"
    shared.parent.mkdir()
    shared.write_text("shared")
    secret.write_text("secret")
    fetcher = Fetcher(store, PathRules([shared.parent]))
    for name in (str(shared), shared.as_uri()):
        assert store.resolve((await fetcher.fetch(name))["path"]).read_text() == "shared"
    for name in (str(secret), f"{shared.parent}/../b.txt", secret.as_uri()):
        with pytest.raises(InvalidValue, match="no file that may be read"):
            await fetcher.fetch(name)


@pytest.mark.parametrize("address", ["10.1.2.3", "169.254.169.254", "224.0.0.1", "fe80::1%eth0", "64:ff9b::7f00:1"])
def test_address_that_is_not_anybody_s(address: str) -> None:
    assert not is_public(address)
