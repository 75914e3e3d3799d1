"""The file gate: which path may leave, and how it leaves."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from urllib.parse import quote

from starlette.responses import FileResponse

from gradio_lib.errors import InvalidPath
from gradio_lib.values.file import FileStore
from gradio_lib.values.paths import is_regular, real

__all__ = ["FileGate"]

# Types that no browser runs: everything else is a download.
_INERT = {
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "image/bmp",
    "image/avif",
    "image/x-icon",
    "text/plain",
    "text/csv",
    "application/json",
    "application/pdf",
    "font/woff2",
    "model/gltf-binary",
}

_SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; media-src 'self'; img-src 'self'"


def _inert(media_type: str) -> bool:
    return media_type in _INERT or media_type.startswith(("audio/", "video/"))


class FileGate:
    """Answers whether a file may leave.

    Args:
        store: The files that the server has stored itself, and the rules for those that it has not.
    """

    def __init__(self, store: FileStore) -> None:
        self.store = store

    def resolve(self, name: str, user: str | None) -> Path:
        """Return the file that `name` stands for: a handle of the store, or a declared path.

        Raises:
            InvalidPath: It may not leave, or is no regular file.
        """
        if "\x00" not in name:
            try:
                return self.store.resolve(name, user)
            except InvalidPath:
                declared = self._declared(name)
                if declared is not None:
                    return declared
        msg = f"File not allowed: {name[:200]}."
        raise InvalidPath(msg)

    def _declared(self, name: str) -> Path | None:
        """Return the file if it lies, with all links followed, in an allowed place and in no blocked one."""
        path = real(name)
        return path if path is not None and self.store.rules.allows(path) and is_regular(path) else None

    def response(self, path: Path) -> FileResponse:
        """Return the file: shown in place where its type is inert, else as a download; never run as ours."""
        media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        kind = "inline" if _inert(media_type) else "attachment"
        return FileResponse(
            path,
            stat_result=path.stat(),
            media_type=media_type if kind == "inline" else "application/octet-stream",
            headers={
                "content-disposition": f"{kind}; filename*=utf-8''{quote(path.name, safe='')}",
                "x-content-type-options": "nosniff",
                "content-security-policy": _SANDBOX,
                "cache-control": "private, max-age=3600",
            },
        )
