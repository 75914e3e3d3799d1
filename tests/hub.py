"""A server that plays the Hugging Face Hub: repositories with files, uploads, models that infer."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

COMMIT = "a" * 40
KINDS = {"models": "model", "datasets": "dataset", "spaces": "space"}


@dataclass
class Hub:
    """What the server has, and what it was asked."""

    url: str = ""
    user: str = "ada"
    files: dict[str, dict[str, bytes]] = field(default_factory=dict)
    """Kind and name of a repository, such as ``"spaces/ada/sunset"``, to its files."""
    facts: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What else is told of a repository."""
    private: set[str] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)
    """Repositories that this user may not write to."""
    infer: Callable[[str, bytes], tuple[bytes, str]] | None = None
    """Answers a model's call: its name and the body to a body and a media type."""
    status: int = 200
    """Of those answers."""
    tokens: list[str | None] = field(default_factory=list)
    asked: list[tuple[str, Any]] = field(default_factory=list)
    """Paths of all that was posted, each with its JSON."""


class Handler(BaseHTTPRequestHandler):
    """Answers what huggingface_hub asks."""

    hub: Hub

    def do_GET(self) -> None:
        self.answer(with_body=True)

    def do_HEAD(self) -> None:
        self.answer(with_body=False)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        path = unquote(urlsplit(self.path).path).strip("/")
        parts = path.split("/")
        self.note(path)
        self.hub.asked.append((path, json.loads(body) if body.startswith(b"{") and "commit" not in parts else None))
        if path == "api/repos/create":
            self.create(json.loads(body))
        elif path == "api/validate-yaml":
            self.send_json({"errors": [], "warnings": []})
        elif "preupload" in parts:
            paths = [each["path"] for each in json.loads(body)["files"]]
            modes = [{"path": each, "uploadMode": "regular", "shouldIgnore": False} for each in paths]
            self.send_json({"files": modes})
        elif parts[-1] in {"secrets", "variables"}:
            self.send_json({})
        elif parts[-1] == "hardware":
            self.send_json(
                {"stage": "BUILDING", "hardware": {"requested": json.loads(body)["flavor"]}, "storage": None}
            )
        elif "commit" in parts and "/".join(parts[1:4]) in self.hub.closed:
            self.send(b'{"error": "You are not the owner."}', "application/json", status=403)
        elif "commit" in parts:
            self.commit("/".join(parts[1:4]), body)
        elif "models" in parts and self.hub.infer is not None:
            data, kind = self.hub.infer("/".join(parts[parts.index("models") + 1 :]), body)
            self.send(data, kind, status=self.hub.status)
        else:
            self.refuse()

    def note(self, path: str) -> None:
        if path not in {"api/validate-yaml", "api/agent-harnesses"}:  # which are about no repository
            self.hub.tokens.append(self.headers.get("authorization"))

    def create(self, asked: dict[str, Any]) -> None:
        owner = asked.get("organization") or self.hub.user
        name = f"{asked.get('type', 'model')}s/{owner}/{asked['name']}"
        self.hub.files.setdefault(name, {})
        if asked.get("private") or asked.get("visibility") == "private":
            self.hub.private.add(name)
        self.send_json({"url": f"{self.hub.url}/{name}", "name": f"{owner}/{asked['name']}"})

    def commit(self, repo: str, body: bytes) -> None:
        if repo in self.hub.closed:
            self.send(b'{"error": "You are not the owner."}', "application/json", status=403)
            return
        for line in body.splitlines():
            entry = json.loads(line)
            if entry["key"] == "file":
                content = base64.b64decode(entry["value"]["content"])
                self.hub.files[repo][entry["value"]["path"]] = content
            elif entry["key"] == "deletedFile":
                del self.hub.files[repo][entry["value"]["path"]]
        self.send_json({"commitUrl": f"{self.hub.url}/{repo}/commit/{COMMIT}", "commitOid": COMMIT, "success": True})

    def answer(self, *, with_body: bool) -> None:
        path = unquote(urlsplit(self.path).path).strip("/")
        self.note(path)
        if path == "api/whoami-v2":
            self.send_json({"type": "user", "name": self.hub.user, "orgs": []})
            return
        if path.startswith("api/") and path.endswith("/runtime"):
            self.send_json(self.hub.facts["/".join(path.split("/")[1:4])]["runtime"])
            return
        if path.startswith("api/") and "tree" in path.split("/"):
            self.tree("/".join(path.split("/")[1:4]))
            return
        if path.startswith("api/"):
            self.about("/".join(path.split("/")[1:4]))
            return
        repo, _, name = path.partition("/resolve/")
        repo = repo if repo.split("/")[0] in KINDS else f"models/{repo}"
        content = self.hub.files.get(repo, {}).get(name.partition("/")[2])
        if content is None:
            self.refuse("EntryNotFound" if repo in self.hub.files else "RepoNotFound")
            return
        etag = hashlib.sha256(content).hexdigest()
        self.send(content if with_body else b"", "text/plain", {"ETag": f'"{etag}"', "X-Repo-Commit": COMMIT}, content)

    def about(self, repo: str) -> None:
        if repo not in self.hub.files:
            self.refuse("RepoNotFound")
            return
        siblings = [{"rfilename": name} for name in self.hub.files[repo]]
        name = repo.partition("/")[2]
        told = {"_id": "1", "id": name, "modelId": name, "sha": COMMIT, "private": repo in self.hub.private, "tags": []}
        self.send_json({**told, "siblings": siblings, **self.hub.facts.get(repo, {})})

    def tree(self, repo: str) -> None:
        told = []
        for name, content in self.hub.files[repo].items():
            blob = hashlib.sha1(b"blob %d\0%s" % (len(content), content), usedforsecurity=False).hexdigest()
            told.append({"type": "file", "path": name, "size": len(content), "oid": blob})
        self.send_json(told)

    def refuse(self, code: str = "EntryNotFound") -> None:
        self.send(b'{"error": "not found"}', "application/json", {"X-Error-Code": code}, status=404)

    def send_json(self, data: Any) -> None:
        self.send(json.dumps(data).encode(), "application/json")

    def send(
        self,
        body: bytes,
        kind: str,
        headers: dict[str, str] | None = None,
        whole: bytes | None = None,
        status: int = 200,
    ) -> None:
        self.send_response(status)
        size = len(body if whole is None else whole)
        for name, value in {"Content-Type": kind, "Content-Length": str(size), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing on the terminal."""


@contextmanager
def playing() -> Iterator[Hub]:
    """Serve a Hub on a free port of the loopback while the block runs."""
    hub = Hub()
    handler = type("Bound", (Handler,), {"hub": hub})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        hub.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield hub
        finally:
            server.shutdown()
            thread.join()
