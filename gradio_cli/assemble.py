"""From the objects that targets name to the one app that is served."""

from __future__ import annotations

from collections.abc import Sequence

from gradio_cli.loader import Found, is_blocks
from gradio_lib.apps.blocks import Blocks
from gradio_lib.apps.interface import Interface
from gradio_lib.apps.tabbed import TabbedInterface

__all__ = ["assemble"]


def assemble(found: Sequence[Found], title: str | None = None) -> Blocks:
    """Return the app that shows what was found: as it is, as one form, or as a tab each.

    Args:
        found: Callables and `Blocks`.
        title: Title of the page; None takes it from the first thing found.
    """
    if len(found) > 1:
        names = [_words(each.name) for each in found]
        return TabbedInterface([_app(each, each.name) for each in found], names, title=title)
    return _app(found[0], "predict", title)


def _app(found: Found, api_name: str, title: str | None = None) -> Blocks:
    if not is_blocks(found.value):
        return Interface(found.value, title=title, api_name=api_name)
    app: Blocks = found.value
    if title is not None:
        app.title = title
    return app


def _words(name: str) -> str:
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]
