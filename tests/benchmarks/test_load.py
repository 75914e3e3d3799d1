"""The load generator reads what servers send, however it is cut, and does not take a wrong answer for a fast one."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.load.dialects import Queued
from benchmarks.load.http import Connection, get
from benchmarks.peers import PEERS, NotStarted, serving
from tests.gate.tracked import ROOT

PLAIN = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n7\r\n, world\r\n0\r\n\r\n"


async def asked(pieces: list[bytes], times: int) -> tuple[list[bytes], int]:
    """Ask a server that sends these pieces, several times; return the bodies and how many bytes came."""
    ours, theirs = socket.socketpair()
    _, connection = await asyncio.get_running_loop().create_connection(Connection, sock=ours)
    bodies: list[bytes] = []
    with theirs:
        for _ in range(times):
            answer = asyncio.ensure_future(connection.ask(get("/")))
            for piece in pieces:
                await asyncio.sleep(0)
                theirs.sendall(piece)
            bodies.append(await answer)
    connection.close()
    return bodies, connection.received


@pytest.mark.parametrize(("whole", "body"), [(PLAIN, b"hello"), (CHUNKED, b"hello, world")])
@pytest.mark.parametrize("size", [1, 7, 1000])
def test_a_response_is_read_however_it_is_cut(whole: bytes, body: bytes, size: int) -> None:
    pieces = [whole[start : start + size] for start in range(0, len(whole), size)]
    assert asyncio.run(asked(pieces, 2)) == ([body, body], 2 * len(whole))


def test_an_error_is_told_with_its_body() -> None:
    with pytest.raises(ConnectionError, match=r"503 busy.*full"):
        asyncio.run(asked([b"HTTP/1.1 503 Busy\r\ncontent-length: 4\r\n\r\nfull"], 1))


def frame(**message: object) -> bytes:
    return b"data: " + json.dumps(message, separators=(",", ":")).encode() + b"\n\n"


def test_a_queued_call_ends_with_its_last_word() -> None:
    said = frame(msg="process_starts") + frame(msg="process_generating", output={"data": ["a"]})
    done = frame(msg="process_completed", output={"data": ["b"]}, success=True) + frame(msg="close_stream")
    assert Queued().result(said + done) == "b"
    assert Queued().values(said + done) == 1


@pytest.mark.parametrize("last", [b"", frame(msg="process_completed", output={"error": None}, success=False)])
def test_a_queued_call_that_failed_is_no_result(last: bytes) -> None:
    with pytest.raises(ConnectionError, match="The call failed"):
        Queued().result(frame(msg="process_starts") + last)


def test_a_wrong_answer_ends_the_load(tmp_path: Path) -> None:
    with serving(PEERS["fastapi"], "calls", tmp_path) as server:
        asking = {"dialect": "bare", "port": server.port, "pid": server.pid, "scenario": "stream", "endpoint": "chunks"}
        told = [load({**asking, "count": 3, "last": last, "times": 1}) for last in ("chunk 2", "chunk 7")]
    assert [each.returncode for each in told] == [0, 1]
    assert json.loads(told[0].stdout)["values"] == 3
    assert "The server gave 'chunk 2', not 'chunk 7'." in told[1].stderr


def load(options: dict[str, object]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "benchmarks.load", json.dumps(options)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_server_that_does_not_start_says_why(tmp_path: Path) -> None:
    with pytest.raises(NotStarted, match="KeyError: 'nonsense'"), serving(PEERS["fastapi"], "nonsense", tmp_path):
        pass
