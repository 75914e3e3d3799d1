#!/usr/bin/env python3
"""A stand-in for ngrok's agent: takes its command line, writes its log, speaks its local API, opens no tunnel."""

from __future__ import annotations

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LINKS: dict[str, dict[str, object]] = {}


class Api(BaseHTTPRequestHandler):
    """``/api/endpoints`` and ``/api/tunnels``, as the agent answers them."""

    def do_GET(self) -> None:
        self._answer(200, {"endpoints": list(LINKS.values()), "tunnels": list(LINKS.values())})

    def do_POST(self) -> None:
        wanted = json.loads(self.rfile.read(int(self.headers["content-length"])))
        name = wanted["name"]
        url = "https://stand-in.example"
        link = {"name": name, "uri": f"{self.path}/{name}", "url": url, "public_url": url, "proto": "https"}
        LINKS[name] = {**link, "config": {}, "upstream": wanted.get("upstream", {})}
        self._answer(201, LINKS[name])

    def do_DELETE(self) -> None:
        LINKS.pop(self.path.rpartition("/")[2], None)
        self._answer(204, None)

    def _answer(self, status: int, content: object) -> None:
        body = b"" if content is None else json.dumps(content).encode()
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


if "start" in sys.argv:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Api)
    for line in (
        f'lvl=info msg="starting web service" addr=127.0.0.1:{server.server_port}',
        'lvl=info msg="tunnel session started"',
        'lvl=info msg="client session established"',
    ):
        sys.stdout.write(f"t=2026-01-01T00:00:00+0000 {line}\n")
    sys.stdout.flush()
    server.serve_forever()
