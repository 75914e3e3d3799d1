"""The page and the config: made once, kept as bytes until the app changes."""

from __future__ import annotations

import gzip
import hashlib
import json
import mimetypes
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from starlette.responses import Response

from gradio_lib._version import __version__
from gradio_lib.errors import LaunchError
from gradio_lib.graph.component import Component
from gradio_lib.graph.config import blocks_config
from gradio_lib.server.auth import Authenticator
from gradio_lib.server.options import ServerOptions
from gradio_lib.themes.css import stylesheet
from gradio_lib.themes.named import theme_of
from gradio_lib.values.file import files_of
from gradio_lib.wire.info import info
from gradio_lib.wire.jsondata import dumps
from gradio_lib.wire.v3 import config_for_all

if TYPE_CHECKING:
    from gradio_lib.engine.runtime import Runtime
    from gradio_lib.themes.base import ThemeClass

__all__ = ["STATIC", "Page", "send", "wire_version"]

STATIC = Path(__file__).parent.parent / "static"

# Published Python clients only ask a server for /info itself when its version is above 3.36.1, and only use /cancel
# above 4.29.0; what follows the plus is ours.
wire_version = f"6.31.0+gradio-run.{__version__}"

_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
_KEPT = 64
"""Pages and configs that are kept ready to send."""
_COMPRESSED = {".js", ".css", ".svg", ".html", ".json"}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the bundle, ready to send."""

    body: bytes
    packed: bytes | None
    media_type: str


class Page:
    """Renders the page and the config of an app.

    Args:
        runtime: The app's runtime.
        options: How it is served.
        authenticator: Whether it needs a login.
    """

    def __init__(self, runtime: Runtime, options: ServerOptions, authenticator: Authenticator) -> None:
        self._runtime = runtime
        self._options = options
        self._authenticator = authenticator
        self._revision = -1
        self._config: dict[str, Any] = {}
        self._config_head = b""
        """The config for clients, without what differs from one to the other."""
        self._bytes: dict[tuple[str, str | None], tuple[bytes, bytes]] = {}
        self._assets: dict[str, Asset] = {}

    def check(self) -> None:
        """Make what every visitor needs, so that a fault shows at the start and not at the first visit.

        Raises:
            LaunchError: The page was not built.
        """
        self.html(None, locked=False)

    # -- config -------------------------------------------------------------------------------------------------

    def config(self) -> dict[str, Any]:
        """Return the page's config, without what differs from visitor to visitor."""
        blocks = self._runtime.blocks
        if self._revision != blocks.revision:
            self._revision = blocks.revision
            self._bytes.clear()
            self._config_head = b""
            self._config = self._made()
        return self._config

    def _made(self) -> dict[str, Any]:
        blocks, options = self._runtime.blocks, self._options
        # Pictures and files that the app shows from the start, those of examples too, are stored as its own.
        with files_of(self._runtime.app_files):
            config = blocks_config(blocks, queued=blocks.queued)
        for entry in config["components"]:
            entry.update(_api_facts(blocks.blocks[entry["id"]]))
        return {
            "version": wire_version,
            "api_prefix": "/gradio_api",
            "protocol": "sse_v3",
            "app_id": self._authenticator.app_id,
            "dev_mode": options.reloads is not None,
            **({} if options.reloads is None else {"revision": options.revision}),
            "analytics_enabled": False,
            "enable_queue": True,
            "show_error": options.show_error,
            "show_api": options.show_api,
            "is_colab": options.in_colab,
            "mcp_server": options.mcp_server,
            "space_id": None,
            "stylesheets": self._theme.stylesheets(),
            "css": None,
            "theme": self._theme.name,
            "max_file_size": options.max_file_size,
            "connect_heartbeat": self._wants_heartbeat(),
            "auth": self._authenticator.required,
            **config,
        }

    def _wants_heartbeat(self) -> bool:
        """Whether the server has to know when a visitor leaves: where states or callbacks wait for it."""
        blocks = self._runtime.blocks
        unload = any(event == "unload" for function in blocks.functions for _, event in function.targets)
        return unload or any(isinstance(b, Component) and b.get_block_name() == "state" for b in blocks.blocks.values())

    def config_bytes(self, root: str, user: str | None) -> tuple[bytes, bytes | None]:
        """Return the config as JSON, plain and gzipped."""
        config = self.config()
        key = (f"config {root}", user)
        if key in self._bytes:
            return self._bytes[key]
        if not self._config_head:
            self._config_head = dumps(config_for_all(config, self._runtime.blocks))[:-1]
        body = self._config_head + b',"root":' + dumps(root) + b',"username":' + dumps(user) + b"}"
        if len(self._bytes) >= _KEPT:
            # Who makes names up must not make us pack, or keep, the config for each of them.
            return body, None
        self._keep(key, body)
        return self._bytes[key]

    def info_bytes(self, *, unnamed: bool) -> tuple[bytes, bytes | None]:
        """Return what ``/info`` answers, plain and gzipped; `unnamed` is the one for clients of 3.x."""
        self.config()
        key = ("unnamed info" if unnamed else "info", None)
        if key not in self._bytes:
            with files_of(self._runtime.app_files):
                self._keep(key, dumps(info(self._runtime, unnamed=unnamed)))
        return self._bytes[key]

    def _keep(self, key: tuple[str, str | None], body: bytes) -> None:
        if len(self._bytes) >= _KEPT:
            self._bytes.clear()
        self._bytes[key] = (body, gzip.compress(body, 6, mtime=0))

    # -- page ---------------------------------------------------------------------------------------------------

    def html(self, user: str | None, *, locked: bool) -> tuple[bytes, bytes]:
        """Return the page, plain and gzipped; `locked` is the one with the login form."""
        config = self.config()
        key = ("locked" if locked else "page", user)
        if key not in self._bytes:
            if locked:
                shown = {
                    "auth_required": True,
                    "auth_message": self._options.auth_message,
                    "version": wire_version,
                    "root": "",
                    "title": config["title"],
                }
            else:
                shown = {**config, "root": "", "username": user}
            self._keep(key, self._rendered(shown).encode())
        return self._bytes[key]

    def _rendered(self, config: dict[str, Any]) -> str:
        text: str = dumps(config).decode().translate(_ESCAPES)
        return self._template.render(
            title=config["title"],
            description=getattr(self._runtime.blocks, "description", None) or "",
            lang="en",
            base="./",
            scripts=self._entry["scripts"],
            styles=[*self._entry["styles"], f"theme.css?v={self.theme_version}"],
            preloads=self._entry["preloads"],
            installable=self._options.pwa,
            nonce="",
            head=self._options.head,
            css=self._options.css,
            config_json=text,
        )

    @cached_property
    def _template(self) -> jinja2.Template:
        environment = jinja2.Environment(autoescape=True, keep_trailing_newline=True)
        return environment.from_string(_static("page.html").read_text("utf-8"))

    @cached_property
    def _manifest(self) -> dict[str, Any]:
        manifest: dict[str, Any] = json.loads(_static("manifest.json").read_text("utf-8"))
        return manifest

    @cached_property
    def _entry(self) -> dict[str, list[str]]:
        """The bundle's entry: its script, and what it always loads."""
        manifest = self._manifest
        entry = manifest["src/main.ts"]
        chunks = _imports(manifest, entry)
        styles = [css for part in (entry, *chunks) for css in part.get("css", ())]
        return {
            "scripts": [entry["file"]],
            "styles": list(dict.fromkeys(styles)),
            "preloads": [part["file"] for part in chunks],
        }

    # -- theme and assets ---------------------------------------------------------------------------------------

    @cached_property
    def _theme(self) -> ThemeClass:
        return theme_of(getattr(self._runtime.blocks, "theme", None))

    @cached_property
    def theme(self) -> Asset:
        """The theme's style sheet."""
        body = stylesheet(self._theme).encode()
        return Asset(body, gzip.compress(body, 9, mtime=0), "text/css")

    @cached_property
    def theme_version(self) -> str:
        """A name that changes with the theme."""
        return hashlib.sha256(self.theme.body).hexdigest()[:12]

    def asset(self, name: str) -> Asset | None:
        """Return a file of the bundle, None where the bundle has none of that name."""
        if name not in self._known:
            return None
        made = self._assets.get(name)
        if made is None:
            path = STATIC / "assets" / name
            body = path.read_bytes()
            packed = gzip.compress(body, 9, mtime=0) if path.suffix in _COMPRESSED else None
            made = self._assets[name] = Asset(body, packed, mimetypes.guess_type(name)[0] or "application/octet-stream")
        return made

    @property
    def element(self) -> str:
        """Name of the asset that makes ``<gradio-app>`` known to other sites' pages."""
        return Path(self._manifest["src/embed/element.ts"]["file"]).name

    def web_manifest(self) -> bytes:
        """Return what a phone asks of an app before it is put on its start screen."""
        icons: list[dict[str, str]]
        if self._options.favicon_path:
            kind = mimetypes.guess_type(self._options.favicon_path)[0] or "image/x-icon"
            icons = [{"src": "favicon.ico", "sizes": "any", "type": kind}]
        else:
            sizes = ("192", "512")
            icons = [{"src": f"icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"} for size in sizes]
            icons.append({"src": "favicon.ico", "sizes": "any", "type": "image/svg+xml"})
        title = self.config()["title"]
        colours = {"theme_color": "#ffffff", "background_color": "#ffffff"}
        return dumps(
            {"name": title, "short_name": title, "start_url": "./", "display": "standalone", "icons": icons, **colours}
        )

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(path.name for path in (STATIC / "assets").iterdir() if path.is_file())


def send(
    body: tuple[bytes, bytes | None], accept: str, media_type: str, headers: dict[str, str] | None = None
) -> Response:
    """Return a response with the gzipped bytes where the client takes them."""
    plain, packed = body
    extra = {"vary": "accept-encoding", "x-content-type-options": "nosniff", **(headers or {})}
    if packed is not None and "gzip" in accept:
        return Response(packed, 200, {**extra, "content-encoding": "gzip"}, media_type)
    return Response(plain, 200, extra, media_type)


def _static(name: str) -> Path:
    path = STATIC / name
    if not path.is_file():
        msg = (
            f"The page was not built: {name} is missing. Install the package (pip install .), "
            "or run npm ci && npm run build in templates/app."
        )
        raise LaunchError(msg)
    return path


def _imports(manifest: dict[str, Any], part: dict[str, Any]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    queue = list(part.get("imports", ()))
    while queue:
        name = queue.pop(0)
        if name not in found:
            found[name] = manifest[name]
            queue += manifest[name].get("imports", ())
    return list(found.values())


def _api_facts(block: Any) -> dict[str, Any]:
    """Return what published clients read of a component beside its props."""
    if not isinstance(block, Component):
        return {}
    if block.skip_api:
        return {"skip_api": True}
    return {"skip_api": False}
