"""Models in space and numbers over time, by hand: given, turned, and drawn from a file."""

from __future__ import annotations

import base64
import json
import struct
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import FilePayload, Page, expect

import gradio_lib as gr

Visit = Callable[..., Page]
OBJ = b"v 0 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 1\nf 1 3 2\nf 1 2 4\nf 1 4 3\nf 2 3 4\n"


def gltf() -> bytes:
    """A triangle, all in one file."""
    corners = struct.pack("<9f", 0, 0, 0, 1, 0, 0, 0, 1, 0)
    accessor = {"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3", "min": [0, 0, 0], "max": [1, 1, 0]}
    held = {"byteLength": 36, "uri": f"data:application/octet-stream;base64,{base64.b64encode(corners).decode()}"}
    return json.dumps({
        "asset": {"version": "2.0"}, "scenes": [{"nodes": [0]}], "scene": 0, "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}}]}],
        "accessors": [accessor], "bufferViews": [{"buffer": 0, "byteLength": 36}], "buffers": [held],
    }).encode()  # fmt: skip


def file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def test_a_model_is_given_and_turned_by_keyboard(visit: Visit) -> None:
    with gr.Blocks() as demo:
        model = gr.Model3D(label="Given", camera_position=(0, 90, None))
        model.upload(lambda path: Path(path).suffix, model, gr.Textbox(label="Kind"))
    page = visit(demo)
    page.locator("input[type=file]").set_input_files(file("a.obj", OBJ))
    expect(page.get_by_label("Kind")).to_have_text(".obj")
    canvas = page.get_by_test_id("model3d")
    expect(canvas).to_have_attribute("aria-busy", "false")
    expect(canvas).to_have_attribute("data-angle", "1.57")
    canvas.press("ArrowLeft")
    expect(canvas).to_have_attribute("data-angle", "1.31")
    canvas.press("Home")
    expect(canvas).to_have_attribute("data-angle", "1.57")
    page.get_by_role("button", name="Clear").click()
    page.locator("input[type=file]").set_input_files(file("b.gltf", gltf()))
    expect(page.get_by_label("Kind")).to_have_text(".gltf")
    expect(canvas).to_have_attribute("aria-busy", "false")
    expect(page.get_by_role("alert").filter(has_text="cannot be shown")).to_have_count(0)


def test_a_file_that_is_no_model_says_so(visit: Visit) -> None:
    page = visit(gr.Interface(lambda path: path, gr.Model3D(label="Given"), gr.Model3D(label="Back")))
    page.locator("input[type=file]").set_input_files(file("a.glb", b"nothing"))
    expect(page.get_by_role("alert").filter(has_text="a.glb cannot be shown here")).to_be_visible()


def test_numbers_over_time_are_drawn_from_a_file(visit: Visit) -> None:
    page = visit(
        gr.Interface(lambda table: table * 1, gr.Timeseries(label="Given"), gr.Timeseries(label="Back", y="b"))
    )
    page.locator("input[type=file]").set_input_files(file("empty.csv", b"a,b\nx,y\n"))
    expect(page.get_by_text("empty.csv holds no columns of numbers.")).to_be_visible()
    page.locator("input[type=file]").set_input_files(file("a.csv", b"a,b,c\n1,2,3\n2,5,1\n"))
    expect(page.get_by_role("group", name="Given").locator(".mark-line path")).to_have_count(2)
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("group", name="Back").locator(".mark-line path")).to_have_count(1)
