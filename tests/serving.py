"""An app under test, served as its author would: `launch()` in this process, on a free port of the loopback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import gradio_lib as gr


@contextmanager
def serving(app: gr.Blocks, **options: Any) -> Iterator[str]:
    """Serve `app` and give its address, without a slash at its end."""
    app.launch(**{"prevent_thread_lock": True, "server_port": 0, "quiet": True, **options})
    try:
        yield str(app.local_url).rstrip("/")
    finally:
        app.close(verbose=False)
