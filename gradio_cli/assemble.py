"""From the objects that targets name to the one app that is served."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from gradio_cli.configuration import COMMAND
from gradio_cli.loader import Found
from gradio_cli.options import OPTIONS, RunOptions
from gradio_cli.overrides import Overrides
from gradio_lib.apps.blocks import Blocks
from gradio_lib.apps.interface import Interface
from gradio_lib.apps.options import LaunchOptions
from gradio_lib.apps.tabbed import TabbedInterface
from gradio_lib.components.markdown import Markdown
from gradio_lib.errors import DeclarationError, NoForm, OptionError, TargetError, nearest
from gradio_lib.themes.named import THEMES

__all__ = ["Assembled", "Part", "assemble", "words"]


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


def assemble(found: Sequence[Found], options: RunOptions | None = None, *, with_refused: bool = False) -> Assembled:
    """Return the app that shows what was found: as it is, as one form, or as a tab each.

    Args:
        found: Callables, `Blocks`, or one web app.
        options: What the person says of them.
        with_refused: Whether a card may stand alone too.

    Raises:
        OptionError: An option does not suit what was found.
        TargetError: The only function can have no form, or a web app would have to be a tab.
    """
    options = options or RunOptions()
    overrides = Overrides(options, [(each.name, each.value) for each in found if not (each.is_app or each.is_web_app)])
    _check(found, options)
    if len(found) > 1:
        return _tabs(found, options, overrides)
    only = found[0]
    if only.is_web_app:
        return Assembled(web_app=only.value)
    part = _part(only, "predict", options, overrides)
    if part.refusal is not None and not with_refused:
        msg = f"{only.target}: {part.refusal}"
        raise TargetError(msg) from part.refusal
    return Assembled(_dressed(part.app, options), parts=[part], options=only.options)


def _check(found: Sequence[Found], options: RunOptions) -> None:
    """Refuse what the command line says of something that it cannot be said of."""
    told = [OPTIONS[name] for name, origin in options.origins.items() if origin == COMMAND]
    for each in found:
        if each.is_web_app and len(found) > 1:
            msg = f"{each.target} is a web app, which fills a server: serve it alone."
            raise TargetError(msg)
        beside = [option for option in told if option.scope != "server"]
        if each.is_web_app and beside:
            msg = f"{each.target} is a web app, served as it is: --{beside[0].name} is its own matter."
            raise OptionError(msg)
    of_forms = [option for option in told if option.scope == "function"]
    if of_forms and all(each.is_app for each in found):
        msg = f"{found[0].target} is an app already: --{of_forms[0].name} is about the form of a function."
        raise OptionError(msg)


def _dressed(app: Blocks, options: RunOptions) -> Blocks:
    """Return the app as its page and its queue are wanted."""
    if options.theme is not None and "/" not in options.theme and options.theme.lower() not in THEMES:
        msg = f"--theme: there is no theme {options.theme!r}.{nearest(options.theme, THEMES)}"
        raise OptionError(msg)
    app.dress(title=options.title, theme=options.theme, css=options.css)
    return app.queue(
        max_size=options.queue_size or app.max_size,
        default_concurrency_limit=options.concurrency or app.default_concurrency_limit,
    )


def _tabs(found: Sequence[Found], options: RunOptions, overrides: Overrides) -> Assembled:
    each_alone = replace(options, description=None, article=None)
    parts = [_part(each, each.name, each_alone, overrides) for each in found]
    names = [words(each.name) for each in found]
    told: dict[str, Any] = {"title": options.title, "description": options.description, "article": options.article}
    tabs = TabbedInterface([part.app for part in parts], names, **told)
    return Assembled(_dressed(tabs, options), parts=parts)


def _part(found: Found, api_name: str, options: RunOptions, overrides: Overrides) -> Part:
    if found.is_app:
        return Part(found, found.value)
    try:
        told = overrides.of(found.name, found.value)
        return Part(found, Interface(found.value, title=options.title, api_name=api_name, **told))
    except NoForm as refusal:
        return Part(found, _card(found, refusal), refusal)
    except DeclarationError as refusal:
        if options.input or options.output or options.example or options.examples:
            msg = f"{found.target}: {refusal}"
            raise OptionError(msg) from refusal
        return Part(found, _card(found, refusal), refusal)


def _card(found: Found, refusal: DeclarationError) -> Blocks:
    """Return what stands in the place of a form that cannot be."""
    why, instead = (refusal.why, refusal.instead) if isinstance(refusal, NoForm) else (str(refusal), "")
    with Blocks(title=words(found.name)) as card:
        Markdown(f"# {words(found.name)}", elem_classes=["title"])
        Markdown(why, elem_classes=["description"])
        if instead:
            Markdown(f"Write instead:\n\n```python\n{instead}\n```")
    return card


def words(name: str) -> str:
    """Return a name as the words of a tab."""
    text = name.replace("_", " ").strip()
    return text[:1].upper() + text[1:]
