"""``python -m gradio_cli`` is ``gradio-run``."""

from __future__ import annotations

from gradio_cli.main import main

if __name__ == "__main__":
    main()
