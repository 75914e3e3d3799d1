"""ChatInterface: a conversation with a function."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Literal

from gradio_lib.apps.blocks import Blocks
from gradio_lib.apps.chat import Answerer, Conversation, flag_with
from gradio_lib.apps.examples import Examples
from gradio_lib.apps.flagging import CSVLogger
from gradio_lib.components.chatbot import Chatbot
from gradio_lib.components.json import JSON
from gradio_lib.components.markdown import Markdown
from gradio_lib.components.multimodaltextbox import MultimodalTextbox
from gradio_lib.components.shortcuts import component_of
from gradio_lib.components.state import State
from gradio_lib.components.textbox import Textbox
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.component import Component
from gradio_lib.graph.events import Dependency, Listener
from gradio_lib.graph.fields import param
from gradio_lib.graph.functions import name_of
from gradio_lib.layouts.accordion import Accordion
from gradio_lib.layouts.column import Column

__all__ = ["ChatInterface"]


class ChatInterface(Blocks):
    """An app around a function that answers: ``fn(message, history)``, and values of further inputs.

    The message is text, or with ``multimodal`` a dict of ``text`` and ``files`` (paths). The history is a list of
    ``{"role": …, "content": …}``: content is text, ``{"path": …}`` of a file, or a list of these where a message has
    several. The function returns, or yields as it grows: text, a component, a message, or a list of these.

    Example:
        >>> def echo(message: str, history: list[dict[str, str]]) -> str:
        ...     return f"{len(history) // 2}: {message}"
        >>> ChatInterface(echo).title
        'Echo'
    """

    fn: Any = param(kw_only=False, page=False)
    """The function."""
    multimodal: bool = param(default=False, page=False)
    """Whether messages may have files."""
    type: Literal["messages", "tuples"] | None = param(default=None, page=False)
    """What the history is: messages, or with ``"tuples"`` pairs ``[question, answer]``."""
    chatbot: Chatbot | None = param(default=None, page=False)
    textbox: Textbox | MultimodalTextbox | None = param(default=None, page=False)
    additional_inputs: str | Component[Any, Any] | Sequence[str | Component[Any, Any]] | None = param(
        default=None, page=False
    )
    """Components, or names of components, whose values are the function's further arguments."""
    additional_inputs_accordion: str | Accordion | None = param(default=None, page=False)
    """Where they are: a title, or the accordion itself."""
    additional_outputs: Component[Any, Any] | Sequence[Component[Any, Any]] | None = param(default=None, page=False)
    """Components for what the function returns besides its answer."""
    editable: bool = param(default=False, page=False)
    """Whether people can edit what they said; the answer is then made again."""
    examples: Sequence[Any] | None = param(default=None, page=False)
    """Messages to start with; with further inputs a list of rows, the message first."""
    examples_label: str | None = param(default="Examples", page=False)
    example_labels: Sequence[str] | None = param(default=None, page=False)
    """Texts shown in the place of the messages."""
    example_icons: Sequence[str] | None = param(default=None, page=False)
    """Paths or URLs of pictures beside them."""
    run_examples_on_click: bool = param(default=True, page=False)
    """Whether an example is sent at once, and not only written into the field."""
    cache_examples: bool | None = param(default=None, page=False)
    """Whether the answers to the examples are made once and shown at once."""
    cache_mode: Literal["eager", "lazy"] | None = param(default=None, page=False)
    theme: Any = param(default=None, page=False)
    analytics_enabled: bool | None = param(default=None, page=False)
    mode: str = "blocks"
    css: str | None = param(default=None, page=False)
    title: str | None = None  # type: ignore[assignment]
    """Title of the page; None takes it from the function."""
    description: str | None = param(default=None, page=False)
    """Markdown under the title."""
    flagging_mode: Literal["never", "manual"] | None = param(default=None, page=False)
    """``"manual"`` lets people judge answers; the judgements are written down."""
    flagging_options: Sequence[str] | None = param(default=("Like", "Dislike"), page=False)
    flagging_dir: str = param(default=".gradio/flagged", page=False)
    """Folder that judgements go to."""
    autofocus: bool = param(default=True, page=False)
    """Whether the message's field has the keyboard when the page opens."""
    autoscroll: bool = param(default=True, page=False)
    submit_btn: str | bool | None = param(default=True, page=False)
    """Whether the field has a button that sends; a string is its text."""
    stop_btn: str | bool | None = param(default=True, page=False)
    """Whether it has one that stops an answer; a string is its text."""
    concurrency_limit: int | Literal["default"] | None = param(default="default", page=False)
    """How many answers may be made at once; None for no limit."""
    show_progress: Literal["full", "minimal", "hidden"] = param(default="minimal", page=False)
    fill_height: bool = True
    """Whether the conversation is as high as the window has room."""
    api_name: str | Literal[False] | None = param(default=None, page=False)
    """Name of the endpoint; None takes the function's name."""
    api_description: str | Literal[False] | None = param(default=None, page=False)
    api_visibility: Literal["public", "private", "undocumented"] = param(default="public", page=False)
    validator: Callable[..., Any] | None = param(default=None, page=False)
    """Function of the same inputs that is asked before the answer is made."""

    positional: ClassVar[Sequence[str]] = ("fn",)

    def __post_init__(self) -> None:
        """Lay everything out and attach the function."""
        if not callable(self.fn):
            msg = f"fn is {self.fn!r}, which cannot be called; pass the function itself."
            raise DeclarationError(msg)
        self.title = self.title or _title_of(self.fn)
        self.further_inputs = _components(self.additional_inputs)
        self.further_outputs = _components(self.additional_outputs)
        super().__post_init__()
        with self:
            self._lay_out()
            self._attach()

    # -- layout -------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        with Column(elem_classes=["interface", "conversation"]):
            if self.title:
                Markdown(f"# {self.title}", elem_classes=["title"])
            if self.description:
                Markdown(self.description, elem_classes=["description"])
            with Column():
                self.chat = self._chatbot()
                self.message = self._textbox()
                self._further()

    def _chatbot(self) -> Chatbot:
        chat = self.chatbot
        if chat is None:
            # What is above and below it: margins, title, description, field, footer.
            rest = 264 + (28 if self.description else 0)
            height = f"max(280px, calc(100dvh - {rest}px))" if self.fill_height else 400
            chat = Chatbot(label="Chatbot", show_label=False, height=height, autoscroll=self.autoscroll, render=False)
        self.kind: Literal["messages", "tuples"] = self.type or chat.type or "messages"
        if self.editable:
            chat.editable = "user"
        if self.flagging_mode == "manual":
            chat.feedback_options = self.flagging_options
        if self.examples and not self.further_inputs:
            chat.examples = [self._example(number) for number in range(len(self.examples))]
        return chat if chat.parent is not None else chat.render()

    def _example(self, number: int) -> dict[str, Any]:
        given = (self.examples or ())[number]
        if isinstance(given, list | tuple):
            given = given[0]
        shown: dict[str, Any] = {"text": given} if isinstance(given, str) else dict(given)
        if self.example_labels:
            shown["display_text"] = self.example_labels[number]
        if self.example_icons:
            shown["icon"] = self.example_icons[number]
        return shown

    def _textbox(self) -> Textbox | MultimodalTextbox:
        box = self.textbox
        if box is None:
            options: dict[str, Any] = {"label": "Message", "show_label": False, "placeholder": "Type a message"}
            kind = MultimodalTextbox if self.multimodal else Textbox
            box = kind(autofocus=self.autofocus, submit_btn=self.submit_btn, render=False, **options)
        elif box.submit_btn is False:
            box.submit_btn = self.submit_btn
        return box if box.parent is not None else box.render()

    def _further(self) -> None:
        hidden = [each for each in self.further_inputs if each.parent is None]
        if hidden:
            folded = self.additional_inputs_accordion
            if not isinstance(folded, Accordion):
                folded = Accordion(folded or "Additional inputs", open=False, render=False)
            with folded if folded.parent is not None else folded.render():
                for component in hidden:
                    component.render()

    # -- events -------------------------------------------------------------------------------------------------

    def _attach(self) -> None:
        self.answerer = Answerer(
            self.fn,
            self.chat,
            self.kind,
            self.further_inputs,
            len(self.further_outputs),
            multimodal=self.multimodal,
        )
        actions = Conversation(
            self.answerer, self.message, [self._example(number) for number in range(len(self.examples or ()))]
        )
        sent = self.message.submit(
            None, [self.message, self.chat], [self.message, self.chat], js=self._send(), show_progress="hidden"
        )
        self.answers = [self._answer(sent)]
        both = [self.message, self.chat]
        raw: dict[str, Any] = {
            "preprocess": False,
            "postprocess": False,
            "queue": False,
            "api_name": False,
            "show_progress": "hidden",
        }
        for event, fn in (
            (self.chat.retry, actions.retry),
            (self.chat.option_select, actions.choose),
            (self.chat.edit, actions.edit),
        ):
            if event.event_name != "edit" or self.editable:
                self.answers.append(self._answer(event(fn, self.chat, self.chat, **raw)))
        self.chat.undo(actions.undo, self.chat, [self.chat, self.message], **raw)
        self._examples(actions, both, raw)
        done = self._ready()
        self.message.stop(None, None, self.message, js=done, cancels=self.answers, show_progress="hidden", queue=False)
        self.chat.clear(None, None, self.message, js=done, cancels=self.answers, show_progress="hidden", queue=False)
        if self.flagging_mode == "manual":
            self._flagging()
        self._endpoint()

    def _answer(self, after: Dependency) -> Dependency:
        """Attach the function behind `after`, which has added the person's message."""
        waiting = after.success(None, None, self.message, js=self._busy(), show_progress="hidden", queue=False)
        answered = waiting.success(
            self.answerer.respond,
            [self.chat, *self.further_inputs],
            [self.chat, *self.further_outputs],
            preprocess=False,
            api_name=False,
            show_progress=self.show_progress,
            show_progress_on=self.chat,
            concurrency_limit=self.concurrency_limit,
            concurrency_id=f"chat-{self._id}",
            validator=self.validator,
        )
        answered.then(None, None, self.message, js=self._ready(), show_progress="hidden", queue=False)
        return answered

    def _examples(self, actions: Conversation, both: list[Any], raw: dict[str, Any]) -> None:
        if not self.examples:
            return
        if self.further_inputs:
            rows = [[row] if not isinstance(row, list | tuple) else row for row in self.examples]
            shown = Examples(
                rows,
                [self.message, *self.further_inputs],
                label=self.examples_label,
                example_labels=self.example_labels,
            )
            if self.run_examples_on_click:
                filled = shown.load_input_event.success(None, both, both, js=self._send(), show_progress="hidden")
                self.answers.append(self._answer(filled))
        elif self.cache_examples:
            self.chat.example_select(actions.cached, self.chat, self.chat, **raw)
        elif self.run_examples_on_click:
            self.answers.append(self._answer(self.chat.example_select(actions.ask, self.chat, self.chat, **raw)))
        else:
            self.chat.example_select(actions.fill, None, self.message, **raw)

    def _flagging(self) -> None:
        logger = CSVLogger()
        columns = [Textbox(label=label, render=False) for label in ("conversation", "index", "value")]
        logger.setup(columns, self.flagging_dir)
        self.chat.like(
            flag_with(self.chat, logger), self.chat, None, preprocess=False, api_name=False, show_progress="hidden"
        )

    def _endpoint(self) -> None:
        """Attach what callers from outside call: a message in, an answer out, the history kept for each session."""
        history = State([])
        response = JSON(label="Response", visible=False)
        Listener([])(
            self.answerer.endpoint,
            [self.message, history, *self.further_inputs],
            [response, history, *self.further_outputs],
            api_name=name_of(self.fn) if self.api_name is None else self.api_name,
            api_visibility=None if self.api_name is False else self.api_visibility,
            api_description=self.api_description,
            concurrency_limit=self.concurrency_limit,
            concurrency_id=f"chat-{self._id}",
        )

    # -- what the page does by itself ---------------------------------------------------------------------------

    def _send(self) -> str:
        """Add the message to the conversation, without a way to the server and back; nothing where there is none."""
        return """(message, chat) => {
  const text = typeof message === "string" ? message : (message?.text ?? "");
  const files = (typeof message === "string" ? null : message?.files) ?? [];
  if (text.trim() === "" && files.length === 0) return [message, chat];
  const content = files.map((file) => ({ type: "file", file, alt_text: null }));
  if (text !== "") content.push({ type: "text", text });
  const said = { role: "user", content, metadata: null, options: null };
  return [typeof message === "string" ? "" : { text: "", files: [] }, [...(chat ?? []), said]];
}"""

    def _busy(self) -> str:
        update = {"__type__": "update", "submit_btn": None, "stop_btn": self.stop_btn}
        return f"() => ({json.dumps(update)})"

    def _ready(self) -> str:
        update = {"__type__": "update", "submit_btn": self.message.submit_btn, "stop_btn": False}
        return f"() => ({json.dumps(update)})"


def _components(given: Any) -> list[Component[Any, Any]]:
    if given is None:
        return []
    return [component_of(each) for each in (given if isinstance(given, list | tuple) else [given])]


def _title_of(fn: Callable[..., Any]) -> str:
    words = name_of(fn).replace("_", " ").strip()
    return words[:1].upper() + words[1:] if words and words != "lambda" else "Chat"
