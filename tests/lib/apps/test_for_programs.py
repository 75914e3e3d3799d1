"""What apps have for programs and for all of their pages: `gr.api`, `gr.set_static_paths`, `gr.validators`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

import gradio_lib as gr
from gradio_lib.engine.validators import is_audio_correct_length, is_video_correct_length
from gradio_lib.errors import InvalidValue
from gradio_lib.legacy.warnings import GradioDeprecationWarning
from gradio_lib.values import ffmpeg
from gradio_lib.values.audio import encode
from tests.visitor import visiting


def test_function_without_a_place_on_the_page_is_called_by_its_name() -> None:
    def add(left: int, right: int = 2) -> int:
        return left + right

    def shout(text: str) -> str:
        return text.upper()

    with gr.Blocks() as demo:
        gr.api(add)

        gr.api(api_name="louder", queue=False)(shout)
        gr.api(add, api_name="hidden", api_visibility="private")
    with visiting(demo) as visitor:
        answer = visitor.http.post("/gradio_api/run/add", json={"data": [1, 4]})
        assert answer.json()["data"] == [5]
        assert visitor.http.post("/gradio_api/run/louder", json={"data": ["a"]}).json()["data"] == ["A"]
        assert visitor.http.post("/gradio_api/run/hidden", json={"data": [1, 2]}).status_code == 404
        told = visitor.http.get("/gradio_api/info").json()["named_endpoints"]
        assert sorted(told) == ["/add", "/louder"]
        assert [each["parameter_name"] for each in told["/add"]["parameters"]] == ["left", "right"]
        refused = visitor.http.post("/gradio_api/run/add", json={"data": ["x", 1]})
        assert refused.status_code >= 400
        shown = [entry for entry in visitor.config["components"] if entry["type"] in {"number", "textbox"}]
        hidden = next(entry for entry in visitor.config["components"] if entry["type"] == "column")
        assert (len(shown) > 0, hidden["props"]["visible"]) == (True, False)


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/a.txt").write_text("for everybody")
    (tmp_path / "secret.txt").write_text("for nobody")
    gr.set_static_paths([tmp_path / "shared"])
    yield tmp_path
    gr.set_static_paths([])


def test_static_paths_are_handed_out_by_mounted_apps(shared: Path) -> None:
    with pytest.warns(GradioDeprecationWarning, match=r"mount_gradio_app\(ssr_mode=…\) is of another generation"):
        app = gr.mount_gradio_app(FastAPI(), gr.Interface(str.upper, "text", "text"), "/app", ssr_mode=False)
    with TestClient(app) as http:
        assert http.get(f"/app/gradio_api/file={shared / 'shared/a.txt'}").text == "for everybody"


def test_static_paths_are_handed_out_by_every_app_and_nothing_beside_them(shared: Path) -> None:
    with visiting(gr.Interface(str.upper, "text", "text")) as visitor:
        assert visitor.http.get(f"/gradio_api/file={shared / 'shared/a.txt'}").text == "for everybody"
        assert visitor.http.get(f"/gradio_api/file={shared / 'secret.txt'}").status_code in {403, 404}
    gr.set_static_paths([])
    with visiting(gr.Interface(str.upper, "text", "text")) as visitor:
        assert visitor.http.get(f"/gradio_api/file={shared / 'shared/a.txt'}").status_code in {403, 404}


SOUND = (8000, np.zeros(16_000, np.int16))


@pytest.mark.parametrize(
    ("least", "most", "told"),
    [
        (None, None, ""),
        (1, 3, ""),
        (3, None, "The audio is 2.0 s long; it needs at least 3 s."),
        (None, 1.5, "The audio is 2.0 s long; it may have at most 1.5 s."),
    ],
)
def test_sounds_are_measured(least: Any, most: Any, told: str) -> None:
    said = is_audio_correct_length(SOUND, least, most)
    assert (said["is_valid"], said["message"]) == (told == "", told)


def test_films_are_measured(tmp_path: Path) -> None:
    sound = tmp_path / "a.wav"
    sound.write_bytes(encode(SOUND))
    film = tmp_path / "a.mp4"
    picture = ["-f", "lavfi", "-i", "color=red:size=16x16:rate=5:duration=2", "-shortest", "-pix_fmt", "yuv420p"]
    ffmpeg.convert(sound, film, picture)
    assert is_video_correct_length(str(film), 1, 3)["is_valid"] is True
    assert "at most 1 s" in is_video_correct_length(str(film), None, 1)["message"]
    (tmp_path / "b.mp4").write_bytes(b"no film")
    with pytest.raises(InvalidValue, match="holds no film or sound"):
        is_video_correct_length(str(tmp_path / "b.mp4"), 1, 3)
