"""``gradio-run TARGET…``: serve what the targets name."""

from __future__ import annotations

from gradio_cli.assemble import assemble
from gradio_cli.loader import find
from gradio_cli.options import RunOptions

__all__ = ["run"]


def run(options: RunOptions) -> None:
    """Serve until somebody ends it.

    Raises:
        TargetError: A target cannot be found, imported or wrapped.
        LaunchError: No port is free, the server could not start, or no public link could be opened.
    """
    blocks = assemble(find(options.targets), options.title)
    blocks.launch(
        inbrowser=options.open,
        share=options.share or None,
        auth=list(options.auth) or None,
        server_name=options.host,
        server_port=options.port,
    )
