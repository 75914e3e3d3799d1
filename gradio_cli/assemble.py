"""From the objects that targets name to the one app that is served."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from gradio_cli.loader import Found, is_web_app
from gradio_lib.apps.blocks import Blocks
from gradio_lib.apps.interface import Interface
from gradio_lib.apps.options import LaunchOptions
from gradio_lib.apps.tabbed import TabbedInterface
from gradio_lib.components.markdown import Markdown
from gradio_lib.errors import DeclarationError, NoForm, TargetError

__all__ = ["Assembled", "Part", "assemble"]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was found, as it is shown.

    Attributes:
        found: What it is.
        app: Its form or its app; where it can have none, a card that says why.
        refusal: Why it can have no form.
    """

    found: Found
    app: Blocks
    refusal: DeclarationError | None = None


@dataclass(frozen=True, slots=True)
class Assembled:
    """What is served: a `Blocks`, or else somebody else's web app as it is.

    Attributes:
        blocks: The app.
        web_app: A FastAPI or Starlette app.
        parts: What the app consists of.
        options: How the program that was found would have launched it.
    """

    blocks: Blocks | None = None
    web_app: Any = None
    parts: Sequence[Part] = field(default=())
    options: LaunchOptions | None = None


def assemble(found: Sequence[Found], title: str | None = None, *, with_refused: bool = False) -> Assembled:
    """Return the app that shows what was found: as it is, as one form, or as a tab each.

    Args:
        found: Callables, `Blocks`, or one web app.
        title: Title of the page; None leaves it to what was found.
        with_refused: Whether a card may stand alone too.

    Raises:
        TargetError: The only function can have no form, or a web app would have to be a tab.
    """
    if len(found) > 1:
        return _tabs(found, title)
    only = found[0]
    if is_web_app(only.value):
        return Assembled(web_app=only.value)
    part = _part(only, "predict", title)
    if part.refusal is not None and not with_refused:
        msg = f"{only.target}: {part.refusal}"
        raise TargetError(msg) from part.refusal
    return Assembled(part.app, parts=[part], options=only.options)


def _tabs(found: Sequence[Found], title: str | None) -> Assembled:
    for each in found:
        if is_web_app(each.value):
            msg = f"{each.target} is a web app, which fills a server: serve it alone."
            raise TargetError(msg)
    parts = [_part(each, each.name) for each in found]
    names = [_words(each.name) for each in found]
    return Assembled(TabbedInterface([part.app for part in parts], names, title=title), parts=parts)


def _part(found: Found, api_name: str, title: str | None = None) -> Part:
    if found.is_app:
        app: Blocks = found.value
        app.title = title or app.title
        return Part(found, app)
    try:
        return Part(found, Interface(found.value, title=title, api_name=api_name, flagging_mode="never"))
    except DeclarationError as refusal:
        return Part(found, _card(found, refusal), refusal)


def _card(found: Found, refusal: DeclarationError) -> Blocks:
    """Return what stands in the place of a form that cannot be."""
    why, instead = (refusal.why, refusal.instead) if isinstance(refusal, NoForm) else (str(refusal), "")
    with Blocks(title=_words(found.name)) as card:
        Markdown(f"# {_words(found.name)}", elem_classes=["title"])
        Markdown(why, elem_classes=["description"])
        if instead:
            Markdown(f"Write instead:\n\n```python\n{instead}\n```")
    return card


def _words(name: str) -> str:
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]
