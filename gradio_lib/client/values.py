"""Arguments in the shapes of 4.x and later: files as what their upload returned."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gradio_lib.client.endpoints import Component
from gradio_lib.client.files import Files, is_file, mapped
from gradio_lib.client.transport import Transport

__all__ = ["encoded"]


def encoded(component: Component, value: Any, files: Files, transport: Transport) -> Any:
    """Return an argument as it travels; files in it are sent."""

    def wanted(each: Any) -> bool:
        return isinstance(each, Path) or is_file(each) or (component.takes_files and isinstance(each, str))

    def sent(each: Any) -> Any:
        if not isinstance(each, dict):
            return files.sent(str(each))
        known = each.get("url") and transport.is_own(transport.absolute(each["url"]))
        here = str(each["path"]).startswith(("http://", "https://")) or Path(each["path"]).is_file()
        # What names no file of this machine may be one of the app's own: the app judges.
        return files.sent(each["path"]) if here and not known else each

    if component.type == "gallery" and isinstance(value, list | tuple):
        return [_item(item, wanted, sent) for item in value]
    if isinstance(value, dict) and not is_file(value):
        # Of a picture with layers, say: its parts are files, its texts are none.
        return mapped(value, lambda each: isinstance(each, Path) or is_file(each), sent)
    return mapped(value, wanted, sent)


def _item(item: Any, wanted: Any, sent: Any) -> Any:
    """Return an item of a gallery: a file, or a file with its caption."""
    if isinstance(item, dict) and not is_file(item):
        return mapped(item, is_file, sent)
    picture, caption = item if isinstance(item, list | tuple) else (item, None)
    return {"image": mapped(picture, wanted, sent), "caption": caption}
