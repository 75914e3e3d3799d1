"""Model3D: a model in space."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from gradio_lib.components._bases import FormComponent, one_of, refuse
from gradio_lib.errors import DeclarationError, InvalidValue
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param
from gradio_lib.values.file import FILE_SCHEMA, NamedString, files, served

__all__ = ["Model3D"]

_ENDINGS = (".obj", ".glb", ".gltf", ".stl", ".ply")


class Model3D(FormComponent["dict[str, Any] | None", "str | None"], browser="model3d"):
    """A model in space: turned by mouse, finger and arrow keys.

    The function gets the path of the upload and returns a path: .obj, .glb, .gltf (with all that belongs to it inside),
    .stl or .ply.

    Example:
        >>> Model3D(clear_color=[1, 1, 1, 1], camera_position=(90, 60, None)).clear_color
        [1, 1, 1, 1]
    """

    value: Any = param(default=None, kw_only=False)
    """Path or URL at the start, or a function that is called for it whenever the page opens."""
    display_mode: Literal["solid", "point_cloud", "wireframe"] | None = None
    """How it is drawn; None draws it solid."""
    clear_color: Sequence[float] | None = None
    """Red, green, blue and opacity of the background, 0 to 1 each; None leaves that of the page."""
    camera_position: Sequence[float | None] = (None, None, None)
    """Degrees around it, degrees from its top, and distance; None leaves one to the size of the model."""
    zoom_speed: float = 1
    pan_speed: float = 1
    height: int | str | None = None
    """Pixels, or a css length."""
    buttons: Sequence[str] | None = None
    """Which of ``"download"`` and ``"fullscreen"`` it has; None: both."""

    change = Event("It is another model, by a person or by a function.")
    edit = Event("It is another model, by a person.")
    clear = Event("The model is taken away.")
    upload = Event("A file is uploaded.")

    carries_files = True

    def check(self) -> None:
        """Say what does not fit."""
        one_of(self, "display_mode", "solid", "point_cloud", "wireframe", None)
        if self.clear_color is not None and len(self.clear_color) != 4:
            msg = f"clear_color is {self.clear_color!r}; it takes red, green, blue and opacity, 0 to 1 each."
            raise DeclarationError(msg)
        if len(self.camera_position) != 3:
            msg = f"camera_position is {self.camera_position!r}; it takes two angles in degrees and a distance."
            raise DeclarationError(msg)

    def preprocess(self, payload: Any) -> NamedString | None:
        """Return the path of the model; None where there is none."""
        if payload is None:
            return None
        path, name = files().open(payload)
        if not name.lower().endswith(_ENDINGS):
            raise refuse(self, f"a model: {', '.join(_ENDINGS)}", name)
        return NamedString(path)

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        """Store the model and return where it is."""
        if value is None:
            return None
        if not isinstance(value, str | Path) or not str(value).partition("?")[0].lower().endswith(_ENDINGS):
            msg = f"A model is the path of a file: {', '.join(_ENDINGS)}; got {str(value)[:80]!r}."
            raise InvalidValue(msg)
        return served(value)

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a file."""
        return FILE_SCHEMA

    def example_payload(self) -> Any:
        """Return no model: a caller uploads one."""
        return None
