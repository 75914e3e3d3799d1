"""Pipelines of transformers and diffusers as Interfaces; neither package is imported, an object's own facts will do."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

from gradio_lib.apps.interface import Interface
from gradio_lib.apps.loading.tasks import ALIASES, TASKS, Part, components_of
from gradio_lib.errors import DeclarationError, nearest

__all__ = ["interface_of"]

# Parameters of diffusers' pipelines that people set, in the order in which they are shown.
FIELDS: Mapping[str, Part] = {
    "image": ("image", {"label": "Picture", "type": "pil"}),
    "prompt": ("textbox", {"label": "Prompt", "lines": 2}),
    "negative_prompt": ("textbox", {"label": "Negative prompt", "info": "What is not to be seen."}),
    "strength": ("slider", {"label": "Strength", "minimum": 0, "maximum": 1, "step": 0.01}),
    "noise_level": ("slider", {"label": "Noise level", "minimum": 1, "maximum": 100, "step": 1}),
    "num_inference_steps": ("slider", {"label": "Steps", "minimum": 1, "maximum": 100, "step": 1}),
    "guidance_scale": ("slider", {"label": "Guidance scale", "minimum": 1, "maximum": 20, "step": 0.1}),
    "audio_length_in_s": ("slider", {"label": "Seconds", "minimum": 1, "maximum": 60, "step": 0.5, "value": 5}),
    "image_guidance_scale": ("slider", {"label": "Picture's guidance scale", "minimum": 1, "maximum": 5, "step": 0.1}),
}
_RATE = 16_000  # Hz, of those that do not say
_MASKED: Part = ("image", {"label": "Picture, with what is to be filled painted over", "type": "pil", "tool": "sketch"})


def interface_of(pipeline: Any, **options: Any) -> Interface:
    """Return an Interface for a pipeline.

    Args:
        pipeline: A pipeline of transformers, with its ``task``, or one of diffusers.
        **options: As for `Interface`, in the place of what the task says.

    Raises:
        DeclarationError: It is no pipeline, or its task has no form.
    """
    if type(pipeline).__module__.partition(".")[0] == "diffusers":
        return _of_diffusers(pipeline, options)
    kind = getattr(pipeline, "task", None)
    if not isinstance(kind, str) or not callable(pipeline):
        msg = f"{pipeline!r} is no pipeline of transformers (it has no task) and none of diffusers."
        raise DeclarationError(msg)
    plain = "translation" if kind.startswith("translation") else kind
    task = TASKS.get(ALIASES.get(plain, plain))
    if task is None:
        msg = f"Pipelines for {kind!r} have no form here.{nearest(kind, TASKS)} Give gr.Interface its components."
        raise DeclarationError(msg)

    def predict(*values: Any) -> Any:
        return task.result(task.call(pipeline, values), values)

    return _interface(predict, task.inputs, task.outputs, pipeline, options)


def _interface(
    fn: Callable[..., Any], inputs: tuple[Part, ...], outputs: tuple[Part, ...], pipeline: Any, options: dict[str, Any]
) -> Interface:
    title = getattr(getattr(pipeline, "model", None), "name_or_path", None) or type(pipeline).__name__
    made = {"inputs": components_of(inputs), "outputs": components_of(outputs), "title": str(title), **options}
    return Interface(fn, **made)


def _of_diffusers(pipeline: Any, options: dict[str, Any]) -> Interface:
    taken = inspect.signature(pipeline.__call__).parameters
    names = [name for name in FIELDS if name in taken]
    masked = "mask_image" in taken and "image" in taken
    parts = tuple(_with_default(FIELDS[name], taken[name].default) for name in names)
    if masked:
        parts = (_MASKED, *parts[1:])

    def predict(*values: Any) -> Any:
        given = dict(zip(names, values, strict=True))
        if masked:
            given |= {"image": given["image"]["image"], "mask_image": given["image"]["mask"]}
        made = pipeline(**{name: value for name, value in given.items() if value is not None and value != ""})
        first = (made[kind] if isinstance(made, Mapping) else getattr(made, kind))[0]
        return (_rate(pipeline), first) if kind == "audios" else first

    kind = "audios" if "audio_length_in_s" in taken else "images"
    output: Part = ("audio" if kind == "audios" else "image", {"label": "Output"})
    return _interface(predict, parts, (output,), pipeline, options)


def _rate(pipeline: Any) -> int:
    """Return the sample rate (Hz) of the sound that a pipeline makes, by the part that makes it."""
    makers = (getattr(pipeline, name, None) for name in ("vocoder", "vae", "unet"))
    configs = (getattr(maker, "config", None) for maker in makers)
    rates = (getattr(config, name, None) for config in configs for name in ("sampling_rate", "sample_rate"))
    return int(next((rate for rate in rates if isinstance(rate, int)), _RATE))


def _with_default(part: Part, default: Any) -> Part:
    """Return a slider that begins where the pipeline does."""
    name, options = part
    if name != "slider" or not isinstance(default, int | float):
        return part
    return name, {**options, "value": default, "maximum": max(options["maximum"], default)}
