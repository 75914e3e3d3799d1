"""What a model's task takes and gives, as components; the answers of the Inference API and of pipelines alike."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gradio_lib.components.shortcuts import component_of
from gradio_lib.errors import InvalidValue
from gradio_lib.graph.component import Component
from gradio_lib.values.file import files

__all__ = ["TASKS", "Part", "Task", "components_of"]

Part = tuple[str, dict[str, Any]]
"""Name of a component, and what it is made with."""
Values = Sequence[Any]


def _call(pipeline: Any, values: Values) -> Any:
    return pipeline(*values)


def _inputs(values: Values) -> Any:
    return {"inputs": values[0]}


@dataclass(frozen=True)
class Task:
    """How a kind of model is asked, and what its answer means."""

    inputs: tuple[Part, ...]
    outputs: tuple[Part, ...]
    result: Callable[[Any, Values], Any]
    """Makes the outputs' values of an answer and the inputs' values."""
    body: Callable[[Values], Any] = _inputs
    """Makes the body of a call to the Inference API: JSON data, or the path of a file."""
    call: Callable[[Any, Values], Any] = _call
    """Calls a pipeline."""
    examples: tuple[Any, ...] = field(default=())


def components_of(parts: Sequence[Part]) -> list[Component[Any, Any]]:
    """Return the components that are named."""
    return [component_of(name, **options) for name, options in parts]


# -- bodies -------------------------------------------------------------------------------------------------------


def _file(values: Values) -> Path:
    if values[0] is None:
        msg = "There is no file; give one."
        raise InvalidValue(msg)
    return Path(values[0])


def _picture_and_question(values: Values) -> Any:
    picture = base64.b64encode(_file(values).read_bytes()).decode()
    return {"inputs": {"image": picture, "question": values[1]}}


def _labels(text: Any) -> list[str]:
    return [label.strip() for label in str(text or "").split(",") if label.strip()]


def _lines(text: Any) -> list[str]:
    return [line for line in str(text or "").splitlines() if line.strip()]


def _columns(values: Values) -> Any:
    return {"inputs": {"data": {str(name): list(column) for name, column in values[0].items()}}}


def _file_and_labels(values: Values) -> Any:
    given = base64.b64encode(_file(values).read_bytes()).decode()
    return {"inputs": given, "parameters": {"candidate_labels": _labels(values[1])}}


def _words(pairs: Any, text: Any) -> list[dict[str, str]]:
    """Return a conversation as messages, the text as its last."""
    said = [(role, each) for pair in pairs or () for role, each in zip(("user", "assistant"), pair, strict=True)]
    return [{"role": role, "content": str(each)} for role, each in [*said, ("user", text)] if each is not None]


def _talk(values: Values) -> Any:
    text, pairs = values
    asked, answered = ([str(pair[part]) for pair in pairs or ()] for part in (0, 1))
    return {"inputs": {"past_user_inputs": asked, "generated_responses": answered, "text": text}}


# -- answers ------------------------------------------------------------------------------------------------------


def _first(answer: Any) -> Any:
    """Return the one item of a list, of any depth."""
    while isinstance(answer, list) and answer:
        answer = answer[0]
    return answer


def _text(name: str) -> Callable[[Any, Values], str]:
    def read(answer: Any, _values: Values) -> str:
        found = _first(answer)
        return str(found[name] if isinstance(found, Mapping) else found)

    return read


def _scores(answer: Any, _values: Values) -> dict[str, float]:
    """Return a label's value: of pairs of label and score in one of their spellings."""
    if isinstance(answer, Mapping) and "labels" in answer:
        return {str(label): float(score) for label, score in zip(answer["labels"], answer["scores"], strict=True)}
    items = answer[0] if answer and isinstance(answer[0], list) else answer
    return {_name(item): float(item["score"]) for item in items}


def _name(item: Mapping[str, Any]) -> str:
    return str(next(item[key] for key in ("label", "token_str", "answer") if item.get(key) is not None)).strip()


def _answer(answer: Any, _values: Values) -> tuple[str, dict[str, float]]:
    found = _first(answer)
    return found["answer"], {str(found["answer"]): float(found["score"])}


def _said(answer: Any, values: Values) -> tuple[Any, Any]:
    """Return the conversation with the answer, for the page and for the state: in one of three spellings."""
    found = _first(answer)
    if isinstance(found, Mapping):
        found = found["generated_text"]
    elif hasattr(found, "generated_responses"):
        found = found.generated_responses[-1]
    if isinstance(found, list):
        found = found[-1]["content"]
    text, pairs = values
    now = [*(pairs or ()), [text, str(found)]]
    return now, now


def _similarities(answer: Any, values: Values) -> dict[str, float]:
    return {sentence: float(score) for sentence, score in zip(_lines(values[1]), answer, strict=True)}


def _tokens(answer: Any, values: Values) -> dict[str, Any]:
    items = answer[0] if answer and isinstance(answer[0], list) else answer
    kinds = ("entity_group", "entity")
    entities = [
        {
            "entity": next(item[kind] for kind in kinds if item.get(kind) is not None),
            "start": item["start"],
            "end": item["end"],
        }
        for item in items
    ]
    return {"text": values[0], "entities": entities}


def _boxes(answer: Any, values: Values) -> Any:
    corners = ("xmin", "ymin", "xmax", "ymax")
    return values[0], [(tuple(int(item["box"][each]) for each in corners), item["label"]) for item in answer]


def _masks(answer: Any, values: Values) -> Any:
    return values[0], [(item["mask"], item["label"]) for item in answer]


def _numbered(answer: Any, values: Values) -> Any:
    return values[0], [(mask, str(number)) for number, mask in enumerate(answer["masks"], 1)]


def _film(answer: Any, _values: Values) -> Any:
    return _stored(answer, "film.mp4") if isinstance(answer, bytes) else answer


def _vector(answer: Any, _values: Values) -> Any:
    rows = answer
    while isinstance(rows, list) and rows and isinstance(rows[0], list) and isinstance(rows[0][0], list):
        rows = rows[0]
    return rows if rows and isinstance(rows[0], list) else [rows]


def _table(answer: Any, _values: Values) -> Any:
    return [[value] for value in answer]


def _picture(answer: Any, _values: Values) -> Any:
    return _stored(answer, "picture.png") if isinstance(answer, bytes) else _first(answer)


def _depth(answer: Any, _values: Values) -> Any:
    return answer["depth"]


def _sound(answer: Any, _values: Values) -> Any:
    found = _first(answer)
    if isinstance(found, bytes):
        return _stored(found, "sound.flac")
    if "blob" in found:
        ending = str(found.get("content-type", "audio/flac")).rpartition("/")[2]
        return _stored(base64.b64decode(found["blob"]), f"sound.{ending}")
    return found["sampling_rate"], found["audio"].squeeze()


def _stored(content: bytes, name: str) -> str:
    """Return the path of a file with that content."""
    scope = files()
    return str(scope.open(scope.put(content, name).payload())[0])


# -- tasks --------------------------------------------------------------------------------------------------------

_TEXT: Part = ("textbox", {"label": "Input", "lines": 3})
_OUT: Part = ("textbox", {"label": "Output", "lines": 3})
_CLASSES: Part = ("label", {"label": "Classification"})
_PICTURE: Part = ("image", {"label": "Picture", "type": "filepath"})
_SOUND: Part = ("audio", {"label": "Sound", "type": "filepath"})
_QUESTION: Part = ("textbox", {"label": "Question"})
_TABLE: Part = ("dataframe", {"label": "Rows", "type": "pandas"})


_FILM: Part = ("video", {"label": "Film"})
_WANTED: Part = ("textbox", {"label": "Classes", "info": "Separated by commas."})
_OBJECTS: Part = ("annotatedimage", {"label": "Objects"})


def _among_classes(part: Part, output: Part, result: Callable[[Any, Values], Any]) -> Task:
    return Task(
        (part, _WANTED),
        (output,),
        result,
        _file_and_labels,
        lambda pipeline, values: pipeline(values[0], candidate_labels=_labels(values[1])),
    )


def _written(name: str) -> Task:
    return Task((_TEXT,), (_OUT,), _text(name))


def _asked_of_picture(result: Callable[[Any, Values], Any]) -> Task:
    return Task(
        (_PICTURE, _QUESTION),
        (("label", {"label": "Answer"}),),
        result,
        _picture_and_question,
        lambda pipeline, values: pipeline(image=values[0], question=values[1]),
    )


TASKS: Mapping[str, Task] = {
    "audio-classification": Task((_SOUND,), (_CLASSES,), _scores, _file),
    "audio-to-audio": Task((_SOUND,), (("audio", {"label": "Output"}),), _sound, _file),
    "automatic-speech-recognition": Task((_SOUND,), (_OUT,), _text("text"), _file),
    "conversational": Task(
        (("textbox", {"label": "Message"}), ("state", {})),
        (("chatbot", {"label": "Conversation"}), ("state", {})),
        _said,
        _talk,
        lambda pipeline, values: pipeline(_words(values[1], values[0])),
    ),
    "depth-estimation": Task((_PICTURE,), (("image", {"label": "Depth"}),), _depth, _file),
    "document-question-answering": _asked_of_picture(_scores),
    "feature-extraction": Task((_TEXT,), (("dataframe", {"label": "Output"}),), _vector),
    "fill-mask": Task((_TEXT,), (_CLASSES,), _scores),
    "image-classification": Task((_PICTURE,), (_CLASSES,), _scores, _file),
    "image-feature-extraction": Task((_PICTURE,), (("dataframe", {"label": "Output"}),), _vector, _file),
    "image-segmentation": Task((_PICTURE,), (("annotatedimage", {"label": "Segments"}),), _masks, _file),
    "image-to-image": Task((_PICTURE,), (("image", {"label": "Output"}),), _picture, _file),
    "image-text-to-text": Task(
        (_PICTURE, _QUESTION),
        (_OUT,),
        _text("generated_text"),
        _picture_and_question,
        lambda pipeline, values: pipeline(images=values[0], text=values[1]),
    ),
    "image-to-text": Task((_PICTURE,), (_OUT,), _text("generated_text"), _file),
    "mask-generation": Task((_PICTURE,), (_OBJECTS,), _numbered, _file),
    "object-detection": Task((_PICTURE,), (_OBJECTS,), _boxes, _file),
    "question-answering": Task(
        (("textbox", {"label": "Context", "lines": 7}), _QUESTION),
        (("textbox", {"label": "Answer"}), ("label", {"label": "Score"})),
        _answer,
        lambda values: {"inputs": {"context": values[0], "question": values[1]}},
        lambda pipeline, values: pipeline(context=values[0], question=values[1]),
    ),
    "sentence-similarity": Task(
        (
            ("textbox", {"label": "Sentence"}),
            ("textbox", {"label": "Others", "lines": 7, "info": "One sentence a line."}),
        ),
        (_CLASSES,),
        _similarities,
        lambda values: {"inputs": {"source_sentence": values[0], "sentences": _lines(values[1])}},
    ),
    "summarization": _written("summary_text"),
    "table-question-answering": Task(
        (_TABLE, _QUESTION),
        (("textbox", {"label": "Answer"}),),
        _text("answer"),
        lambda values: {"inputs": {"query": values[1], "table": _columns(values)["inputs"]["data"]}},
        lambda pipeline, values: pipeline(table=values[0].astype(str), query=values[1]),
    ),
    "tabular-classification": Task((_TABLE,), (("dataframe", {"label": "Classes"}),), _table, _columns),
    "tabular-regression": Task((_TABLE,), (("dataframe", {"label": "Values"}),), _table, _columns),
    "text-classification": Task((_TEXT,), (_CLASSES,), _scores),
    "text-generation": _written("generated_text"),
    "text-to-audio": Task((_TEXT,), (("audio", {"label": "Output"}),), _sound),
    "text-to-image": Task((_TEXT,), (("image", {"label": "Output"}),), _picture),
    "text-to-speech": Task((_TEXT,), (("audio", {"label": "Output"}),), _sound),
    "text-to-video": Task((_TEXT,), (_FILM,), _film),
    "text2text-generation": _written("generated_text"),
    "token-classification": Task((_TEXT,), (("highlightedtext", {"label": "Entities"}),), _tokens),
    "translation": _written("translation_text"),
    "video-classification": Task((_FILM,), (_CLASSES,), _scores, _file),
    "visual-question-answering": _asked_of_picture(_scores),
    "zero-shot-audio-classification": _among_classes(_SOUND, _CLASSES, _scores),
    "zero-shot-classification": Task(
        (
            _TEXT,
            _WANTED,
            ("checkbox", {"label": "Several may be right", "value": False}),
        ),
        (_CLASSES,),
        _scores,
        lambda values: {
            "inputs": values[0],
            "parameters": {"candidate_labels": _labels(values[1]), "multi_label": bool(values[2])},
        },
        lambda pipeline, values: pipeline(values[0], _labels(values[1]), multi_label=bool(values[2])),
    ),
    "zero-shot-image-classification": _among_classes(_PICTURE, _CLASSES, _scores),
    "zero-shot-object-detection": _among_classes(_PICTURE, _OBJECTS, _boxes),
}

ALIASES: Mapping[str, str] = {
    "sentiment-analysis": "text-classification",
    "ner": "token-classification",
    "vqa": "visual-question-answering",
}
"""Names that pipelines have besides."""
