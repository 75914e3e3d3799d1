"""Experiment trackers: where an app is goes into the log of the experiment that it shows."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gradio_lib.apps.launch import Launched

__all__ = ["integrate"]


def integrate(launched: Launched, *, comet_ml: Any, wandb: Any, mlflow: Any) -> None:
    """Note the address of a served app in each tracker that is given."""
    url = launched.share_url or launched.local_url
    if comet_ml is not None:
        comet_ml.log_other("Created from", "Gradio")
        comet_ml.log_text(f"gradio: {url}")
        comet_ml.end()
    if wandb is not None:
        frame = f'<iframe src="{html.escape(url)}" width="100%" height="600" style="border: 0"></iframe>'
        wandb.log({"Gradio panel": wandb.Html(frame)})
    if mlflow is not None:
        mlflow.log_param(f"Gradio Interface {'Share' if launched.share_url else 'Local'} Link", url)
