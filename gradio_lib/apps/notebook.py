"""Notebooks: the page in a cell, and the ``%%blocks`` magic."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from gradio_lib._lazy import load

if TYPE_CHECKING:
    from gradio_lib.apps.launch import Launched

__all__ = ["Shown", "at_a_prompt", "in_colab", "in_notebook", "load_ipython_extension"]


def at_a_prompt() -> bool:
    """Whether somebody types the program's lines, who wants the prompt back."""
    return bool(getattr(sys, "ps1", sys.flags.interactive))


def in_notebook() -> bool:
    """Whether the program is a notebook's kernel, which can show HTML in a cell."""
    if "IPython" not in sys.modules:
        return False
    shell = load("IPython:get_ipython")()
    return shell is not None and getattr(shell, "kernel", None) is not None


def in_colab() -> bool:
    """Whether the notebook is one of Colab's, whose pages reach the kernel's ports by a proxy only."""
    return "google.colab" in sys.modules


@dataclass(frozen=True, slots=True)
class Shown:
    """How a notebook shows a page."""

    inline: bool | None
    height: int | str
    width: int | str

    def show(self, launched: Launched) -> None:
        """Show the page in the cell, if there is one and it is wanted."""
        if not (in_notebook() if self.inline is None else self.inline):
            return
        if in_colab():
            port = urlsplit(launched.local_url).port
            load("google.colab.output").serve_kernel_port_as_iframe(port, height=self.height, width=self.width)
            return
        display = load("IPython.display")
        url = launched.share_url or launched.local_url
        display.display(display.IFrame(url, width=self.width, height=self.height))


def load_ipython_extension(ipython: Any) -> None:
    """Give a notebook the ``%%blocks`` magic: ``%load_ext gradio_lib``.

    A cell that begins with ``%%blocks`` is run inside ``with gr.Blocks():``, and its page is shown below it. Run again,
    it takes the place of what it has shown before.

    Args:
        ipython: The notebook's shell.
    """
    make: Callable[[], Any] = load("gradio_lib.apps.blocks:Blocks")
    demos: dict[str, Any] = {}

    def blocks(line: str, cell: str, local_ns: dict[str, Any] | None = None) -> None:
        name = line.strip() or "demo"
        if name in demos:
            demos[name].close(verbose=False)
        demo = demos[name] = make()
        names = ipython.user_ns if local_ns is None else local_ns
        with demo:
            exec(compile(cell, "<cell>", "exec"), ipython.user_ns, names)  # noqa: S102 - the cell is the user's own
        names[name] = demo
        demo.launch(quiet=True, prevent_thread_lock=True)

    ipython.register_magic_function(load("IPython.core.magic:needs_local_scope")(blocks), "cell", "blocks")
