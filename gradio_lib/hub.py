"""The door to the Hugging Face Hub, or to what ``HF_ENDPOINT`` names in its place."""

from __future__ import annotations

from typing import Any

from gradio_lib import settings
from gradio_lib._lazy import require

__all__ = ["api", "endpoint"]


def endpoint() -> str:
    """Return the address of the Hub, without a slash at the end."""
    configured = settings.read("HF_ENDPOINT")
    address: str = configured or require("huggingface_hub.constants", "for the Hugging Face Hub").ENDPOINT
    return address.rstrip("/")


def api(token: str | None = None) -> Any:
    """Return the Hub's own client.

    Args:
        token: Access token; None takes the one that ``hf auth login`` keeps.
    """
    return require("huggingface_hub", "for the Hugging Face Hub").HfApi(endpoint=endpoint(), token=token)
