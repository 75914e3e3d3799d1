"""Serves the app with the Gradio that is installed: `python serve.py FOLDER`, in an environment that has only that.

It prints one line of JSON, where it is and which functions have no name, and goes on until its input ends.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

import gradio

sys.modules["gradio_lib"] = gradio
sys.path.insert(0, str(Path(__file__).parent))
app = importlib.import_module("app")

NEW = int(gradio.__version__.partition(".")[0]) >= 4


def launched(folder: Path, **options: Any) -> str:
    blocks = app.contract(folder)
    blocks.queue(default_concurrency_limit=4) if NEW else blocks.queue(concurrency_count=4)
    if NEW:
        options["allowed_paths"] = [str(folder)]
    blocks.launch(prevent_thread_lock=True, server_name="127.0.0.1", quiet=True, **options)
    launches.append(blocks)
    return str(blocks.local_url).rstrip("/")


if __name__ == "__main__":
    where = Path(sys.argv[1])
    launches: list[Any] = []
    told: dict[str, Any] = {"url": launched(where), "locked": launched(where, auth=("ada", "lovelace"))}
    told |= {name: app.index_of(launches[0], getattr(app, name)) for name in ("secret", "nameless")}
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    sys.stdin.read()
