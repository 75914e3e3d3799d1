"""Chats: the shapes that functions give and take, and the one that travels.

On the wire a chat is a list of messages, each with a role and the parts of its content. Functions of older apps speak
of pairs instead, ``[[question, answer], …]``; a message that came from a pair carries its number as ``turn``, so that
the same pairs come back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from typing_extensions import NotRequired, TypedDict

from gradio_lib.errors import InvalidValue

__all__ = [
    "MAX_MESSAGES",
    "ChatMessage",
    "Message",
    "MessageDict",
    "MetadataDict",
    "OptionDict",
    "Part",
    "Stored",
    "is_message",
    "is_pairs",
    "messages_of",
    "pairs_of",
    "plain_text",
]

MAX_MESSAGES = 10_000
"""Messages that a chat from a client may have."""

ROLES = ("user", "assistant", "system")
Role: TypeAlias = Literal["user", "assistant", "system"]

Part: TypeAlias = dict[str, Any]
"""``{"type": "text", "text": …}``, ``{"type": "file", "file": …, "alt_text": …}`` or ``{"type": "component", …}``."""
Message: TypeAlias = dict[str, Any]
"""A message on the wire: ``role``, ``content`` (its parts), ``metadata``, ``options``, and ``turn`` if from a pair."""


class MetadataDict(TypedDict, total=False):
    """What is known about a message. One with a ``title`` is a thought: folded below its title."""

    title: str
    id: int | str
    parent_id: int | str
    """Id of the thought that it belongs to."""
    log: str
    """A few words beside the title."""
    duration: float
    """Seconds that it took."""
    status: Literal["pending", "done"]


class OptionDict(TypedDict):
    """An answer that the person may press instead of typing it."""

    value: str
    label: NotRequired[str]


class MessageDict(TypedDict):
    """A message as a dict."""

    role: Role
    content: Any
    metadata: NotRequired[MetadataDict | None]
    options: NotRequired[list[OptionDict] | None]


@dataclass(slots=True)
class ChatMessage:
    """A message of a chat.

    Args:
        content: Text (Markdown), ``{"path": …}`` of a file, a component, or a list of these.
        role: Who says it.
        metadata: See `MetadataDict`.
        options: Answers to choose from.

    Example:
        >>> ChatMessage("2 + 2 is 4.", metadata={"title": "Thinking"}).role
        'assistant'
    """

    content: Any
    role: Role = "assistant"
    metadata: MetadataDict = field(default_factory=MetadataDict)
    options: list[OptionDict] = field(default_factory=list)


class Stored(dict[str, Any]):
    """A message that is ready to be shown: only our own code makes one, so that it need not be made ready again."""


def is_message(value: Any) -> bool:
    """Whether `value` is a message, as a dict or as an object."""
    if isinstance(value, dict):
        return "role" in value and "content" in value
    return hasattr(value, "role") and hasattr(value, "content")


def is_pairs(value: Sequence[Any]) -> bool:
    """Whether a chat is a list of pairs."""
    return bool(value) and all(isinstance(each, list | tuple) for each in value)


def messages_of(value: Any, parts: Callable[[Any], list[Part]]) -> list[Message]:
    """Return the messages of a chat in any shape that functions give it.

    Args:
        value: None, pairs, dicts with ``role`` and ``content``, or `ChatMessage` objects.
        parts: Makes the parts of a message's content.

    Raises:
        InvalidValue: It is none of these; the message says which entry and what would do.
    """
    if value is None:
        return []
    if not isinstance(value, list | tuple):
        msg = f"A chat is a list of messages, not {type(value).__name__}. Return [{{'role': …, 'content': …}}, …]."
        raise InvalidValue(msg)
    if is_pairs(value):
        return list(_of_pairs(value, parts))
    return [_message(each, number, parts) for number, each in enumerate(value)]


def _of_pairs(pairs: Sequence[Any], parts: Callable[[Any], list[Part]]) -> Iterator[Message]:
    for turn, pair in enumerate(pairs):
        if len(pair) != 2:
            msg = f"Entry {turn} of the chat has {len(pair)} parts; a pair is [question, answer], each text or None."
            raise InvalidValue(msg)
        for role, said in zip(ROLES, pair, strict=False):
            if said is not None:
                yield {"role": role, "content": parts(said), "metadata": None, "options": None, "turn": turn}


def _message(given: Any, number: int, parts: Callable[[Any], list[Part]]) -> Message:
    known = given if isinstance(given, dict) else {name: getattr(given, name, None) for name in _NAMES}
    role, content = known.get("role"), known.get("content")
    if role not in ROLES or content is None:
        msg = (
            f"Message {number} of the chat is {_shown(given)}; it takes {{'role': 'user' or 'assistant', "
            "'content': …}, a gr.ChatMessage, or pairs [question, answer] throughout."
        )
        raise InvalidValue(msg)
    made: Message = {
        "role": role,
        "content": parts(content),
        "metadata": known.get("metadata") or None,
        "options": [_option(each) for each in known.get("options") or ()] or None,
    }
    if isinstance(known.get("turn"), int):
        made["turn"] = known["turn"]
    return made


_NAMES = ("role", "content", "metadata", "options")


def _shown(given: Any) -> str:
    text = repr(given)
    return text if len(text) <= 80 else text[:79] + "…"


def _option(given: Any) -> OptionDict:
    value = given.get("value") if isinstance(given, dict) else given
    if not isinstance(value, str):
        msg = f"An option of a message is {_shown(given)}; it takes {{'value': text, 'label': text}}."
        raise InvalidValue(msg)
    label = given.get("label") if isinstance(given, dict) else None
    return {"value": value, "label": label} if isinstance(label, str) else {"value": value}


def pairs_of(messages: Sequence[Message], content: Callable[[Part], Any]) -> list[list[Any]]:
    """Return messages as pairs ``[question, answer]``.

    Messages that came from pairs go back to their places; of others, each question opens a pair, and so does an answer
    that has none.
    """
    pairs: list[list[Any]] = []
    for message in messages:
        place = 0 if message["role"] == "user" else 1
        for part in message["content"]:
            turn = message.get("turn")
            if turn is None or not 0 <= turn < MAX_MESSAGES:
                turn = len(pairs) - (place == 1 and bool(pairs) and pairs[-1][1] is None)
            while len(pairs) <= turn:
                pairs.append([None, None])
            pairs[turn][place] = content(part)
    return pairs


def plain_text(message: Message) -> str:
    """Return what a message says, without its files."""
    return "\n".join(part["text"] for part in message["content"] if part["type"] == "text")
