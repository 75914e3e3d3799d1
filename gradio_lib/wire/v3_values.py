"""Values in their 3.x shapes: pictures as base64 text, files as ``{name, data, is_file}``, pairs; both ways."""

from __future__ import annotations

import base64
import binascii
import mimetypes
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from gradio_lib.errors import InvalidPath, InvalidValue
from gradio_lib.graph.component import Component

if TYPE_CHECKING:
    from gradio_lib.graph.block import Block
    from gradio_lib.values.file import FileScope

__all__ = ["from_v3", "heavy", "to_v3"]

Convert = Callable[[Any, "FileScope"], Any]

_SIGNATURES = {
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"RIFF": "image/webp",
    b"BM": "image/bmp",
}


def heavy(blocks: Sequence[Block]) -> bool:
    """Whether the values of these blocks hold files, so that converting them is no matter for the event loop."""
    return any(getattr(block, "carries_files", False) for block in blocks)


def from_v3(inputs: Sequence[Block], data: list[Any], files: FileScope) -> list[Any]:
    """Return what a 3.x client sent as today's values; what comes inside the body is stored in `files`.

    Raises:
        InvalidValue: Something in it cannot be decoded, or is too large.
    """
    blocks = list(inputs)
    if len(data) != len(blocks):
        blocks = [block for block in blocks if not (isinstance(block, Component) and block.skip_api)]
    if len(data) != len(blocks):
        return data  # the runtime says how many are needed
    return [_converted(_READ, block, value, files) for block, value in zip(blocks, data, strict=True)]


def to_v3(outputs: Sequence[Block], data: list[Any], files: FileScope) -> list[Any]:
    """Return today's values as a 3.x client expects them; pictures are read from `files`."""
    return [_written(block, value, files) for block, value in zip(outputs, data, strict=True)]


def _written(block: Block, value: Any, files: FileScope) -> Any:
    if isinstance(value, dict) and value.get("__type__") == "update":
        if "value" not in value:
            return value
        return {**value, "value": _converted(_WRITE, block, value["value"], files)}
    return _converted(_WRITE, block, value, files)


def _converted(table: dict[str, Convert], block: Block, value: Any, files: FileScope) -> Any:
    if value is None:
        return None
    convert = table.get(block.get_block_name())
    if convert is None and getattr(block, "carries_files", False):
        convert = table["file"]
    return value if convert is None else convert(value, files)


# -- to today's shapes ------------------------------------------------------------------------------------------


def _bytes_of(text: str, files: FileScope) -> tuple[bytes, str]:
    """Return the content of a data URL, or of bare base64 text, and its media type."""
    head, _, body = text.rpartition(",")
    limit = files.store.max_file_size
    if limit is not None and len(body) * 3 // 4 > limit + 2:
        msg = f"The file is larger than the {limit:,} bytes that this app accepts."
        raise InvalidValue(msg)
    try:
        content = base64.b64decode(body, validate=True)
    except (binascii.Error, ValueError):
        msg = "A file is expected: a data URL (data:image/png;base64,…), or the name of an upload."
        raise InvalidValue(msg) from None
    given = head.removeprefix("data:").partition(";")[0]
    return content, given or next((kind for mark, kind in _SIGNATURES.items() if content.startswith(mark)), "")


def _stored(text: str, name: str | None, files: FileScope) -> dict[str, Any]:
    content, media_type = _bytes_of(text, files)
    return files.put(content, name or f"file{mimetypes.guess_extension(media_type) or ''}").payload()


def _read_picture(value: Any, files: FileScope) -> Any:
    if isinstance(value, dict) and "image" in value:  # a picture with its mask
        return {name: _read_picture(part, files) for name, part in value.items()}
    return _stored(value, None, files) if isinstance(value, str) else _read_files(value, files)


def _read_files(value: Any, files: FileScope) -> Any:
    """Return `value` with each 3.x file in it as today's; all else as it is, for the component to judge."""
    if isinstance(value, list):
        return [_read_files(each, files) for each in value]
    if not isinstance(value, dict) or "path" in value:
        return value
    name, data = value.get("name"), value.get("data")
    original = value.get("orig_name") or name
    original = original if isinstance(original, str) else None
    if isinstance(data, str) and not value.get("is_file"):
        return _stored(data, original, files)
    if isinstance(name, str):
        return {"path": name, "orig_name": original, "meta": {"_type": "gradio.FileData"}}
    return value


def _read_gallery(value: Any, files: FileScope) -> Any:
    if not isinstance(value, list):
        return value
    return [
        {"image": _read_picture(each[0], files), "caption": each[1]}
        if isinstance(each, list) and len(each) == 2
        else {"image": _read_picture(each, files), "caption": None}
        for each in value
    ]


def _read_tokens(value: Any, _files: FileScope) -> Any:
    if not isinstance(value, list):
        return value
    return [
        {"token": each[0], "class_or_confidence": each[1]} if isinstance(each, list) and len(each) == 2 else each
        for each in value
    ]


def _read_chat(value: Any, files: FileScope) -> Any:
    """Return pairs of question and answer as messages."""
    if not isinstance(value, list) or not all(isinstance(pair, list) and len(pair) == 2 for pair in value):
        return value
    return [
        {"role": role, "content": [_read_part(part, files)], "metadata": None, "options": None}
        for pair in value
        for role, part in zip(("user", "assistant"), pair, strict=True)
        if part is not None
    ]


def _read_part(part: Any, files: FileScope) -> dict[str, Any]:
    if isinstance(part, dict):
        return {"type": "file", "file": _read_files(part, files), "alt_text": part.get("alt_text")}
    return {"type": "text", "text": part}


# -- to 3.x shapes ----------------------------------------------------------------------------------------------


def _is_file(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("path"), str)


def _write_files(value: Any, files: FileScope) -> Any:
    if isinstance(value, list):
        return [_write_files(each, files) for each in value]
    if not _is_file(value):
        return value
    return {
        "name": value["path"],
        "orig_name": value.get("orig_name"),
        "size": value.get("size"),
        "data": None,
        "is_file": True,
    }


def _write_picture(value: Any, files: FileScope) -> Any:
    if not _is_file(value):
        return value
    try:
        path = files.store.resolve(value["path"], files.user)
    except InvalidPath:
        return value.get("url") or value["path"]
    media_type = value.get("mime_type") or mimetypes.guess_type(path.name)[0] or "image/png"
    return f"data:{media_type};base64,{base64.b64encode(path.read_bytes()).decode()}"


def _write_video(value: Any, files: FileScope) -> Any:
    if isinstance(value, dict) and "video" in value:
        return [_write_files(value["video"], files), _write_files(value.get("subtitles"), files)]
    return [_write_files(value, files), None] if _is_file(value) else value


def _write_gallery(value: Any, files: FileScope) -> Any:
    if not isinstance(value, list):
        return value
    return [_write_item(each, files) if isinstance(each, dict) else each for each in value]


def _write_item(item: dict[str, Any], files: FileScope) -> Any:
    file = _write_files(item.get("image") or item.get("video"), files)
    return file if item.get("caption") is None else [file, item["caption"]]


def _write_tokens(value: Any, _files: FileScope) -> Any:
    if not isinstance(value, list):
        return value
    return [[each.get("token"), each.get("class_or_confidence")] if isinstance(each, dict) else each for each in value]


def _write_annotations(value: Any, files: FileScope) -> Any:
    if not isinstance(value, dict) or not isinstance(value.get("annotations"), list):
        return value
    marks = [[_write_files(each.get("image"), files), each.get("label")] for each in value["annotations"]]
    return [_write_files(value.get("image"), files), marks]


def _write_chat(value: Any, files: FileScope) -> Any:
    """Return messages as pairs of question and answer."""
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        return value
    pairs: list[list[Any]] = []
    for message in value:
        content = message.get("content")
        for part in content if isinstance(content, list) else [content]:
            written = _write_part(part, files)
            if message.get("role") == "user":
                pairs.append([written, None])
            elif pairs and pairs[-1][1] is None:
                pairs[-1][1] = written
            else:
                pairs.append([None, written])
    return pairs


def _write_part(part: Any, files: FileScope) -> Any:
    if not isinstance(part, dict):
        return part
    file = part.get("file", part)
    if not _is_file(file):
        return part.get("text")
    written: dict[str, Any] = _write_files(file, files)
    return {**written, "mime_type": file.get("mime_type"), "alt_text": part.get("alt_text")}


def _write_table(value: Any, _files: FileScope) -> Any:
    return {name: part for name, part in value.items() if name != "metadata"} if isinstance(value, dict) else value


_READ: dict[str, Convert] = {
    "file": _read_files,
    "image": _read_picture,
    "gallery": _read_gallery,
    "chatbot": _read_chat,
    "highlightedtext": _read_tokens,
}
_WRITE: dict[str, Convert] = {
    "file": _write_files,
    "image": _write_picture,
    "video": _write_video,
    "gallery": _write_gallery,
    "chatbot": _write_chat,
    "highlightedtext": _write_tokens,
    "annotatedimage": _write_annotations,
    "dataframe": _write_table,
}
