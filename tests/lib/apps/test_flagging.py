"""Flagging: what is written down, on disk and on the Hub, and by callbacks of old and new apps."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pictures

import gradio_lib as gr
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.component import Component
from gradio_lib.legacy.warnings import GradioDeprecationWarning
from tests.hub import Hub, playing
from tests.visitor import Visitor, visiting


def rows(path: Path) -> list[list[str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def flag(visitor: Visitor, app: gr.Interface, *values: Any, button: str = "Flag") -> list[str]:
    """Press a flag button; return the messages that the page shows."""
    (pressed,) = [block for block in app.blocks.values() if isinstance(block, gr.Button) and block.value == button]
    (function,) = visitor.triggered(pressed, "click")
    heard = visitor.hear(visitor.join(function, *values))
    assert heard[-1]["success"], heard[-1]
    return [message["log"] for message in heard if message["msg"] == "log"]


def shouter(tmp_path: Path, **options: Any) -> gr.Interface:
    return gr.Interface(str.upper, "text", "text", flagging_dir=str(tmp_path / "flagged"), **options)


def test_the_default_is_a_quiet_button_that_appends_to_a_log(tmp_path: Path) -> None:
    app = shouter(tmp_path)
    with visiting(app, auth=None) as visitor:
        assert flag(visitor, app, "ada", "ADA") == ["The result was written down."]
        flag(visitor, app, "=1+1\nx", "é")
    written = rows(tmp_path / "flagged/log.csv")
    assert written[0][1:] == ["Result", "flag", "username", "timestamp"]
    assert [line[:4] for line in written[1:]] == [["ada", "ADA", "", ""], ["'=1+1\\nx", "é", "", ""]]


def test_the_classic_logger_appends_too(tmp_path: Path) -> None:
    app = shouter(tmp_path, flagging_callback=gr.ClassicCSVLogger())
    with visiting(app) as visitor:
        flag(visitor, app, "ada", "ADA")
    assert rows(tmp_path / "flagged/log.csv")[1][:2] == ["ada", "ADA"]


def test_options_are_buttons_and_what_they_write(tmp_path: Path) -> None:
    app = shouter(tmp_path, flagging_options=["wrong", ("Odd one", "odd")])
    with visiting(app) as visitor:
        flag(visitor, app, "a", "A", button="Flag as wrong")
        flag(visitor, app, "b", "B", button="Odd one")
    assert [line[2] for line in rows(tmp_path / "flagged/log.csv")[1:]] == ["wrong", "odd"]


@pytest.mark.parametrize(
    ("options", "environment", "buttons"),
    [
        ({}, {}, 1),
        ({}, {"GRADIO_ALLOW_FLAGGING": "never"}, 0),
        ({}, {"GRADIO_FLAGGING_MODE": "auto"}, 0),
        ({"allow_flagging": "manual"}, {"GRADIO_FLAGGING_MODE": "never"}, 1),
        ({"allow_flagging": False}, {}, 0),
        ({"allow_flagging": True}, {}, 1),
        ({"flagging_mode": "never", "allow_flagging": "manual"}, {}, 0),
    ],
)
def test_who_flags_is_said_by_the_app_or_the_environment(
    monkeypatch: pytest.MonkeyPatch, options: dict[str, Any], environment: dict[str, str], buttons: int
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    app = gr.Interface(str.upper, "text", "text", **options)
    found = [block for block in app.blocks.values() if isinstance(block, gr.Button) and block.value == "Flag"]
    assert len(found) == buttons


def test_files_are_copied_beside_the_log(tmp_path: Path) -> None:
    app = gr.Interface(lambda image: image, gr.Image(label="In/put"), gr.File(), flagging_dir=str(tmp_path / "flagged"))
    picture = io.BytesIO()
    Pictures.new("RGB", (2, 3), (1, 2, 3)).save(picture, "PNG")
    with visiting(app) as visitor:
        answer = visitor.http.post("/gradio_api/upload", files={"files": ("../cat.png", picture.getvalue())})
        (path,) = answer.json()
        payload = {"path": path, "orig_name": "cat.png", "meta": {"_type": "gradio.FileData"}}
        flag(visitor, app, payload, None)
    kept = Path(rows(tmp_path / "flagged/log.csv")[1][0])
    assert kept.parent.parent == tmp_path / "flagged/put"
    assert kept.read_bytes() == picture.getvalue()


def test_a_file_that_was_not_uploaded_here_is_not_copied(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    app = gr.Interface(lambda file: file, "file", "file", flagging_dir=str(tmp_path / "flagged"))
    with visiting(app) as visitor:
        payload = {"path": str(tmp_path / "secret.txt"), "meta": {"_type": "gradio.FileData"}}
        (button,) = [b for b in app.blocks.values() if isinstance(b, gr.Button) and b.value == "Flag"]
        assert "was not uploaded here" in visitor.failure(visitor.triggered(button, "click")[0], payload, None)
    assert not (tmp_path / "flagged/log.csv").exists()


def test_a_log_with_other_headings_is_left_alone(tmp_path: Path) -> None:
    logger = gr.CSVLogger(dataset_file_name="marked.csv", simplify_file_data=False)
    logger.setup([gr.Textbox(label="One")], str(tmp_path))
    logger.flag(["a"])
    logger.setup([gr.Textbox(label="Other"), gr.Textbox()], str(tmp_path))
    assert [logger.flag(["b", "c"]), logger.flag(["d", None])] == [2, 3]
    assert len(rows(tmp_path / "marked.csv")) == 2
    assert rows(tmp_path / "marked2.csv")[0][:2] == ["Other", "component 1"]
    assert [line[:2] for line in rows(tmp_path / "marked2.csv")[1:]] == [["b", "c"], ["d", ""]]


def test_a_torn_line_is_ended_and_lines_of_many_writers_stay_whole(tmp_path: Path) -> None:
    logger = gr.CSVLogger()
    logger.setup([gr.JSON(label="Data")], str(tmp_path))
    logger.flag([{"n": 0}])
    with (tmp_path / "log.csv").open("a") as file:
        file.write("torn")
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: logger.flag([{"n": n}]), range(40)))
    written = rows(tmp_path / "log.csv")
    assert written[2] == ["torn"]
    assert sorted(json.loads(line[0])["n"] for line in written[3:]) == list(range(40))


def test_the_simple_logger_writes_values_only(tmp_path: Path) -> None:
    logger = gr.SimpleCSVLogger()
    logger.setup([gr.Textbox(), gr.Number()], str(tmp_path))
    assert logger.flag(["a", 1.5], "odd", "ada") == 1
    assert rows(tmp_path / "log.csv") == [["a", "1.5"]]


class Noting(gr.FlaggingCallback):
    """A callback of an app."""

    def __init__(self) -> None:
        self.noted: list[Any] = []

    def setup(self, components: Sequence[Component[Any, Any]], flagging_dir: str) -> None:
        self.noted.append([[each.label for each in components], flagging_dir])

    def flag(self, flag_data: list[Any], flag_option: str = "", username: str | None = None) -> int:
        self.noted.append([flag_data, flag_option, username])
        return len(self.noted)


class OldNoting(Noting):
    """One of a 3.x app, whose user was not told."""

    def flag(self, flag_data: list[Any], flag_option: str = "") -> int:  # type: ignore[override]
        self.noted.append([flag_data, flag_option])
        return 1


def test_callbacks_get_the_raw_values_the_option_and_the_user(tmp_path: Path) -> None:
    noting = Noting()
    app = shouter(tmp_path, flagging_callback=noting, flagging_options=["bad"])
    with visiting(app, auth_dependency=lambda _: "ada") as visitor:
        flag(visitor, app, "x", "X", button="Flag as bad")
    assert noting.noted[0][1] == str(tmp_path / "flagged")
    assert noting.noted[1:] == [[["x", "X"], "bad", "ada"]]


def test_callbacks_of_old_apps_get_what_they_take(tmp_path: Path) -> None:
    noting = OldNoting()
    app = shouter(tmp_path, flagging_callback=noting)
    with visiting(app) as visitor:
        flag(visitor, app, "x", "X")
    assert noting.noted[1:] == [[["x", "X"], ""]]


def test_every_result_can_be_flagged_by_itself(tmp_path: Path) -> None:
    noting = Noting()
    app = shouter(tmp_path, flagging_callback=noting, allow_flagging="auto")
    after = [function for function in app.functions if function.after == app.dependency.function.id]
    assert [(each.condition, each.api_name) for each in after] == [("success", "false")]
    with visiting(app) as visitor:
        visitor.run(after[0].id, "x", "X")
    assert noting.noted[1:] == [[["x", "X"], "", None]]


def test_a_mode_that_is_none_is_refused() -> None:
    with pytest.raises(DeclarationError, match='it takes "never", "auto" or "manual"'):
        gr.Interface(str.upper, "text", "text", allow_flagging="often")  # type: ignore[arg-type]


# -- the Hub ------------------------------------------------------------------------------------------------------

TOKEN = "x" * 8


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Hub]:
    with playing() as played:
        monkeypatch.setenv("HF_ENDPOINT", played.url)
        monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "cache"))
        yield played


def test_a_dataset_on_the_hub_gets_a_line_for_each_flag(hub: Hub, tmp_path: Path) -> None:
    saver = gr.HuggingFaceDatasetSaver(TOKEN, "mistakes", private=True)
    saver.setup([gr.Textbox(label="Word"), gr.Image(label="Picture")], str(tmp_path))
    assert (saver.flag(["ada", None], "odd", "eve"), saver.flag(["=1", None])) == (1, 2)
    files = hub.files["datasets/ada/mistakes"]
    assert list(csv.reader(files["data.csv"].decode().splitlines())) == [
        ["Word", "Picture", "flag", "username"],
        ["ada", "", "odd", "eve"],
        ["'=1", "", "", ""],
    ]
    assert json.loads(files["dataset_info.json"])["flagged"]["features"]["Picture"] == {"_type": "Image"}
    assert hub.private == {"datasets/ada/mistakes"}
    assert f"Bearer {TOKEN}" in hub.tokens


def test_files_go_to_the_hub_too_and_each_result_may_have_a_folder(hub: Hub, tmp_path: Path) -> None:
    saver = gr.HuggingFaceDatasetSaver(TOKEN, "ada/mistakes", separate_dirs=True, info_filename="about.json")
    app = gr.Interface(
        lambda file: file, gr.File(label="File"), "text", flagging_dir=str(tmp_path), flagging_callback=saver
    )
    with visiting(app) as visitor:
        (path,) = visitor.http.post("/gradio_api/upload", files={"files": ("a.txt", b"hello")}).json()
        flag(visitor, app, {"path": path, "orig_name": "a.txt", "meta": {"_type": "gradio.FileData"}}, "ok")
    files = hub.files["datasets/ada/mistakes"]
    (lone,) = [name for name in files if name.endswith("/metadata.jsonl")]
    row = json.loads(files[lone])
    assert (row["Result"], files[row["File"]]) == ("ok", b"hello")
    assert "about.json" in files


def test_the_savers_of_3x_say_what_to_use_now(hub: Hub, tmp_path: Path) -> None:
    with pytest.warns(GradioDeprecationWarning, match="separate_dirs=True"):
        saver = gr.HuggingFaceDatasetJSONSaver(TOKEN, "mistakes")
    saver.setup([gr.Textbox(label="Word")], str(tmp_path))
    saver.flag(["ada"])
    assert any(name.endswith("/metadata.jsonl") for name in hub.files["datasets/ada/mistakes"])
    with pytest.warns(GradioDeprecationWarning, match="use dataset_name='team/mistakes'"):
        assert gr.HuggingFaceDatasetSaver(TOKEN, "mistakes", "team").dataset_name == "team/mistakes"
