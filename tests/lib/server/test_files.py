"""Files: what was uploaded or returned is served to who was given it, and nothing else of this machine ever is."""

from __future__ import annotations

import json
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

import gradio_lib as gr
from tests.lib.server.asking import PATIENCE, PREFIX, call, client, run, upload
from tests.serving import serving

MARK = "never to be seen"


class Machine:
    """A folder with what an app allows, what it blocks and what nobody has spoken of."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.secret = self.write("secret/passwd.txt", MARK)
        self.data = self.write("secret/data.json", json.dumps({MARK: 1.0}))
        self.shared = self.write("shared/open.txt", "for everybody")
        self.hidden = self.write("shared/.env", MARK)
        self.blocked = self.write("shared/private/key.txt", MARK)
        self.neighbour = self.write("shared-evil/key.txt", MARK)
        self.out = root / "shared/out.txt"
        self.out.symlink_to(self.secret)
        self.folder_link = root / "shared/folder"
        self.folder_link.symlink_to(root / "secret")
        self.pipe = root / "shared/pipe"
        os.mkfifo(self.pipe)

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path


def app(machine: Machine) -> gr.Blocks:
    def size(path: str) -> int:
        return len(Path(path).read_text())

    def sizes(paths: list[str]) -> list[int]:
        return [size(path) for path in paths]

    def joined(name: str) -> str:
        return str(machine.root / "made" / name)

    def touched(path: str) -> str:
        return str(Path(path))

    with gr.Blocks() as demo:
        text, file, data = gr.Textbox(), gr.File(), gr.JSON()
        gr.Button().click(size, file, data, api_name="size")
        gr.Button().click(sizes, gr.File(file_count="multiple"), data, api_name="sizes")
        gr.Button().click(lambda value: value, data, data, api_name="data")
        gr.Button().click(touched, text, file, api_name="echo")
        gr.Button().click(lambda value: value["deep"][0], data, file, api_name="deep")
        gr.Button().click(joined, text, file, api_name="joined")
        gr.Button().click(lambda name: str(machine.root / name), gr.Radio(["secret/passwd.txt"]), file, api_name="pick")
        gr.Button().click(lambda path: path, file, file, api_name="back")
        gr.Button().click(lambda path: path, text, gr.Dataframe(), api_name="table")
        gr.Button().click(lambda path: path, text, gr.Label(), api_name="label")
        gr.Button().click(lambda: str(machine.blocked), None, file, api_name="blocked")
        gr.Button().click(lambda: str(machine.pipe), None, file, api_name="pipe")
        gr.Button().click(lambda: str(machine.root), None, file, api_name="folder")
        gr.Button().click(lambda: b"bytes", None, file, api_name="bytes")
        gr.Button().click(lambda kind: str(machine.root / f"made/page.{kind}"), text, file, api_name="page")
    return demo


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    machine = Machine(tmp_path_factory.mktemp("machine"))
    for kind in ("html", "svg", "xml", "js", "pdf", "png", "txt", "unknown"):
        machine.write(f"made/page.{kind}", "<script>alert(1)</script>")
    return machine


@pytest.fixture(scope="module")
def demo(machine: Machine) -> gr.Blocks:
    return app(machine)


@pytest.fixture(scope="module")
def served(machine: Machine, demo: gr.Blocks) -> Iterator[str]:
    rules = {"allowed_paths": [str(machine.root / "shared")], "blocked_paths": [str(machine.root / "shared/private")]}
    with serving(demo, max_file_size="1 kb", **rules) as url:
        yield url


@pytest.fixture
def stored(demo: gr.Blocks) -> Path:
    """The folder in which the server keeps files."""
    assert demo.runtime is not None
    return demo.runtime.files.root


@pytest.fixture
def http(served: str) -> Iterator[httpx.Client]:
    with client(served) as http:
        yield http


def refused(answer: httpx.Response) -> None:
    assert answer.status_code == 403
    assert answer.json()["detail"].startswith("File not allowed: ")
    assert MARK not in answer.text


# -- downloads ------------------------------------------------------------------------------------------------------


def test_file_that_was_uploaded_comes_back(http: httpx.Client) -> None:
    (handle,) = upload(http, ("my data.csv", b"1,2"))
    answer = http.get(f"{PREFIX}/file={handle}")
    assert (answer.status_code, answer.content) == (200, b"1,2")
    assert answer.headers["content-disposition"] == "inline; filename*=utf-8''my%20data.csv"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("route", ["/gradio_api/file=", "/file=", "/gradio_api/file/", "/file/"])
def test_file_has_the_addresses_of_all_generations(http: httpx.Client, route: str) -> None:
    (handle,) = upload(http, ("a.txt", b"text"))
    assert http.get(route + handle).content == b"text"
    head = http.head(route + handle)
    assert (head.status_code, head.content, head.headers["content-length"]) == (200, b"", "4")


def test_part_of_a_file_and_a_file_that_has_not_changed(http: httpx.Client) -> None:
    (handle,) = upload(http, ("a.txt", b"0123456789"))
    address = f"{PREFIX}/file={handle}"
    part = http.get(address, headers={"range": "bytes=2-4"})
    assert (part.status_code, part.content, part.headers["content-range"]) == (206, b"234", "bytes 2-4/10")
    assert http.get(address, headers={"range": "bytes=-3"}).content == b"789"
    assert http.get(address, headers={"range": "bytes=20-30"}).status_code == 416
    etag = http.get(address).headers["etag"]
    again = http.get(address, headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert http.get(address, headers={"if-none-match": '"other"'}).status_code == 200


@pytest.mark.parametrize("ranges", [11, 5000])
def test_ranges_are_bounded_before_they_are_read(http: httpx.Client, ranges: int) -> None:
    (handle,) = upload(http, ("a.txt", b"0123456789"))
    asked = "bytes=" + ",".join(f"{number % 9}-{number % 9}" for number in range(ranges))
    assert http.get(f"{PREFIX}/file={handle}", headers={"range": asked}).status_code == 416


def test_file_of_an_allowed_folder_is_served(http: httpx.Client, machine: Machine) -> None:
    assert http.get(f"/file={machine.shared}").text == "for everybody"
    indirect = machine.root / "shared/private/../open.txt"
    assert http.get(f"/file={indirect}").text == "for everybody"


@pytest.mark.parametrize("attribute", ["secret", "hidden", "blocked", "neighbour", "out", "pipe"])
def test_file_that_nobody_has_allowed_is_not(http: httpx.Client, machine: Machine, attribute: str) -> None:
    refused(http.get(f"/file={getattr(machine, attribute)}"))


@pytest.mark.parametrize(
    "name",
    [
        "{shared}/../../secret/passwd.txt",
        "{root}/shared/../secret/passwd.txt",
        "{root}/shared/folder/passwd.txt",
        "{root}/shared/./private/key.txt",
        "{root}/shared//private//key.txt",
        "{root}/shared/private",
        "{root}/shared",
        "{root}/SHARED/../shared/private/key.txt",
        "{secret}%00.txt",
        "{shared}%00",
        "%2e%2e/%2e%2e/secret/passwd.txt",
        "..%2f..%2fsecret%2fpasswd.txt",
        "file://{secret}",
        "http://127.0.0.1:1/x",
        "https://example.com/x",
        "//example.com/x",
        "/etc/passwd",
        "/proc/self/environ",
        "/dev/zero",
        "pyproject.toml",
        "~/.bashrc",
        "",
        "/",
        ".",
        "..",
        "C:\\Windows\\win.ini",
        "\\\\server\\share",
    ],
)
def test_no_spelling_of_a_path_leads_out(http: httpx.Client, machine: Machine, name: str) -> None:
    path = name.format(root=machine.root, secret=machine.secret, shared=machine.shared)
    answer = http.get(f"/file={path}", follow_redirects=False)
    assert answer.status_code in {403, 404}
    assert MARK not in answer.text
    assert "for everybody" not in answer.text


def test_handle_cannot_be_guessed(http: httpx.Client) -> None:
    handles = upload(http, *[("a.txt", b"1")] * 40)
    assert all(len(set(digits)) > 4 for digits in zip(*(handle[:64] for handle in handles), strict=True))


def test_handle_cannot_be_bent(http: httpx.Client) -> None:
    (handle,) = upload(http, ("a.txt", b"text"))
    token, _, name = handle.partition("/")
    for bent in (f"{token}/../{token}/{name}", f"{token}//{name}", token, f"{token}/", f"{token}/b.txt", f"x{handle}"):
        assert http.get(f"{PREFIX}/file={bent}").status_code in {403, 404}
    assert len(token) == 64  # 256 random bits: nobody finds it by trying


@pytest.mark.parametrize(
    ("kind", "shown"),
    [("png", "inline"), ("txt", "inline"), ("pdf", "inline"), ("html", "attachment"), ("svg", "attachment")]
    + [(kind, "attachment") for kind in ("xml", "js", "unknown")],
)
def test_only_what_no_browser_runs_is_shown_in_place(http: httpx.Client, kind: str, shown: str) -> None:
    handle = run(http, "page", kind).json()["data"][0]["path"]
    answer = http.get(f"{PREFIX}/file={handle}")
    assert answer.headers["content-disposition"].startswith(shown)
    assert answer.headers["content-security-policy"].startswith("sandbox;")
    assert answer.headers["x-content-type-options"] == "nosniff"
    if shown == "attachment":
        assert answer.headers["content-type"] == "application/octet-stream"


# -- inputs ---------------------------------------------------------------------------------------------------------


def test_uploaded_file_is_an_input(http: httpx.Client) -> None:
    handles = upload(http, ("a.txt", b"123"), ("b.txt", b"12345"))
    assert run(http, "size", {"path": handles[0]}).json()["data"] == [3]
    assert run(http, "sizes", [{"path": handle} for handle in handles]).json()["data"] == [[3, 5]]


@pytest.mark.parametrize(
    "given",
    [
        {"path": "{secret}"},
        {"path": "{shared}"},
        {"path": "file://{secret}"},
        {"path": "http://127.0.0.1:1/x", "url": "http://127.0.0.1:1/x"},
        {"path": "x", "url": "{secret}"},
        {"path": ""},
        {"path": "0" * 64 + "/a.txt"},
        {"path": "../../etc/passwd"},
        {"name": "{secret}", "is_file": True, "data": None},
        {"path": ["{secret}"]},
        {"path": None},
        "{secret}",
        7,
        [["{secret}"]],
    ],
)
def test_path_that_a_client_names_is_never_opened(http: httpx.Client, machine: Machine, given: Any) -> None:
    text = json.dumps(given).replace("{secret}", str(machine.secret)).replace("{shared}", str(machine.shared))
    named = json.loads(text)
    answer = run(http, "size", named)
    assert answer.status_code == 422
    assert "upload" in answer.json()["error"]
    assert run(http, "sizes", [named]).status_code == 422


def test_path_inside_of_plain_data_stays_data(http: httpx.Client, machine: Machine) -> None:
    given = {"a": [{"path": str(machine.secret), "meta": {"_type": "gradio.FileData"}}]}
    assert run(http, "data", given).json()["data"] == [given]
    assert [event for event, _ in call(http, "data", given)] == ["complete"]


def test_name_that_a_client_gives_is_only_a_name(http: httpx.Client) -> None:
    for name in (
        "../../evil.txt",
        "/abs/evil.txt",
        "a\\..\\evil.txt",
        "e\x00vil.txt",
        'e"v\r\nil.txt',
        "." * 300,
        "~",
        "",
    ):
        answer = http.post(f"{PREFIX}/upload", files=[("files", (name or "x", b"1"))])
        assert answer.status_code == 200
        token, _, stored = answer.json()[0].partition("/")
        assert stored
        assert len(stored) <= 140
        assert not set(stored) & set('/\\\x00\r\n"')
        assert run(http, "size", {"path": f"{token}/{stored}", "orig_name": "../../x"}).json()["data"] == [1]


# -- results --------------------------------------------------------------------------------------------------------


def test_file_that_a_function_returns_is_copied_and_served(http: httpx.Client, machine: Machine) -> None:
    machine.write("made/report.txt", "first")
    handle = run(http, "joined", "report.txt").json()["data"][0]["path"]
    machine.write("made/report.txt", "second")
    assert http.get(f"{PREFIX}/file={handle}").text == "first"
    assert run(http, "bytes").json()["data"][0]["size"] == 5


@pytest.mark.parametrize(
    ("name", "said", "expected"),
    [
        ("echo", "{secret}", "was named by the caller, not by the app"),
        ("echo", "{root}/shared/../secret/passwd.txt", "was named by the caller"),
        ("echo", "{root}/shared/folder/passwd.txt", "was named by the caller"),
        ("echo", "{out}", "was named by the caller"),
        ("deep", {"deep": ["{secret}"]}, "was named by the caller"),
        ("table", "{secret}", "was named by the caller"),
        ("label", "{data}", "was named by the caller"),
        ("echo", "{blocked}", "lies in blocked_paths, so it is never served."),
        ("echo", "{pipe}", "is no file that can be read"),
        ("echo", "/dev/zero", "is no file that can be read"),
        ("echo", "{root}/nope.txt", "is no file that can be read"),
        ("echo", "{root}", "is no file that can be read"),
        ("echo", "a\x00b", "is no file that can be read"),
        ("joined", "../secret/nope.txt", "is no file that can be read"),
        ("blocked", None, "lies in blocked_paths, so it is never served."),
        ("pipe", None, "is no file that can be read"),
        ("folder", None, "is no file that can be read"),
    ],
)
def test_path_that_must_not_leave_is_no_result(
    http: httpx.Client, machine: Machine, name: str, said: Any, expected: str
) -> None:
    text = json.dumps(said)
    for attribute in ("root", "secret", "data", "out", "blocked", "pipe"):
        text = text.replace(f"{{{attribute}}}", str(getattr(machine, attribute)))
    answer = run(http, name, *([] if said is None else [json.loads(text)]))
    assert answer.status_code == 500
    assert expected in answer.json()["error"]


def test_path_that_the_app_has_chosen_or_allowed_is_a_result(http: httpx.Client, machine: Machine) -> None:
    assert run(http, "pick", "secret/passwd.txt").status_code == 200
    assert run(http, "echo", str(machine.shared)).status_code == 200
    (handle,) = upload(http, ("a.txt", b"text"))
    back = run(http, "back", {"path": handle}).json()["data"][0]["path"]
    assert http.get(f"{PREFIX}/file={back}").text == "text"


def test_addresses_are_told_as_the_client_knows_the_app(http: httpx.Client, served: str) -> None:
    told = run(http, "bytes").json()["data"][0]
    assert told["url"] == f"{served}{PREFIX}/file={told['path']}"
    assert http.get(told["url"]).content == b"bytes"


# -- uploads --------------------------------------------------------------------------------------------------------


def body(*parts: bytes, end: bytes = b"--XX--\r\n") -> bytes:
    return b"".join(b"--XX\r\n" + part + b"\r\n" for part in parts) + end


def file_part(content: bytes, name: bytes = b"files", head: bytes = b"") -> bytes:
    return b'content-disposition: form-data; name="' + name + b'"; filename="a.txt"\r\n' + head + b"\r\n" + content


FORM = "multipart/form-data; boundary=XX"


@pytest.mark.parametrize(
    ("kind", "content", "status", "expected"),
    [
        (FORM, body(file_part(b"1"), end=b""), 422, "The upload was cut off"),
        (FORM, b"--XX\r\n" + file_part(b"1"), 422, "The upload was cut off"),
        (FORM, b"garbage", 422, "The upload was cut off"),
        (FORM, b"", 422, "The upload was cut off"),
        (FORM, body(), 422, "The upload"),
        (FORM, body(file_part(b"1", b"other")), 422, "The upload holds no file in a field named files."),
        (FORM, body(b'content-disposition: form-data; name="files"\r\n\r\ntext'), 422, "The upload holds no file"),
        (FORM, body(b"\r\n1"), 422, "The upload holds no file"),
        (FORM, body(file_part(b"1" * 1025)), 413, "The file is larger than the 1,024 bytes that this app accepts."),
        (FORM, body(file_part(b"1", head=b"x: " + b"y" * 9000 + b"\r\n")), 422, "upload"),
        (FORM, body(file_part(b"1", head=b"".join(b"x%d: y\r\n" % n for n in range(30)))), 422, "upload"),
        (FORM, body(*[file_part(b"1")] * 1001), 422, "One upload takes 1000 files at most"),
        ("multipart/form-data", body(file_part(b"1")), 422, "An upload is multipart/form-data"),
        ("application/json", b"{}", 422, "An upload is multipart/form-data"),
        ("", b"", 422, "An upload is multipart/form-data"),
    ],
)
def test_broken_upload_leaves_nothing(
    http: httpx.Client, stored: Path, kind: str, content: bytes, status: int, expected: str
) -> None:
    before = sorted(stored.iterdir())
    answer = http.post(f"{PREFIX}/upload", content=content, headers={"content-type": kind})
    assert answer.status_code == status
    assert expected in answer.json()["detail"]
    assert sorted(stored.iterdir()) == before


def test_upload_that_is_cut_off_by_its_sender_leaves_nothing(served: str, http: httpx.Client, stored: Path) -> None:
    before = sorted(stored.iterdir())
    host, _, port = served.removeprefix("http://").partition(":")
    with closing(socket.create_connection((host, int(port)))) as peer:
        head = f"POST {PREFIX}/upload HTTP/1.1\r\nhost: {host}\r\ncontent-type: {FORM}\r\ncontent-length: 5000\r\n\r\n"
        peer.sendall(head.encode() + b"--XX\r\n" + file_part(b"1" * 600))
    upload(http, ("after.txt", b"1"))
    for _ in range(200):
        if len(sorted(stored.iterdir())) == len(before) + 1:
            break
        http.get("/healthz")
    assert len(sorted(stored.iterdir())) == len(before) + 1


@pytest.mark.parametrize("late", [False, True])
def test_progress_of_an_upload_is_told_also_to_who_asks_late(http: httpx.Client, served: str, late: bool) -> None:
    told: list[str] = []
    address = f"{PREFIX}/upload_progress?upload_id=id-{late}"

    def watch() -> None:
        with client(served) as other, other.stream("GET", address) as response:
            opened.set()
            told.extend(line for line in response.iter_lines() if line)

    opened = threading.Event()
    watcher = threading.Thread(target=watch)
    if not late:
        watcher.start()
        assert opened.wait(PATIENCE)
    http.post(f"{PREFIX}/upload?upload_id=id-{late}", files=[("files", ("a.txt", b"x" * 900))])
    if late:
        watcher.start()
    watcher.join(PATIENCE)
    assert told[-1] == 'data: {"msg":"done"}'
    sizes = [json.loads(line[5:])["chunk_size"] for line in told[:-1]]
    assert (sum(sizes) > 900) is not late


def test_files_go_with_the_server(machine: Machine) -> None:
    demo = app(machine)
    with serving(demo) as url, client(url) as http:
        upload(http, ("a.txt", b"1"))
        assert demo.runtime is not None
        root = demo.runtime.files.root
        assert root.stat().st_mode & 0o077 == 0
    assert not root.exists()
