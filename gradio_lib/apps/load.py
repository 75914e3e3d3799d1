"""``gr.load``: an app of a model or of another app, by its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gradio_lib.apps.blocks import Blocks
from gradio_lib.apps.loading.models import load_model
from gradio_lib.apps.loading.spaces import load_space
from gradio_lib.errors import DeclarationError
from gradio_lib.legacy.warnings import warn

__all__ = ["load"]

_MODELS, _SPACES = {"models", "huggingface"}, {"spaces"}


def load(
    name: str,
    src: str | Callable[[str, str | None], Blocks] | None = None,
    api_key: str | None = None,
    hf_token: str | None = None,
    alias: str | None = None,
    *,
    token: str | None = None,
    accept_token: bool = False,
    provider: str | None = None,
    **kwargs: Any,
) -> Blocks:
    """Return an app of a model or a Space of the Hub, or of any app that is served somewhere.

    Args:
        name: ``"models/owner/name"``, ``"spaces/owner/name"``, or the address of an app.
        src: ``"models"`` or ``"spaces"`` where the name does not begin with it; or a function that makes the app of the
            name and the token.
        api_key: 3.x spelling of `token`.
        hf_token: 3.x spelling of `token`.
        alias: Accepted for old apps.
        token: Access token, for private ones.
        accept_token: Accepted for today's apps: visitors give no tokens here.
        provider: Who runs a model; None is the Hub's own Inference API.
        **kwargs: As for `Interface` (of a model) or `Blocks` (of an app).

    Returns:
        The app, which can also be called like a function.

    Raises:
        DeclarationError: There is no such model or Space.
        ConnectionFailed: An app does not answer.

    Example:
        >>> demo = load("spaces/owner/greeter")  # doctest: +SKIP
        >>> demo("Ada")  # doctest: +SKIP
        'Hello Ada'
    """
    given = token or hf_token or api_key
    for option, value, instead in (("api_key", api_key, "use token="), ("alias", alias, "use title=")):
        if value is not None:
            warn(f"gr.load({option}=…) is from 3.x: {instead}.")
    if accept_token:
        warn("gr.load(accept_token=…) has no effect: visitors give no tokens here.")
    if callable(src):
        return src(name, given)
    if name.startswith(("http://", "https://")):
        return load_space(name, given, **kwargs)
    source, what = (src, name) if src else (name.partition("/")[0], name.partition("/")[2])
    if source in _MODELS:
        return load_model(what, given, provider, **kwargs)
    if source in _SPACES:
        return load_space(what, given, **kwargs)
    msg = f"gr.load({name!r}): begin the name with models/ or spaces/, or give src=, or the address of an app."
    raise DeclarationError(msg)
