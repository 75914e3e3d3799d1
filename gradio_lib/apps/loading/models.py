"""Models of the Inference API: an Interface whose function asks the Hub."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from gradio_lib import hub, settings
from gradio_lib._lazy import require
from gradio_lib.apps.interface import Interface
from gradio_lib.apps.loading.tasks import ALIASES, TASKS, Task, components_of
from gradio_lib.errors import DeclarationError, Error

__all__ = ["load_model"]

_SECONDS = 120.0
_ROUTER = "https://router.huggingface.co"


def load_model(name: str, token: str | None, provider: str | None = None, **options: Any) -> Interface:
    """Return an Interface for a model of the Hub.

    Args:
        name: The model, ``"owner/name"``.
        token: Access token.
        provider: Who runs it; None is the Hub's own Inference API.
        **options: As for `Interface`, in the place of what the model's task says.

    Raises:
        DeclarationError: There is no such model, or its task has no form.
    """
    task = _task_of(name, token)
    ask = _asking(name, task, token, provider)
    made = {"inputs": components_of(task.inputs), "outputs": components_of(task.outputs), "title": name, **options}
    return Interface(ask, **made)


def _task_of(name: str, token: str | None) -> Task:
    errors = require("huggingface_hub.errors", "for gr.load")
    try:
        kind = str(hub.api(token).model_info(name).pipeline_tag)
    except (errors.RepositoryNotFoundError, errors.HFValidationError) as error:
        msg = f"There is no model {name!r} on {hub.endpoint()}. A private one needs a token: gr.load(…, token=…)."
        raise DeclarationError(msg) from error
    task = TASKS.get(ALIASES.get(kind, kind))
    if task is None:
        msg = f"The model {name!r} is for {kind}, which has no form here. There are forms for: {', '.join(TASKS)}."
        raise DeclarationError(msg)
    return task


def _asking(name: str, task: Task, token: str | None, provider: str | None) -> Callable[..., Any]:
    def ask(*values: Any) -> Any:
        body = task.body(values)
        content = {"content": body.read_bytes()} if isinstance(body, Path) else {"json": body}
        headers = {"x-wait-for-model": "true", **({"authorization": f"Bearer {token}"} if token else {})}
        httpx = require("httpx", "for gr.load")
        try:
            answer = httpx.post(_address(name, provider), headers=headers, timeout=_SECONDS, **content)
        except httpx.HTTPError as error:
            msg = f"The model {name} cannot be reached: {error or type(error).__name__}. Try again in a moment."
            raise Error(msg) from error
        return task.result(_read(name, answer), values)

    ask.__name__ = "predict"
    return ask


def _address(name: str, provider: str | None) -> str:
    base = settings.read("HF_INFERENCE_ENDPOINT") or f"{_ROUTER}/{provider or 'hf-inference'}"
    return f"{base.rstrip('/')}/models/{name}"


def _read(name: str, answer: Any) -> Any:
    """Return the data of an answer: JSON, or the bytes of a file.

    Raises:
        Error: It is none; the message is for the person at the page.
    """
    kind = answer.headers.get("content-type", "")
    data = answer.json() if "json" in kind else answer.content
    told = data.get("error") if isinstance(data, dict) else None
    if answer.is_success and not told:
        return data
    if answer.status_code in {401, 403}:
        msg = f"The model {name} asks for a token that may use it: give one to gr.load(…, token=…)."
    elif isinstance(data, dict) and data.get("estimated_time"):
        msg = f"The model {name} is being loaded; try again in {float(data['estimated_time']):.0f} seconds."
    else:
        msg = f"The model {name} could not answer: {told or f'status {answer.status_code}'}."
    raise Error(msg)
