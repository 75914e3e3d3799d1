"""Chatbot: a conversation."""

from __future__ import annotations

import inspect
import itertools
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from gradio_lib._lazy import require
from gradio_lib.components._bases import FormComponent, one_of, refuse
from gradio_lib.errors import DeclarationError, InvalidValue
from gradio_lib.graph.component import Component
from gradio_lib.graph.config import lean
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param
from gradio_lib.values.chat import MAX_MESSAGES, Message, Part, Stored, is_message, messages_of, pairs_of
from gradio_lib.values.file import FILE_SCHEMA, FileData, NamedString, files, is_url, served

__all__ = ["Chatbot"]


class Chatbot(FormComponent["list[Message]", "list[Any]"], browser="chatbot"):
    """A conversation: Markdown with formulas and code, pictures, sound, films, files and other components.

    The function returns messages, ``{"role": "user" or "assistant", "content": …}`` (or `ChatMessage`), or pairs
    ``[question, answer]``. Content is text, ``{"path": …}`` of a file, a component, or a list of these; in a pair it is
    text, ``(path,)``, ``(path, alt text)`` or None. It gets the shape that it gave.

    Example:
        >>> chat = Chatbot()
        >>> chat.preprocess(chat.postprocess([["Hello", "Hi there"]]))
        [['Hello', 'Hi there']]
        >>> chat.preprocess(chat.postprocess([{"role": "user", "content": "Hello"}]))[0]["content"]
        [{'type': 'text', 'text': 'Hello'}]
    """

    value: Any = param(default=None, kw_only=False)
    """Conversation at the start, or a function that is called for it whenever the page opens."""
    color_map: dict[str, str] | None = param(default=None, kw_only=False, page=False)
    """Accepted for old apps: the theme has the colours."""
    type: Literal["tuples", "messages"] | None = param(default=None, page=False)
    """What the function gets: ``"tuples"``: pairs; ``"messages"``: messages whose content is text or ``{"path": …}``;
    None: pairs where it gave pairs, else messages whose content is a list of parts."""
    height: int | str | None = None
    """Pixels, or a css length; above it the conversation scrolls."""
    max_height: int | str | None = None
    min_height: int | str | None = None
    resizable: bool = False
    """Whether its lower corner can be dragged."""
    autoscroll: bool = True
    """Whether it follows what is written while the reader is at the end."""
    editable: Literal["user", "all"] | None = None
    """Whose messages can be edited."""
    latex_delimiters: Sequence[dict[str, str | bool]] | None = None
    """What encloses formulas, as ``{"left": "$$", "right": "$$", "display": True}``; None takes the usual ones."""
    rtl: bool = False
    show_share_button: bool | None = None
    show_copy_button: bool = False
    """Whether each message has a copy button."""
    buttons: Sequence[str] | None = None
    """Which of ``"copy"`` (each message), ``"copy_all"`` and ``"share"`` it has; None: ``"copy_all"``."""
    watermark: str | None = None
    """Text that is put under what is copied."""
    avatar_images: tuple[str | Path | None, str | Path | None] | None = None
    """Pictures of the person and of the assistant: paths or URLs."""
    sanitize_html: bool = True
    """Whether HTML in the messages is sanitised; False is for text that nobody else can write."""
    render_markdown: bool = True
    feedback_options: Sequence[str] | None = ("Like", "Dislike")
    """Judgements to choose from where ``like`` is listened to; others than these two are words."""
    feedback_value: Sequence[str | None] | None = None
    """The judgement of each of the assistant's messages, in order."""
    line_breaks: bool = True
    """Whether a line break in the text is one on the page."""
    layout: Literal["panel", "bubble"] | None = None
    """``"bubble"``: the person's messages stand right, framed; ``"panel"``: all are as wide as it is."""
    placeholder: str | None = None
    """Markdown shown while it is empty."""
    examples: Sequence[dict[str, Any]] | None = None
    """Messages to start with, shown while it is empty: dicts of ``text``, ``display_text``, ``icon`` and ``files``."""
    allow_file_downloads: bool = True
    group_consecutive_messages: bool = True
    """Whether messages of one side that follow each other stand together."""
    allow_tags: Sequence[str] | bool = True
    """Tags that HTML does not know and that are shown as text; True: all of them, False: none."""
    reasoning_tags: Sequence[tuple[str, str]] | None = None
    """Pairs of tags whose content is folded away as reasoning, such as ``("<think>", "</think>")``."""
    like_user_message: bool = False
    """Whether the person's own messages can be judged too."""

    change = Event("The conversation is another one, by a person or by a function.")
    select = Event(
        "A message is pressed; the event data has its text as value, as index its number, of a pair [pair, 0 or 1]."
    )
    like = Event("A message is judged; the event data has index, value, and liked: True, False, or the words chosen.")
    retry = Event("Another answer is asked for; the event data has the question's index and value.")
    undo = Event("The last exchange is taken back; the event data has the question's index and value.")
    example_select = Event("An example is pressed; the event data's value is its dict.")
    option_select = Event("An option of a message is pressed; the event data has its value.")
    clear = Event("The conversation is cleared.")
    copy = Event("A message is copied; the event data's value is its text.")
    edit = Event("A message is edited; the event data has index, value and previous_value.")

    carries_files = True

    def check(self) -> None:
        """Say what does not fit."""
        # Nobody types into it: it shows, whatever else it is an input of.
        self.interactive = bool(self.interactive)
        one_of(self, "type", "tuples", "messages", None)
        one_of(self, "layout", "panel", "bubble", None)
        one_of(self, "editable", "user", "all", None)
        avatars: Any = self.avatar_images
        if avatars is not None and len(avatars) != 2:
            msg = "avatar_images takes a pair: the person's picture and the assistant's; None for no picture."
            raise DeclarationError(msg)
        for component in _components_in(getattr(self, "value", None)):
            component.unrender()
        given: Any = self.examples
        for example in given or ():
            if not isinstance(example, dict) or not example.keys() & {"text", "files"}:
                msg = f"examples takes dicts with 'text' or 'files', got {example!r}."
                raise DeclarationError(msg)

    def page_value(self, name: str) -> Any:
        """Return a property as the page gets it; the author's pictures and files as what the page can load."""
        if name == "avatar_images" and self.avatar_images is not None:
            return [None if each is None else served(each) for each in self.avatar_images]
        if name == "examples" and self.examples is not None:
            return [_example(each) for each in self.examples]
        return super().page_value(name)

    # -- from the page ------------------------------------------------------------------------------------------

    def preprocess(self, payload: Any) -> list[Any]:
        """Return the conversation as pairs or as messages; nothing is an empty one."""
        return self.shaped(self.read(payload), self.type)

    def read(self, payload: Any) -> list[Message]:
        """Return the messages that a client sent, checked, with the paths of their files.

        Raises:
            InvalidValue: It is no conversation; the message says what would do.
        """
        if payload is None:
            return []
        if not isinstance(payload, list):
            raise refuse(self, "a list of messages", payload)
        if len(payload) > MAX_MESSAGES:
            raise refuse(self, f"at most {MAX_MESSAGES:,} messages", payload)
        return messages_of(payload, self._received)

    def shaped(self, messages: Sequence[Message], shape: Literal["tuples", "messages"] | None) -> list[Any]:
        """Return messages as functions take them: see ``type``."""
        if shape == "tuples" or (shape is None and any("turn" in message for message in messages)):
            return pairs_of(messages, _in_pair)
        return [_plain(message) if shape == "messages" else _whole(message) for message in messages]

    def _received(self, content: Any) -> list[Part]:
        """Return the parts of what a client sent, its files as paths that the function may open."""
        return [self._part(each) for each in (content if isinstance(content, list) else [content])]

    def _part(self, given: Any) -> Part:
        if isinstance(given, str):
            return {"type": "text", "text": given}
        kind = given.get("type") if isinstance(given, dict) else None
        if kind == "text" and isinstance(given.get("text"), str):
            return {"type": "text", "text": given["text"]}
        if kind == "file":
            return self._file(given.get("file"), given.get("alt_text"))
        if kind == "component":
            return _shown_before(given)
        if isinstance(given, dict) and "path" in given:
            return self._file(given, given.get("alt_text"))
        raise refuse(self, "text, a file or a component as the content of a message", given)

    def _file(self, given: Any, alt_text: Any) -> Part:
        address = given.get("path") if isinstance(given, dict) else None
        if isinstance(address, str) and is_url(address):
            # The app itself named it earlier; it is handed back as text and never fetched here.
            data = FileData(path=address, url=address).payload()
        else:
            path, name = files().open(given)
            data = {**FileData(path=NamedString(path), orig_name=name).payload(), "mime_type": given.get("mime_type")}
        return {"type": "file", "file": data, "alt_text": alt_text if isinstance(alt_text, str) else None}

    # -- to the page --------------------------------------------------------------------------------------------

    def postprocess(self, value: Any) -> list[Message]:
        """Return the messages with their files stored."""
        if not isinstance(value, list):
            return messages_of(value, _parts)
        ready = list(itertools.takewhile(lambda each: isinstance(each, Stored), value))
        return [*ready, *messages_of(value[len(ready) :], _parts)]

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a list of messages."""
        text = {"title": "TextMessage", "type": "object", "properties": _typed("text", text={"type": "string"})}
        file = {"title": "FileMessage", "type": "object", "properties": _typed("file", file=FILE_SCHEMA)}
        shown = {"title": "ComponentMessage", "type": "object", "properties": _typed("component", value={})}
        nothing = {"type": "null"}
        message = {
            "title": "Message",
            "type": "object",
            "properties": {
                "role": {"type": "string", "enum": ["user", "assistant", "system"]},
                "content": {"type": "array", "items": {"anyOf": [text, file, shown]}},
                "metadata": {"anyOf": [{"type": "object", "additionalProperties": {}}, nothing], "default": None},
                "options": {"anyOf": [{"type": "array", "items": {"type": "object"}}, nothing], "default": None},
            },
            "required": ["role", "content"],
        }
        return {"title": "ChatbotDataMessages", "type": "array", "items": message}

    def example_payload(self) -> list[Message]:
        """Return a short conversation."""
        return self.postprocess(self.example_value())

    def example_value(self) -> list[Any]:
        """Return a short conversation."""
        return [
            {"role": "user", "content": "Hello!"},
            {"role": "assistant", "content": "How can I help you?"},
        ]


def _typed(kind: str, **properties: Any) -> dict[str, Any]:
    return {"type": {"type": "string", "const": kind, "default": kind}, **properties}


def _whole(message: Message) -> dict[str, Any]:
    return {name: message[name] for name in ("role", "content", "metadata", "options")}


def _plain(message: Message) -> dict[str, Any]:
    """Return a message without parts: text is text, a file is ``{"path": …}``, several of them are a list."""
    content = [_unpacked(part) for part in message["content"]]
    return {**_whole(message), "content": content[0] if len(content) == 1 else content}


def _unpacked(part: Part) -> Any:
    if part["type"] == "file":
        return {"path": part["file"]["path"], "alt_text": part["alt_text"]}
    return part["text"] if part["type"] == "text" else part


def _in_pair(part: Part) -> Any:
    """Return a part as a pair holds it: text, ``(path,)``, ``(path, alt text)``, or a component."""
    if part["type"] == "text":
        return part["text"]
    if part["type"] == "component":
        return part
    path, alt_text = part["file"]["path"], part["alt_text"]
    return (path, alt_text) if alt_text else (path,)


def _parts(content: Any) -> list[Part]:
    """Return the parts of what a function gave as a message's content."""
    return [_part(each) for each in (content if isinstance(content, list) else [content])]


def _part(content: Any) -> Part:
    if isinstance(content, str | bool | int | float):
        return {"type": "text", "text": inspect.cleandoc(str(content))}
    if isinstance(content, Component):
        return _shown(content)
    if isinstance(content, Path):
        return _file(content)
    if isinstance(content, tuple) and content:
        return _file(content[0], alt_text=content[1] if len(content) > 1 else None)
    if isinstance(content, dict):
        return _from_dict(content)
    name = type(content).__name__
    msg = f"A message's content is {name}; it takes text, {{'path': …}} of a file, a component, or a list of these."
    raise InvalidValue(msg)


def _from_dict(content: dict[str, Any]) -> Part:
    if isinstance(content.get("text"), str):
        return {"type": "text", "text": content["text"]}
    if content.get("type") == "component" and isinstance(content.get("source"), dict):
        return _shown_before(content)
    file = content.get("file") if isinstance(content.get("file"), dict) else content
    if isinstance(file, dict) and isinstance(file.get("path"), str | Path):
        return _file(file["path"], content.get("alt_text"), file.get("mime_type"), file.get("orig_name"))
    msg = f"A message's content is a dict of {', '.join(map(str, content)) or 'nothing'}; it takes 'text' or 'path'."
    raise InvalidValue(msg)


def _file(source: Any, alt_text: Any = None, mime_type: str | None = None, name: str | None = None) -> Part:
    if not isinstance(source, str | Path):
        msg = f"A file in a chat is named by its path, not by {type(source).__name__}."
        raise InvalidValue(msg)
    data = served(source, name)
    if mime_type is not None:
        data["mime_type"] = mime_type
    return {"type": "file", "file": data, "alt_text": None if alt_text is None else str(alt_text)}


def _shown(component: Component[Any, Any]) -> Part:
    """Return a component as a part: its type, its properties, its value, and the file that holds these.

    By that file the conversation names it when it comes back from a client, who can say nothing else about it: markup
    of an `HTML` component is trusted.
    """
    props = lean(component)
    value = props.pop("value", None)
    part = {
        "type": "component",
        "component": component.get_block_name(),
        "value": value,
        "constructor_args": {},
        "props": {**props, "interactive": False},
    }
    source = files().put(require("orjson", "for gr.Chatbot").dumps(part), "component.json")
    return {**part, "source": source.payload()}


def _shown_before(given: dict[str, Any]) -> Part:
    """Return a component of an earlier message, as the app showed it: what a client says of it does not count."""
    path, _ = files().open(given.get("source"))
    part: Part = json.loads(path.read_bytes())
    return {**part, "source": given["source"]}


def _components_in(value: Any) -> Iterator[Component[Any, Any]]:
    """Yield the components of a conversation: those made for it take no place of their own on the page."""
    if isinstance(value, Component):
        yield value
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _components_in(each)
    elif isinstance(value, dict) or is_message(value):
        yield from _components_in(value.get("content") if isinstance(value, dict) else value.content)


def _example(given: dict[str, Any]) -> dict[str, Any]:
    made = dict(given)
    if made.get("icon") is not None:
        made["icon"] = served(made["icon"])
    if made.get("files"):
        made["files"] = [served(each["path"] if isinstance(each, dict) else each) for each in made["files"]]
    return made
