"""The floor: a bare FastAPI app that calls the same functions from POST routes, with event streams for generators.

``python -m benchmarks.servers.bare calls [port]``, as in `benchmarks.servers.blocks`.
"""

from __future__ import annotations

import asyncio
import io
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import orjson
import uvicorn
from anyio import CapacityLimiter, to_thread
from fastapi import FastAPI, Request, Response, UploadFile
from fastapi.responses import HTMLResponse, StreamingResponse
from pydantic import BaseModel

from benchmarks.servers import functions

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Echo</title></head><body>
<label>Text <textarea id="text"></textarea></label> <button id="run">Run</button>
<label>Result <textarea id="result"></textarea></label>
<script>
const of = (id) => document.getElementById(id);
of("run").onclick = async () => {
  const body = JSON.stringify({ data: [of("text").value] });
  const answer = await fetch("call/echo", { method: "POST", body, headers: { "content-type": "application/json" } });
  of("result").value = (await answer.json()).data[0];
};
</script></body></html>"""


GRID = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Grid</title><style>
#view { height: 400px; overflow: auto; position: relative }
div div { position: absolute; height: 20px }
</style></head><body>
<div id="view"></div>
<script>
const view = document.getElementById("view");
let rows = [];
function draw() {
  const first = Math.floor(view.scrollTop / 20);
  const line = (text, index) => `<div style="top:${index * 20}px">${text}</div>`;
  const seen = rows.slice(first, first + 22).map((row, index) => line(row.join(" "), first + index));
  view.innerHTML = seen.join("") + line("&nbsp;", rows.length);
}
fetch("rows").then((answer) => answer.json()).then((told) => { rows = told; draw(); view.onscroll = draw; });
</script></body></html>"""
TALK = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Talk</title></head><body>
<label>Text <textarea id="text">Tell me</textarea></label> <button id="run">Run</button>
<div id="chat" style="height:480px;overflow:auto;white-space:pre-wrap"></div>
<script>
const chat = document.getElementById("chat");
document.getElementById("run").onclick = async () => {
  const answer = await fetch("call/talk", { method: "POST" });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  const text = chat.appendChild(document.createTextNode(""));
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text.appendData(part.value);
    chat.scrollTop = chat.scrollHeight;
  }
};
</script></body></html>"""
PAGES = {"grid": GRID, "talk": TALK}


class Call(BaseModel):
    """The arguments of a call."""

    data: list[Any]


def frame(value: Any) -> bytes:
    """Return one event of a stream."""
    return b"data: " + orjson.dumps({"data": [value]}) + b"\n\n"


def sse(steps: AsyncIterator[bytes]) -> StreamingResponse:
    """Return an event stream."""
    return StreamingResponse(steps, media_type="text/event-stream")


async def stream(steps: Iterator[str]) -> AsyncIterator[bytes]:
    """Send each value."""
    for step in steps:
        yield frame(step)


async def grow(steps: Iterator[str]) -> AsyncIterator[bytes]:
    """Send what each value has more than the one before."""
    sent = 0
    for step in steps:
        yield frame(step[sent:])
        sent = len(step)


class Batches:
    """Calls a function for all that wait, up to a size, whenever it is free."""

    def __init__(self, function: Callable[[list[Any]], list[Any]], size: int) -> None:
        self._function = function
        self._size = size
        self._waiting: list[tuple[Any, asyncio.Future[Any]]] = []
        self._running = False

    async def call(self, value: Any) -> Any:
        """Return the result for one value."""
        future = asyncio.get_running_loop().create_future()
        self._waiting.append((value, future))
        if not self._running:
            self._running = True
            while self._waiting:
                taken, self._waiting = self._waiting[: self._size], self._waiting[self._size :]
                results = await to_thread.run_sync(self._function, [value for value, _ in taken])
                for (_, each), result in zip(taken, results, strict=True):
                    each.set_result(result)
            self._running = False
        return await future


def calls(app: FastAPI) -> None:
    """Add everything that is called without a page."""
    limiter = CapacityLimiter(functions.LANE)
    batches = Batches(functions.rest_together, functions.BATCH)
    _gate(app)

    @app.post("/call/echo")
    def echo(call: Call) -> dict[str, list[Any]]:
        return {"data": [functions.echo(*call.data)]}

    @app.post("/call/chunks")
    async def chunks(call: Call) -> StreamingResponse:
        return sse(stream(functions.chunks(*call.data)))

    @app.post("/call/chat")
    async def chat(call: Call) -> StreamingResponse:
        return sse(grow(functions.chat(*call.data)))

    @app.post("/call/rest")
    async def rest(call: Call) -> dict[str, list[Any]]:
        return {"data": [await to_thread.run_sync(functions.rest, *call.data, limiter=limiter)]}

    @app.post("/call/rest_together")
    async def rest_together(call: Call) -> dict[str, list[Any]]:
        return {"data": [await batches.call(*call.data)]}


def _gate(app: FastAPI) -> None:
    """Add a function that waits."""
    opened = asyncio.Event()

    async def passed(text: str) -> AsyncIterator[bytes]:
        await opened.wait()
        yield frame(functions.echo(text))

    @app.post("/call/gate")
    async def gate(call: Call) -> StreamingResponse:
        return sse(passed(*call.data))

    @app.post("/call/open")
    async def open_gate(call: Call) -> Call:
        opened.set()
        return call

    @app.post("/call/shut")
    async def shut_gate(call: Call) -> Call:
        opened.clear()
        return call


def values(app: FastAPI) -> None:
    """Add pictures and tables."""
    import pandas as pd  # noqa: PLC0415 - the other apps do without
    from PIL import Image  # noqa: PLC0415

    def turned(body: bytes) -> bytes:
        buffer = io.BytesIO()
        functions.turn(Image.open(io.BytesIO(body))).save(buffer, "PNG")
        return buffer.getvalue()

    def same(body: bytes) -> bytes:
        given = orjson.loads(body)["data"][0]
        frame = functions.table(pd.DataFrame(given["data"], columns=given["headers"]))
        split = frame.to_dict("split")
        return orjson.dumps({"data": [{"headers": split["columns"], "data": split["data"]}]})

    @app.post("/picture")
    async def picture(request: Request) -> Response:
        return Response(await to_thread.run_sync(turned, await request.body()), media_type="image/png")

    @app.post("/call/table")
    async def table(request: Request) -> Response:
        return Response(await to_thread.run_sync(same, await request.body()), media_type="application/json")

    @app.post("/upload")
    async def upload(files: list[UploadFile]) -> list[int | None]:
        return [file.size for file in files]


def page(app: FastAPI) -> None:
    """Add what the page calls."""

    @app.post("/call/echo")
    def echo(call: Call) -> dict[str, list[Any]]:
        return {"data": [functions.echo(*call.data)]}


def large(app: FastAPI) -> None:
    """Add a config of a great many components and events, made once."""
    numbers = range(functions.COMPONENTS)
    components = [{"id": number, "type": "textbox", "props": {"label": f"Field {number}"}} for number in numbers]
    dependencies = [
        {"id": number, "targets": [[number, "change"]], "inputs": [number], "outputs": [number]} for number in numbers
    ]
    config = orjson.dumps({"components": components, "dependencies": dependencies})

    @app.get("/config")
    async def send_config() -> Response:
        return Response(config, media_type="application/json")


def grid(app: FastAPI) -> None:
    """Add the rows of the table, as JSON made once."""
    rows = orjson.dumps(functions.long_table())

    @app.get("/rows")
    async def send_rows() -> Response:
        return Response(rows, media_type="application/json")


def talk(app: FastAPI) -> None:
    """Add the conversation: what each step has more than the one before."""

    async def told() -> AsyncIterator[str]:
        sent = 0
        for _, answer in functions.talk("Tell me"):
            yield answer["content"][sent:]
            sent = len(answer["content"])

    @app.post("/call/talk")
    async def answer() -> StreamingResponse:
        return StreamingResponse(told(), media_type="text/plain")


APPS = {app.__name__: app for app in (calls, values, page, large, grid, talk)}


def made(name: str) -> FastAPI:
    """Return an app."""
    app = FastAPI()

    @app.get("/", response_class=HTMLResponse)
    async def root() -> str:
        return PAGES.get(name, PAGE)

    APPS[name](app)
    return app


def main(app: str, port: str | None = None) -> None:
    """Serve an app, or tell what building it takes."""
    if port is not None:
        uvicorn.run(made(app), host="127.0.0.1", port=int(port), log_level="warning")
        return
    made("page")
    before = time.process_time()
    made(app)
    sys.stdout.write(str(time.process_time() - before))


if __name__ == "__main__":
    main(*sys.argv[1:])
