"""A client that says nothing, or a byte now and then, holds no connection; one that listens to a stream does."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

import gradio_lib as gr
from gradio_lib.server.patience import Patient
from tests.serving import serving

SHORT = 0.4
LONG = 8.0
"""What a server under load may take in the place of it."""
GET = b"GET /gradio_api/startup-events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
POST = b"POST /gradio_api/run/echo HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"


def app() -> gr.Blocks:
    def slow(text: str) -> str:
        time.sleep(2 * SHORT)
        return text

    with gr.Blocks() as demo:
        text = gr.Textbox()
        text.change(lambda text: text, text, text, api_name="echo")
        text.change(slow, text, text, api_name="slow")
    return demo


@pytest.fixture(scope="module")
def peer() -> Iterator[tuple[str, int]]:
    with pytest.MonkeyPatch.context() as patch, serving(app()) as url:
        patch.setattr(Patient, "head_seconds", SHORT)
        patch.setattr(Patient, "body_seconds", SHORT)
        address = urlsplit(url)
        assert address.hostname
        assert address.port
        yield address.hostname, address.port


@pytest.fixture
def line(peer: tuple[str, int]) -> Iterator[socket.socket]:
    with socket.create_connection(peer, timeout=LONG) as line:
        yield line


def rest(line: socket.socket) -> bytes:
    """Return what the server says until it hangs up."""
    said = b""
    while more := line.recv(65536):
        said += more
    return said


def answer(line: socket.socket) -> bytes:
    """Return one answer."""
    said = b""
    while b"\r\n\r\n" not in said:
        more = line.recv(65536)
        assert more, said
        said += more
    head, _, body = said.partition(b"\r\n\r\n")
    sizes = [row.partition(b":")[2] for row in head.lower().split(b"\r\n") if row.startswith(b"content-length:")]
    while len(body) < int(sizes[0]):
        body += line.recv(65536)
    return head + b"\r\n\r\n" + body


def test_connection_on_which_nothing_is_said(line: socket.socket) -> None:
    assert rest(line) == b""


@pytest.mark.parametrize("before", [b"", GET], ids=["first", "further"])
def test_headers_a_byte_at_a_time(line: socket.socket, before: bytes) -> None:
    if before:
        line.sendall(before)
        answer(line)
    started = time.monotonic()
    line.sendall(b"GET / HTTP/1.1\r\n")
    said = b""
    line.settimeout(SHORT / 4)
    while time.monotonic() - started < LONG:
        try:
            line.sendall(b"X: y\r\n")
            said = line.recv(65536)
            break
        except TimeoutError:
            continue
    assert said.startswith(b"HTTP/1.1 408 ")


def test_bytes_that_begin_no_request(line: socket.socket) -> None:
    line.sendall(GET)
    answer(line)
    line.sendall(b"\r\n")
    assert rest(line) == b""


@pytest.mark.parametrize("begun", [b"", b'{"data": ["'], ids=["nothing", "a-part"])
def test_body_that_does_not_come(line: socket.socket, begun: bytes) -> None:
    line.sendall(POST + b"Content-Length: 30\r\n\r\n" + begun)
    assert rest(line).startswith(b"HTTP/1.1 408 ")


def test_body_that_comes_slowly_does(line: socket.socket) -> None:
    body = b'{"data": ["abcdef"]}'
    line.sendall(POST + f"Content-Length: {len(body)}\r\n\r\n".encode())
    for start in range(0, len(body), 4):
        time.sleep(SHORT / 3)
        line.sendall(body[start : start + 4])
    said = answer(line)
    assert said.startswith(b"HTTP/1.1 200 ")
    assert json.loads(said.partition(b"\r\n\r\n")[2])["data"] == ["abcdef"]


def test_answer_that_takes_longer_is_waited_for(line: socket.socket) -> None:
    body = b'{"data": ["late"]}'
    line.sendall(POST.replace(b"echo", b"slow") + f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
    assert json.loads(answer(line).partition(b"\r\n\r\n")[2])["data"] == ["late"]


def test_connection_is_kept_between_requests(line: socket.socket) -> None:
    for _ in range(2):
        line.sendall(GET)
        assert answer(line).startswith(b"HTTP/1.1 200 ")
        time.sleep(2 * SHORT)


def test_silent_stream_goes_on(line: socket.socket) -> None:
    line.sendall(b"GET /gradio_api/heartbeat/abcdef HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    assert line.recv(65536).startswith(b"HTTP/1.1 200 ")
    line.settimeout(3 * SHORT)
    with pytest.raises(TimeoutError):
        rest(line)
