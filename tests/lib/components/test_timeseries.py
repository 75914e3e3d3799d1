"""gr.Timeseries and gr.Model3D: tables and models both ways, and what is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import gradio_lib as gr
from gradio_lib.errors import DeclarationError, InvalidValue

Upload = Callable[..., dict[str, Any]]
OBJ = b"v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n"


def test_a_table_goes_there_and_comes_back(tmp_path: Path) -> None:
    series = gr.Timeseries(x="t", y="v")
    table = pd.DataFrame({"t": ["a", "b"], "v": [1.5, None]})
    shown = series.postprocess(table)
    assert shown == {"headers": ["t", "v"], "data": [["a", 1.5], ["b", None]]}
    pd.testing.assert_frame_equal(series.preprocess(shown), table)
    path = tmp_path / "a.csv"
    table.to_csv(path, index=False)
    assert series.postprocess(str(path)) == shown
    assert series.preprocess(None) is None is series.postprocess(None)


def test_a_column_that_is_not_there_is_named() -> None:
    series = gr.Timeseries(x="t", y=["v", "w"], label="Prices")
    for convert in (series.preprocess, series.postprocess):
        with pytest.raises(InvalidValue, match="Prices: there is no column 'w' in the table; it has 't', 'v'"):
            convert({"headers": ["t", "v"], "data": [[1, 2]]})


@pytest.mark.parametrize("payload", ["x", 3, {"headers": ["a"], "data": [1]}, {"headers": 1, "data": []}])
def test_what_a_client_makes_up_is_no_table(payload: Any) -> None:
    with pytest.raises(InvalidValue, match=r"Prices: .*(table|row)"):
        gr.Timeseries(label="Prices").preprocess(payload)


def test_a_model_goes_there_and_comes_back(tmp_path: Path, upload: Upload, content: Callable[[Any], bytes]) -> None:
    path = tmp_path / "a.OBJ"
    path.write_bytes(OBJ)
    assert content(gr.Model3D().postprocess(path)) == OBJ
    got = gr.Model3D().preprocess(upload(OBJ, "a.obj"))
    assert got is not None
    assert Path(got).read_bytes() == OBJ
    assert got.name == got
    url = gr.Model3D().postprocess("https://example.org/a.glb?x=1")
    assert url is not None
    assert url["url"] == "https://example.org/a.glb?x=1"


def test_what_is_no_model_is_refused(upload: Upload) -> None:
    with pytest.raises(InvalidValue, match=r"M: expected a model: \.obj"):
        gr.Model3D(label="M").preprocess(upload(b"x", "a.txt"))
    for value in ("a.txt", 3, b"v 0 0 0"):
        with pytest.raises(InvalidValue, match=r"A model is the path of a file: \.obj"):
            gr.Model3D().postprocess(value)


@pytest.mark.parametrize(
    ("options", "message"),
    [({"clear_color": [1, 1, 1]}, "clear_color is"), ({"camera_position": (1,)}, "camera_position is")],
)
def test_parameters_that_do_not_fit_are_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(DeclarationError, match=message):
        gr.Model3D(**options)
