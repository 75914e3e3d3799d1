"""Types of other packages: tensors, and those that an extension answers."""

from __future__ import annotations

import sys
import textwrap
import types
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import gradio_lib as gr
from tests.lib.inference.forms import Form, Taking


class Tensor:
    """Plays a tensor of torch: it is made by `as_tensor` and lies somewhere else."""

    def __init__(self, array: Any) -> None:
        self.array = np.asarray(array)

    def detach(self) -> Tensor:
        return self

    def cpu(self) -> Tensor:
        return self

    def numpy(self) -> Any:
        return self.array

    def tolist(self) -> Any:
        return self.array.tolist()


Tensor.__module__ = "torch"


@pytest.fixture
def torch(monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    """Plays the package."""
    package = types.ModuleType("torch")
    vars(package).update(Tensor=Tensor, as_tensor=Tensor)
    monkeypatch.setitem(sys.modules, "torch", package)
    return package


@pytest.mark.usefixtures("torch")
def test_a_tensor_is_a_table_or_a_picture_and_comes_as_a_tensor() -> None:
    taking = Taking(Tensor)
    assert taking.form.kinds() == {"value": "Dataframe"}
    given = taking.gets({"headers": ["1", "2"], "data": [["1", 2.5]], "metadata": None})
    assert (type(given), given.tolist()) == (Tensor, [[1.0, 2.5]])
    assert Taking(Tensor, name="image").form.kinds() == {"image": "Image"}


@pytest.mark.usefixtures("torch")
def test_a_tensor_is_shown_as_what_it_is() -> None:
    def grid(size: int) -> Tensor:
        return Tensor(np.eye(size, dtype=int))

    def draw_image(size: int) -> Tensor:
        return Tensor(np.zeros((size, size, 3), "uint8"))

    assert Form(grid).results(size=2) == [[[1, 0], [0, 1]]]
    assert isinstance(Form(draw_image).inferred.outputs[0], gr.Image)
    assert np.asarray(Form(draw_image).send(size=2)).shape == (2, 2, 3)


def test_a_package_can_say_which_field_answers_another_packages_types(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site-packages"
    site.mkdir()
    files = {
        "shapes_of_others.py": "class Circle:\n    def __init__(self, *radius): self.radius = radius",
        "shapes_in_forms.py": """
            import gradio_lib as gr
            from gradio_lib.inference.fields import Field
            from gradio_lib.inference.registry import register
            from shapes_of_others import Circle

            def extend():
                register(Circle, lambda asked: Field(gr.Slider(0, 9, **asked.options()), Circle))
        """,
        "shapes_in_forms-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: shapes-in-forms\nVersion: 1\n",
        "shapes_in_forms-1.dist-info/entry_points.txt": """
            [gradio_lib.types]
            shapes_of_others = shapes_in_forms:extend
        """,
    }
    for name, text in files.items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text(textwrap.dedent(text).lstrip())
    monkeypatch.syspath_prepend(str(site))
    import shapes_of_others  # type: ignore[import-not-found]

    taking = Taking(shapes_of_others.Circle)
    assert taking.form.kinds() == {"value": "Slider"}
    assert taking.gets(4).radius == (4,)
