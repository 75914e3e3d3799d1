"""What the load does: each scenario talks to one server and returns numbers in base units (seconds, bytes)."""

from __future__ import annotations

import asyncio
import secrets
import socket
import statistics
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from benchmarks.load.dialects import Dialect
from benchmarks.load.http import Connection, get
from benchmarks.system import cpu_seconds, peak_rss, reset_peak, rss, settle

__all__ = ["SCENARIOS", "Numbers"]

Numbers = dict[str, float]
Scenario = Callable[..., Awaitable[Numbers]]
_WARM_UP = 30


async def _call(connection: Connection, requests: list[bytes]) -> bytes:
    body = b""
    for request in requests:
        body = await connection.ask(request)
    return body


class Wrong(Exception):
    """A server gave another answer than the function does."""


def _check(given: Any, expected: Any) -> None:
    if given != expected:
        msg = f"The server gave {given!r:.300}, not {expected!r:.300}."
        raise Wrong(msg)


async def calls(dialect: Dialect, port: int, pid: int, *, clients: int, seconds: float) -> Numbers:
    """Let `clients` call ``echo`` one call after the other for some seconds."""
    text = "A question of usual length, as people ask it."
    connections = [await Connection.open(port) for _ in range(clients)]
    prepared = [dialect.requests("echo", [text]) for _ in range(clients)]
    for _ in range(max(1, _WARM_UP // clients)):
        bodies = await asyncio.gather(*map(_call, connections, prepared))
        _check([dialect.result(body) for body in bodies], [text] * clients)
    took: list[float] = []
    wanted = text.encode()

    async def work(connection: Connection, requests: list[bytes], until: float) -> None:
        started = time.perf_counter()
        while started < until:
            body = await _call(connection, requests)
            ended = time.perf_counter()
            took.append(ended - started)
            if wanted not in body:
                _check(body, wanted)
            started = ended

    cpu, began = cpu_seconds(pid), time.perf_counter()
    await asyncio.gather(*(work(c, r, began + seconds) for c, r in zip(connections, prepared, strict=True)))
    elapsed, cpu = time.perf_counter() - began, cpu_seconds(pid) - cpu
    return {"p50": statistics.median(took), "rate": len(took) / elapsed, "cpu": cpu / len(took)}


async def stream(
    dialect: Dialect, port: int, _pid: int, *, endpoint: str, count: int, last: str, times: int
) -> Numbers:
    """Call a generator that yields `count` values, and read them all."""
    connection = await Connection.open(port)
    took: list[float] = []
    sizes: list[int] = []
    came: list[int] = []
    for _ in range(times + 1):
        requests = dialect.requests(endpoint, [count])
        received, started = connection.received, time.perf_counter()
        body = await _call(connection, requests)
        took.append(time.perf_counter() - started)
        sizes.append(connection.received - received)
        came.append(dialect.values(body))
        _check(dialect.result(body)[-len(last) :], last)
    return {
        "seconds": statistics.median(took[1:]),
        "bytes": statistics.median(sizes[1:]),
        "values": statistics.median(came[1:]),
    }


async def together(dialect: Dialect, port: int, _pid: int, *, endpoint: str, clients: int) -> Numbers:
    """Let `clients` call at the same moment, once; return how long it takes until all have their result."""
    connections = [await Connection.open(port) for _ in range(clients)]
    prepared = [dialect.requests(endpoint, [str(number)]) for number in range(clients)]
    _check(dialect.result(await _call(connections[0], dialect.requests(endpoint, ["first"]))), "first")
    started = time.perf_counter()
    bodies = await asyncio.gather(*map(_call, connections, prepared))
    seconds = time.perf_counter() - started
    _check([dialect.result(body) for body in bodies], [str(number) for number in range(clients)])
    return {"seconds": seconds}


async def waiting(dialect: Dialect, port: int, pid: int, *, clients: int, limit: float) -> Numbers:
    """Let `clients` wait for a slot that is taken, then free it and let them run, for at most `limit` seconds."""
    for endpoint in ("shut", "echo", "open", "gate", "shut"):
        await _call(await Connection.open(port), dialect.requests(endpoint, [""]))
    holder = asyncio.ensure_future(_call(await Connection.open(port), dialect.requests("gate", ["holder"])))
    settle(pid)
    memory, waiters = rss(pid), []
    for number in range(clients):
        connection = await Connection.open(port)
        opened = asyncio.Event()
        first, *rest = dialect.requests("gate", [str(number)])
        if rest:
            await connection.ask(first)
            (first,) = rest
        connection.on_head = opened.set
        waiters.append(asyncio.ensure_future(connection.ask(first)))
        await opened.wait()
    settle(pid)
    memory, cpu = rss(pid) - memory, cpu_seconds(pid)
    await _call(await Connection.open(port), dialect.requests("open", [""]))
    done, pending = await asyncio.wait([holder, *waiters], timeout=limit)
    cpu = cpu_seconds(pid) - cpu
    for waiter in pending:
        waiter.cancel()
    _check({dialect.result(waiter.result()) for waiter in done} - {"holder", *map(str, range(clients))}, set())
    return {"cpu": cpu / len(done), "memory": memory / clients, "done": len(done) - 1}


async def upload(dialect: Dialect, port: int, pid: int, *, megabytes: int) -> Numbers:
    """Send one file of that size as browsers do."""
    boundary = secrets.token_hex(16)
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="a.bin"\r\n\r\n'.encode()
    tail, piece = f"\r\n--{boundary}--\r\n".encode(), secrets.token_bytes(2**20)
    size = len(head) + megabytes * len(piece) + len(tail)
    request = (
        f"POST {dialect.upload} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
        f"Content-Type: multipart/form-data; boundary={boundary}\r\nContent-Length: {size}\r\n\r\n"
    ).encode()
    reset_peak(pid)
    before, started = rss(pid), time.perf_counter()
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(request + head)
        for _ in range(megabytes):
            connection.sendall(piece)
        connection.sendall(tail)
        answer = b""
        while data := connection.recv(65536):
            answer += data
    seconds = time.perf_counter() - started
    _check(answer[9:12], b"200")
    return {"rate": megabytes * len(piece) / seconds, "growth": max(0, peak_rss(pid) - before)}


async def picture(dialect: Dialect, port: int, pid: int, *, file: str, times: int) -> Numbers:
    """Have a picture turned."""
    connection = await Connection.open(port)
    sent = await asyncio.to_thread(Path(file).read_bytes)
    used: list[float] = []
    answer = b""
    for _ in range(times + 1):
        cpu = cpu_seconds(pid)
        answer = await dialect.turned(connection, sent)
        used.append(cpu_seconds(pid) - cpu)
        _check(answer[:4] in {b"\x89PNG", b"RIFF"}, expected=True)
    return {"cpu": statistics.median(used[1:]), "bytes": len(answer)}


async def table(dialect: Dialect, port: int, _pid: int, *, rows: int, times: int) -> Numbers:
    """Send a table of ten columns and get it back."""
    headers = [f"column {number}" for number in range(10)]
    data = [
        [row * 1.25, row / 7, -row / 3, row, -row, row % 7, f"row {row}", "word", row * 0.5, row] for row in range(rows)
    ]
    requests = dialect.requests("table", [{"headers": headers, "data": data, "metadata": None}])
    connection = await Connection.open(port)
    took: list[float] = []
    body = b""
    for _ in range(times + 1):
        started = time.perf_counter()
        body = await _call(connection, requests)
        took.append(time.perf_counter() - started)
    result = dialect.result(body)
    _check((result["headers"], result["data"][-1]), (headers, data[-1]))
    return {"seconds": statistics.median(took[1:])}


async def page(_dialect: Dialect, port: int, _pid: int, *, times: int) -> Numbers:
    """Get the page as browsers do, and the size of the config as it is before compression."""
    connection = await Connection.open(port)
    took: list[float] = []
    for _ in range(times + 1):
        started = time.perf_counter()
        await connection.ask(get("/", "Accept-Encoding: gzip"))
        took.append(time.perf_counter() - started)
    config = await connection.ask(get("/config"))
    return {"seconds": statistics.median(took[1:]), "bytes": len(config)}


SCENARIOS: dict[str, Scenario] = {
    scenario.__name__: scenario for scenario in (calls, stream, together, waiting, upload, picture, table, page)
}
