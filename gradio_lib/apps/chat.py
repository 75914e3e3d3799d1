"""What stands behind a ChatInterface: the function as the page and as callers call it, and what people do to a chat."""

from __future__ import annotations

import contextlib
import inspect
import json
import threading
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator, Sequence
from typing import Any, Literal, TypeAlias

from gradio_lib._lazy import require
from gradio_lib.apps.flagging import FlaggingCallback
from gradio_lib.components.chatbot import Chatbot
from gradio_lib.engine.eventdata import EditData, LikeData, RetryData, SelectData, UndoData
from gradio_lib.engine.invoke import hints_of, specials_of
from gradio_lib.errors import InvalidValue
from gradio_lib.graph.component import Component
from gradio_lib.graph.functions import kind_of, name_of
from gradio_lib.graph.update import SKIP
from gradio_lib.values.chat import Message, Stored, is_message, plain_text
from gradio_lib.values.file import FileScope, files, files_of

__all__ = ["Answerer", "Conversation", "flag_with"]

Begun: TypeAlias = "tuple[list[Any], Callable[[Any], Any]] | None"
"""What the user's function is called with, and what becomes of each of its answers; None where it is not called."""


class Answerer:
    """Calls the user's function ``fn(message, history, *further)`` and puts its answers where they belong.

    Args:
        fn: The user's function.
        chat: The conversation on the page.
        shape: What the function gets as history.
        inputs: Components of the further arguments.
        outputs: How many values it returns besides its answer.
        multimodal: Whether it takes a dict of text and files as message.

    Attributes:
        respond: For the page: from the conversation and the further values to the conversation with the answer.
        endpoint: For callers: from message, history and the further values to the answer and the new history.
    """

    def __init__(
        self,
        fn: Callable[..., Any],
        chat: Chatbot,
        shape: Literal["messages", "tuples"],
        inputs: Sequence[Component[Any, Any]],
        outputs: int = 0,
        *,
        multimodal: bool = False,
    ) -> None:
        self.fn = fn
        self.chat = chat
        self.shape = shape
        self.inputs = list(inputs)
        self.outputs = outputs
        self.multimodal = multimodal
        self.specials = {each.name for each in specials_of(fn)}
        self.respond = self._as_function(self._asked_on_page, ["chat"])
        self.endpoint = self._as_function(self._asked_from_outside, ["message", "history"])

    # -- question and answer ------------------------------------------------------------------------------------

    def _asked_on_page(self, shown: list[Any] | None, *further: Any) -> Begun:
        messages = self.chat.read(shown)
        if not messages or messages[-1]["role"] != "user":
            return None
        values = [
            value if component.skip_api else component.preprocess(value)
            for component, value in zip(self.inputs, further, strict=True)
        ]
        # What has been said stays as the page has it: only the answer is made ready to be shown.
        before = [Stored(message) for message in shown or ()]

        def finish(response: Any) -> Any:
            answer, others = self._split(response)
            return self._joined([*before, *self._messages(answer)], others)

        return [self._message_of(messages[-1]), self.chat.shaped(messages[:-1], self.shape), *values], finish

    def _asked_from_outside(self, message: Any, history: list[Message] | None, *further: Any) -> Begun:
        before = list(history or ())
        said = self.chat.postprocess([{"role": "user", "content": _content_of(message)}])

        def finish(response: Any) -> Any:
            answer, others = self._split(response)
            messages = self._messages(answer)
            # As JSON text, which gr.JSON reads: it would read an answer that is text itself.
            return (json.dumps(_told(messages)), [*before, *said, *messages], *others)

        return [message, self.chat.shaped(self.chat.read(before), self.shape), *further], finish

    def _message_of(self, message: Message) -> Any:
        if not self.multimodal:
            return plain_text(message)
        paths = [part["file"]["path"] for part in message["content"] if part["type"] == "file"]
        return {"text": plain_text(message), "files": paths}

    def _split(self, response: Any) -> tuple[Any, list[Any]]:
        if not self.outputs:
            return response, []
        if not isinstance(response, tuple | list) or len(response) != self.outputs + 1:
            msg = f"{name_of(self.fn)}() has to return its answer and {self.outputs} values for additional_outputs."
            raise InvalidValue(msg)
        answer, *others = response
        return answer, others

    @staticmethod
    def _joined(chat: list[Message], others: list[Any]) -> Any:
        return (chat, *others) if others else chat

    def _messages(self, answer: Any) -> list[Message]:
        """Return an answer as messages; None is none yet."""
        if answer is None:
            return []
        given = answer if isinstance(answer, list) else [answer]
        said = [each if is_message(each) else {"role": "assistant", "content": each} for each in given]
        return [Stored(message) for message in self.chat.postprocess(said)]

    def answer(self, said: list[Message]) -> list[Message]:
        """Return a question with the last answer to it, made here and now."""
        begun = self._asked_on_page(said, *(each.example_payload() for each in self.inputs))
        values, _ = begun or ([], None)
        returned = self._called(values, {})
        if inspect.isawaitable(returned) or isinstance(returned, AsyncIterator):
            last = require("asyncio", "for examples").run(_last_of(returned))
        else:
            last = [*_each(returned)][-1]
        return [*said, *self._messages(self._split(last)[0])]

    # -- functions for the engine -------------------------------------------------------------------------------

    def _as_function(self, begin: Callable[..., Begun], leading: list[str]) -> Callable[..., Any]:
        """Return a generator of the user's function's kind, with the parameters that it asks for besides the values."""
        if kind_of(self.fn) in {"async", "async generator"}:

            async def answer_async(*given: Any, **named: Any) -> AsyncIterator[Any]:
                begun = begin(*given)
                if begun is None:
                    yield SKIP
                    return
                values, finish = begun
                async with contextlib.aclosing(_each_async(self._called(values, named))) as responses:
                    async for response in responses:
                        yield finish(response)

            return self._described(answer_async, leading)

        def answer(*given: Any, **named: Any) -> Iterator[Any]:
            begun = begin(*given)
            if begun is None:
                yield SKIP
                return
            values, finish = begun
            for response in _each(self._called(values, named)):
                yield finish(response)

        return self._described(answer, leading)

    def _called(self, values: list[Any], named: dict[str, Any]) -> Any:
        """Call the user's function with the values in order; what the engine hands over goes where it is asked for."""
        rest = list(values)
        positional = []
        for parameter in self._parameters():
            if parameter.kind not in {parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD}:
                break
            if parameter.name in named:
                positional.append(named.pop(parameter.name))
            elif rest:
                positional.append(rest.pop(0))
        return self.fn(*positional, *rest, **named)

    def _parameters(self) -> list[inspect.Parameter]:
        try:
            return list(inspect.signature(self.fn).parameters.values())
        except (TypeError, ValueError):
            return []

    def _described(self, call: Callable[..., Any], leading: list[str]) -> Callable[..., Any]:
        call.__name__ = call.__qualname__ = name_of(self.fn)
        call.__doc__ = inspect.getdoc(self.fn)
        parameters = self._parameters()
        own = [
            each.name for each in parameters if each.name not in self.specials and each.kind is not each.VAR_POSITIONAL
        ]
        further = range(2, 2 + len(self.inputs))
        names = [*leading, *(own[place] if place < len(own) else f"value_{place}" for place in further)]
        plain = [inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD) for name in names]
        asked = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in parameters if each.name in self.specials]
        call.__signature__ = inspect.Signature([*plain, *asked])  # type: ignore[attr-defined]
        hints = hints_of(self.fn)
        call.__annotations__ = {each.name: hints[each.name] for each in asked if each.name in hints}
        return call


def _each(returned: Any) -> Iterator[Any]:
    if not inspect.isgenerator(returned):
        yield returned
        return
    with contextlib.closing(returned):
        yield from returned


async def _each_async(returned: Any) -> AsyncGenerator[Any, None]:
    if inspect.isawaitable(returned):
        yield await returned
        return
    async with contextlib.aclosing(returned) as steps:
        async for step in steps:
            yield step


async def _last_of(returned: Any) -> Any:
    async with contextlib.aclosing(_each_async(returned)) as steps:
        return [step async for step in steps][-1]


def _content_of(message: Any) -> Any:
    if not isinstance(message, dict):
        return message
    files = [{"path": path} for path in message.get("files") or ()]
    return [*files, message["text"]] if message.get("text") else files


def _told(messages: Sequence[Message]) -> Any:
    """Return an answer for callers: its text where it is a text alone, else its parts."""
    parts = [part for message in messages for part in message["content"]]
    return parts[0]["text"] if len(parts) == 1 and parts[0]["type"] == "text" else parts


class Conversation:
    """What people do to a conversation besides talking. Works on it as the page has it, and gives it back so.

    Args:
        answerer: What answers.
        field: Where messages are written.
        examples: Messages to start with.
    """

    def __init__(self, answerer: Answerer, field: Component[Any, Any], examples: Sequence[dict[str, Any]]) -> None:
        self.answerer = answerer
        self.chat = answerer.chat
        self.field = field
        self.examples = list(examples)
        self._answers: dict[int, list[Message]] = {}
        self._lock = threading.Lock()

    def retry(self, shown: list[Any] | None, event: RetryData) -> list[Any]:
        """Take back what was said after a question, so that it is answered again."""
        return (shown or [])[: self._place(shown, event.index) + 1]

    def edit(self, shown: list[Any] | None, event: EditData) -> list[Any]:
        """Take back what was said after a message that was edited."""
        return (shown or [])[: self._place(shown, event.index) + 1]

    def undo(self, shown: list[Any] | None, event: UndoData) -> tuple[list[Any], Any]:
        """Take a question back with all that followed; it is in the field again."""
        place = self._place(shown, event.index)
        question = (shown or [])[place]
        text = plain_text(self.chat.read([question])[0])
        if not self.answerer.multimodal:
            return (shown or [])[:place], text
        files = [part["file"] for part in question["content"] if part.get("type") == "file"]
        return (shown or [])[:place], {"text": text, "files": files}

    def choose(self, shown: list[Any] | None, event: SelectData) -> list[Any]:
        """Say one of the answers that a message offers."""
        offered = [option["value"] for message in self.chat.read(shown) for option in message["options"] or ()]
        if event.value not in offered:
            msg = "That answer is not offered in this conversation."
            raise InvalidValue(msg)
        return [*(shown or ()), *self._said({"text": event.value})]

    def ask(self, shown: list[Any] | None, event: SelectData) -> list[Any]:
        """Say an example."""
        return [*(shown or ()), *self._said(self._example(event.index))]

    def fill(self, event: SelectData) -> Any:
        """Return an example for the field."""
        example = self._example(event.index)
        text = example.get("text", "")
        return self.field.postprocess(
            {"text": text, "files": example.get("files") or []} if self.answerer.multimodal else text
        )

    def cached(self, shown: list[Any] | None, event: SelectData) -> list[Any]:
        """Say an example, and answer as it was answered before; the first time the function is called."""
        with self._lock:
            if event.index not in self._answers:
                # Everybody is shown it, also when the session that asked first has ended.
                with files_of(FileScope(files().store)):
                    said = self._said(self._example(event.index))
                    self._answers[event.index] = self.answerer.answer(said)
        return [*(shown or ()), *self._answers[event.index]]

    def _said(self, example: dict[str, Any]) -> list[Message]:
        return self.chat.postprocess([{"role": "user", "content": _content_of(example)}])

    def _example(self, index: Any) -> dict[str, Any]:
        if not isinstance(index, int) or not 0 <= index < len(self.examples):
            msg = f"There is no example {index!r}; there are {len(self.examples)}."
            raise InvalidValue(msg)
        return self.examples[index]

    def _place(self, shown: list[Any] | None, index: Any) -> int:
        """Return the place of the message that an event names; one of a pair is named by the pair and its side."""
        messages = self.chat.read(shown)
        place = index
        if isinstance(index, list):
            sides = ([message.get("turn"), int(message["role"] != "user")] for message in messages)
            place = next((number for number, side in enumerate(sides) if side == index), None)
        if not isinstance(place, int) or not 0 <= place < len(messages):
            msg = f"There is no message {index!r} in this conversation of {len(messages)}."
            raise InvalidValue(msg)
        return place


def flag_with(chat: Chatbot, logger: FlaggingCallback) -> Callable[..., None]:
    """Return what writes a judgement of a message down."""

    def flag(shown: list[Any] | None, event: LikeData) -> None:
        liked: Any = event.liked
        judgement = {True: "Like", False: "Dislike", None: ""}.get(liked, liked)
        said = [f"{message['role']}: {plain_text(message)}" for message in chat.read(shown)]
        logger.flag(["\n".join(said), event.index, event.value], str(judgement))

    return flag
