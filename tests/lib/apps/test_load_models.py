"""Models of the Hub by their task: what is asked of them, what becomes of the answer. Pipelines of the same tasks."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image as Pictures

import gradio_lib as gr
from gradio_lib.errors import DeclarationError
from gradio_lib.legacy.warnings import GradioDeprecationWarning
from tests.hub import Hub, playing
from tests.visitor import Visitor, visiting

TOKEN = "x" * 8


def png(color: tuple[int, int, int] = (255, 0, 0)) -> bytes:
    body = io.BytesIO()
    Pictures.new("RGB", (3, 2), color).save(body, "PNG")
    return body.getvalue()


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    with playing() as played:
        monkeypatch.setenv("HF_ENDPOINT", played.url)
        monkeypatch.setenv("HF_INFERENCE_ENDPOINT", f"{played.url}/inference")
        yield played


def put(hub: Hub, name: str, task: str) -> None:
    hub.files[f"models/{name}"] = {}
    hub.facts[f"models/{name}"] = {"pipeline_tag": task}


def upload(visitor: Visitor, name: str, content: bytes) -> dict[str, Any]:
    (path,) = visitor.http.post("/gradio_api/upload", files={"files": (name, content)}).json()
    return {"path": path, "orig_name": name, "meta": {"_type": "gradio.FileData"}}


PICTURE = object()  # stands for an uploaded picture
LABELS = {"label": "cat", "confidences": [{"label": "cat", "confidence": 0.9}, {"label": "dog", "confidence": 0.1}]}
SCORED = [{"label": "cat", "score": 0.9}, {"label": "dog", "score": 0.1}]

# task: what is entered, what the model gets (None: a file's bytes), what it answers, what the outputs show
CASES: dict[str, tuple[list[Any], Any, Any, list[Any]]] = {
    "text-classification": (["hi"], {"inputs": "hi"}, [SCORED], [LABELS]),
    "fill-mask": (
        ["a [MASK]"],
        {"inputs": "a [MASK]"},
        [{"token_str": " cat", "score": 0.9}, {"token_str": " dog", "score": 0.1}],
        [LABELS],
    ),
    "zero-shot-classification": (
        ["hi", "cat, dog,", True],
        {"inputs": "hi", "parameters": {"candidate_labels": ["cat", "dog"], "multi_label": True}},
        {"labels": ["cat", "dog"], "scores": [0.9, 0.1]},
        [LABELS],
    ),
    "sentence-similarity": (
        ["hi", "cat\n\ndog\n"],
        {"inputs": {"source_sentence": "hi", "sentences": ["cat", "dog"]}},
        [0.9, 0.1],
        [LABELS],
    ),
    "question-answering": (
        ["A cat sat.", "Who?"],
        {"inputs": {"context": "A cat sat.", "question": "Who?"}},
        {"answer": "cat", "score": 0.9, "start": 2, "end": 5},
        ["cat", {"label": "cat", "confidences": [{"label": "cat", "confidence": 0.9}]}],
    ),
    "summarization": (["long"], {"inputs": "long"}, [{"summary_text": "short"}], ["short"]),
    "translation": (["one"], {"inputs": "one"}, [{"translation_text": "eins"}], ["eins"]),
    "text-generation": (["a"], {"inputs": "a"}, [{"generated_text": "ab"}], ["ab"]),
    "text2text-generation": (["a"], {"inputs": "a"}, [{"generated_text": "b"}], ["b"]),
    "image-classification": ([PICTURE], None, SCORED, [LABELS]),
    "image-to-text": ([PICTURE], None, [{"generated_text": "a cat"}], ["a cat"]),
    "table-question-answering": (
        [{"headers": ["cat"], "data": [[1], [2]]}, "How many?"],
        {"inputs": {"query": "How many?", "table": {"cat": [1, 2]}}},
        {"answer": "COUNT > 2", "cells": ["2"]},
        ["COUNT > 2"],
    ),
    "image-text-to-text": (
        [PICTURE, "Who?"],
        {"inputs": {"image": base64.b64encode(png()).decode(), "question": "Who?"}},
        [{"generated_text": "a cat"}],
        ["a cat"],
    ),
    "zero-shot-image-classification": (
        [PICTURE, "cat, dog"],
        {"inputs": base64.b64encode(png()).decode(), "parameters": {"candidate_labels": ["cat", "dog"]}},
        SCORED,
        [LABELS],
    ),
    "visual-question-answering": (
        [PICTURE, "Who?"],
        {"inputs": {"image": base64.b64encode(png()).decode(), "question": "Who?"}},
        [{"answer": "cat", "score": 0.9}, {"answer": "dog", "score": 0.1}],
        [LABELS],
    ),
}


@pytest.mark.parametrize("task", CASES)
def test_a_model_is_asked_in_the_words_of_its_task(hub: Hub, task: str) -> None:
    entered, wanted, answer, shown = CASES[task]
    asked: list[tuple[str, bytes]] = []

    def infer(name: str, body: bytes) -> tuple[bytes, str]:
        asked.append((name, body))
        return json.dumps(answer).encode(), "application/json"

    put(hub, "ada/model", task)
    hub.infer = infer
    app = gr.load("models/ada/model", token=TOKEN)
    assert (app.title, app.get_block_name()) == ("ada/model", "blocks")
    with visiting(app) as visitor:
        values = [upload(visitor, "in.png", png()) if each is PICTURE else each for each in entered]
        assert visitor.run(0, *values) == shown
    ((name, body),) = asked
    assert name == "ada/model"
    assert body == png() if wanted is None else json.loads(body) == wanted
    assert f"Bearer {TOKEN}" in hub.tokens


def test_the_document_s_question_goes_with_its_picture(hub: Hub) -> None:
    put(hub, "ada/model", "document-question-answering")
    hub.infer = lambda _, body: (
        json.dumps([{"answer": json.loads(body)["inputs"]["question"], "score": 1}]).encode(),
        "application/json",
    )
    with visiting(gr.load("ada/model", src="models")) as visitor:
        assert visitor.run(0, upload(visitor, "in.png", png()), "Who?")[0]["label"] == "Who?"


def test_a_picture_comes_back_as_one(hub: Hub) -> None:
    put(hub, "ada/painter", "text-to-image")
    hub.infer = lambda _name, _body: (png((0, 0, 255)), "image/png")
    with visiting(gr.load("huggingface/ada/painter")) as visitor:
        (shown,) = visitor.run(0, "blue")
        body = visitor.http.get(shown["url"]).content
    assert Pictures.open(io.BytesIO(body)).getpixel((0, 0)) == (0, 0, 255)


def test_rows_go_by_columns_and_vectors_come_as_tables(hub: Hub) -> None:
    put(hub, "ada/rows", "tabular-classification")
    put(hub, "ada/vectors", "feature-extraction")
    hub.infer = lambda name, body: (
        json.dumps(
            [[[[1.0, 2.0], [3.0, 4.0]]]] if name == "ada/vectors" else json.loads(body)["inputs"]["data"]["a"]
        ).encode(),
        "application/json",
    )
    with visiting(gr.load("models/ada/rows")) as visitor:
        rows = {"headers": ["a", "b"], "data": [[1, 2], [3, 4]], "metadata": None}
        assert visitor.run(0, rows)[0]["data"] == [[1], [3]]
    with visiting(gr.load("models/ada/vectors")) as visitor:
        assert visitor.run(0, "hi")[0]["data"] == [[1.0, 2.0], [3.0, 4.0]]


@pytest.mark.parametrize(
    ("status", "body", "told"),
    [
        (503, {"error": "Model is loading", "estimated_time": 20.4}, "is being loaded; try again in 20 seconds"),
        (401, {"error": "unauthorized"}, "asks for a token that may use it"),
        (500, {"error": "out of memory"}, "could not answer: out of memory"),
        (200, {"error": "no such thing"}, "could not answer: no such thing"),
        (404, None, "could not answer: status 404"),
    ],
)
def test_what_went_wrong_is_told_at_the_page(hub: Hub, status: int, body: Any, told: str) -> None:
    put(hub, "ada/model", "summarization")
    hub.infer = lambda _name, _body: (json.dumps(body).encode(), "application/json")
    hub.status = status
    with visiting(gr.load("models/ada/model")) as visitor:
        assert told in visitor.failure(0, "text")


def test_a_line_that_is_down_is_told_at_the_page(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    put(hub, "ada/model", "summarization")
    app = gr.load("models/ada/model")
    monkeypatch.setenv("HF_INFERENCE_ENDPOINT", "http://127.0.0.1:9")
    with visiting(app) as visitor:
        assert "cannot be reached" in visitor.failure(0, "text")


def test_a_picture_that_is_missing_is_told(hub: Hub) -> None:
    put(hub, "ada/model", "image-classification")
    with visiting(gr.load("models/ada/model")) as visitor:
        assert "There is no file" in visitor.failure(0, None)


def test_what_cannot_be_loaded_is_told(hub: Hub) -> None:
    put(hub, "ada/model", "robotics")
    with pytest.raises(DeclarationError, match="is for robotics, which has no form here"):
        gr.load("models/ada/model")
    with pytest.raises(DeclarationError, match="There is no model 'ada/nothing'"):
        gr.load("models/ada/nothing")
    with pytest.raises(DeclarationError, match="begin the name with models/ or spaces/"):
        gr.load("ada/model")


@pytest.mark.usefixtures("hub")
def test_a_function_can_load_in_the_hub_s_place() -> None:
    app = gr.load("anything", src=lambda name, token: gr.Interface(lambda: f"{name} {token}", None, "text"), token="t")  # noqa: S106
    assert app() == "anything t"


def test_the_spellings_of_3x_load_too(hub: Hub) -> None:
    put(hub, "ada/model", "summarization")
    hub.infer = lambda _name, _body: (b'[{"summary_text": "short"}]', "application/json")
    with pytest.warns(GradioDeprecationWarning, match="use token="):
        assert gr.Interface.load("huggingface/ada/model", api_key=TOKEN, title="Mine").title == "Mine"
    with pytest.warns(GradioDeprecationWarning, match="use title="):
        app = gr.Blocks.load(name="models/ada/model", alias="mine")
    assert app("long") == "short"


# -- pipelines ----------------------------------------------------------------------------------------------------


class Pipeline:
    """Plays a pipeline of transformers: has a task and is called."""

    def __init__(self, task: str, answer: Any) -> None:
        self.task = task
        self.answer = answer
        self.asked: list[Any] = []

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        self.asked.append((args, kwargs))
        return self.answer


Pipeline.__module__ = "transformers.pipelines.base"


@pytest.mark.parametrize("task", CASES)
def test_a_pipeline_has_the_form_of_its_task(task: str) -> None:
    entered, _, answer, shown = CASES[task]
    pipeline = Pipeline(task, answer)
    app = gr.Interface.from_pipeline(pipeline, title="Mine")
    with visiting(app) as visitor:
        values = [upload(visitor, "in.png", png()) if each is PICTURE else each for each in entered]
        assert visitor.run(0, *values) == shown
    assert app.title == "Mine"
    assert len(pipeline.asked) == 1


class Conversation:
    """What conversational pipelines gave until they took messages."""

    generated_responses = ("Hello", "Fine")


@pytest.mark.parametrize(
    "answer",
    [
        Conversation(),
        {"generated_text": "Fine"},
        [{"generated_text": [{"role": "user", "content": "x"}, {"role": "assistant", "content": "Fine"}]}],
    ],
)
def test_conversations_go_on(answer: Any) -> None:
    pipeline = Pipeline("conversational", answer)
    app = gr.Interface.from_pipeline(pipeline)
    with visiting(app) as visitor:
        visitor.run(app.dependency, "Hi", None)
        shown, _ = visitor.run(app.dependency, "How are you?", None)
    assert [part["text"] for message in shown for part in message["content"]] == ["Hi", "Fine", "How are you?", "Fine"]
    ((messages,), _) = pipeline.asked[1]
    assert messages[1:] == [{"role": "assistant", "content": "Fine"}, {"role": "user", "content": "How are you?"}]


def test_masks_are_numbered(tmp_path: Path) -> None:
    (tmp_path / "in.png").write_bytes(png())
    app = gr.Interface.from_pipeline(Pipeline("mask-generation", {"masks": [np.ones((2, 2)), np.zeros((2, 2))]}))
    path, marks = app(str(tmp_path / "in.png"))
    assert (Path(path).name, [name for _, name in marks]) == ("in.png", ["1", "2"])


@pytest.mark.parametrize(
    ("task", "entered", "args", "kwargs"),
    [
        ("translation_en_to_de", ["one"], ("one",), {}),
        ("sentiment-analysis", ["hi"], ("hi",), {}),
        ("question-answering", ["c", "q"], (), {"context": "c", "question": "q"}),
        ("zero-shot-object-detection", ["a.png", "cat"], ("a.png",), {"candidate_labels": ["cat"]}),
        ("image-text-to-text", ["a.png", "q"], (), {"images": "a.png", "text": "q"}),
        ("zero-shot-classification", ["hi", "a,b", False], ("hi", ["a", "b"]), {"multi_label": False}),
    ],
)
def test_pipelines_are_called_as_they_want_it(task: str, entered: list[Any], args: Any, kwargs: Any) -> None:
    box = {"xmin": 0, "ymin": 0, "xmax": 1, "ymax": 1}
    told = {"translation_text": "x", "generated_text": "x", "label": "x", "answer": "x", "score": 1.0, "box": box}
    pipeline = Pipeline(task, [told])
    gr.Interface.from_pipeline(pipeline)(*entered)
    assert pipeline.asked == [(args, kwargs)]


def test_depth_comes_as_a_picture(tmp_path: Path) -> None:
    (tmp_path / "in.png").write_bytes(png())
    depth = Pictures.new("L", (3, 2), 7)
    app = gr.Interface.from_pipeline(
        Pipeline("depth-estimation", {"depth": depth, "predicted_depth": np.zeros((2, 3))})
    )
    assert app(str(tmp_path / "in.png")) is depth


def test_what_is_no_pipeline_is_told() -> None:
    with pytest.raises(DeclarationError, match="is no pipeline of transformers"):
        gr.Interface.from_pipeline(3)
    with pytest.raises(DeclarationError, match="Pipelines for 'translat' have no form here"):
        gr.Interface.from_pipeline(Pipeline("translat", None))


class Images:
    def __init__(self, images: list[Any]) -> None:
        self.images = images


class StableDiffusionPipeline:
    """Plays a pipeline of diffusers: what it can be told, its signature tells."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []

    def __call__(
        self,
        prompt: str | None = None,
        height: int | None = None,  # noqa: ARG002
        num_inference_steps: int = 50,
        guidance_scale: float = 7.5,
        negative_prompt: str | None = None,
        generator: Any = None,  # noqa: ARG002
    ) -> Images:
        self.asked.append(
            {"prompt": prompt, "negative": negative_prompt, "steps": num_inference_steps, "scale": guidance_scale}
        )
        return Images([Pictures.new("RGB", (3, 2), (0, 0, 255))])


class Img2ImgPipeline:
    def __call__(self, prompt: str, image: Any, strength: float = 0.8) -> dict[str, Any]:
        return {"images": [image.rotate(90, expand=True)], "prompt": prompt, "strength": strength}


class AudioPipeline:
    class vocoder:  # noqa: N801 - as diffusers calls it
        class config:  # noqa: N801 - as diffusers calls it
            sampling_rate = 8000

    def __call__(self, prompt: str, audio_length_in_s: float = 5.12) -> dict[str, Any]:
        return {"audios": [np.zeros(int(8000 * audio_length_in_s), np.float32)], "prompt": prompt}


for kind in (StableDiffusionPipeline, Img2ImgPipeline, AudioPipeline):
    kind.__module__ = "diffusers.pipelines.played"


def test_diffusers_are_told_what_their_signature_takes() -> None:
    pipeline = StableDiffusionPipeline()
    app = gr.Interface.from_pipeline(pipeline)
    assert app.title == "StableDiffusionPipeline"
    assert [(each.label, getattr(each, "value", None)) for each in app.input_components] == [
        ("Prompt", ""),
        ("Negative prompt", ""),
        ("Steps", 50),
        ("Guidance scale", 7.5),
    ]
    with visiting(app) as visitor:
        (shown,) = visitor.run(0, "blue", "", 20, 3)
        body = visitor.http.get(shown["url"]).content
    assert Pictures.open(io.BytesIO(body)).getpixel((0, 0)) == (0, 0, 255)
    assert pipeline.asked == [{"prompt": "blue", "negative": None, "steps": 20, "scale": 3}]


def test_diffusers_that_begin_with_a_picture_get_one() -> None:
    app = gr.Interface.from_pipeline(Img2ImgPipeline())
    with visiting(app) as visitor:
        (shown,) = visitor.run(0, upload(visitor, "in.png", png()), "turn", 0.5)
        body = visitor.http.get(shown["url"]).content
    assert Pictures.open(io.BytesIO(body)).size == (2, 3)


def test_diffusers_that_make_sound_give_it_with_its_rate() -> None:
    app = gr.Interface.from_pipeline(AudioPipeline())
    rate, samples = app("rain", 2)
    assert (rate, len(samples), app.output_components[0].get_block_name()) == (8000, 16000, "audio")
