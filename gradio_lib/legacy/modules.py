"""Modules of other versions and where their names are now, so that ``from gradio_lib.blocks import Blocks`` works."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["MODULES"]

_APPS, _ENGINE, _GRAPH = "gradio_lib.apps", "gradio_lib.engine", "gradio_lib.graph"
_TEMPLATES = "gradio_lib.components.templates"
_EVENTS = ("Change", "Input", "Click", "Submitt", "Edit", "Clear", "Play", "Stream", "Record", "Blurr", "Upload")

# module -> name in it -> "module:attribute"; a module whose names nobody documented is empty
MODULES: Mapping[str, Mapping[str, str]] = {
    "analytics": {},
    "blocks": {
        "Block": f"{_GRAPH}.block:Block",
        "BlockContext": f"{_GRAPH}.container:Container",
        "Blocks": f"{_APPS}.blocks:Blocks",
        "close_all": f"{_APPS}.blocks:close_all",
        "skip": f"{_GRAPH}.update:skip",
        "update": f"{_GRAPH}.update:update",
    },
    "context": {},
    "data_classes": {"FileData": "gradio_lib.values.file:FileData"},
    "deploy_space": {},
    "deprecation": {"GradioDeprecationWarning": "gradio_lib.legacy.warnings:GradioDeprecationWarning"},
    "events": {
        **{f"{what}able": f"gradio_lib.legacy.mixins:{what}able" for what in (*_EVENTS, "Release", "Select")},
        "Dependency": f"{_GRAPH}.events:Dependency",
        "EventData": f"{_ENGINE}.eventdata:EventData",
        "SelectData": f"{_ENGINE}.eventdata:SelectData",
        "on": f"{_APPS}.on:on",
    },
    "exceptions": {"Error": "gradio_lib.errors:Error"},
    "external": {"load": f"{_APPS}.load:load"},
    "external_utils": {},
    "flagging": {
        "CSVLogger": f"{_APPS}.flagging:CSVLogger",
        "FlaggingCallback": f"{_APPS}.flagging:FlaggingCallback",
        "HuggingFaceDatasetJSONSaver": f"{_APPS}.datasets:HuggingFaceDatasetJSONSaver",
        "HuggingFaceDatasetSaver": f"{_APPS}.datasets:HuggingFaceDatasetSaver",
        "SimpleCSVLogger": f"{_APPS}.flagging:SimpleCSVLogger",
    },
    "gradio": {},
    "helpers": {
        "EventData": f"{_ENGINE}.eventdata:EventData",
        "Examples": f"{_APPS}.examples:Examples",
        "Info": f"{_ENGINE}.messages:Info",
        "Progress": f"{_ENGINE}.progress:Progress",
        "Warning": f"{_ENGINE}.messages:Warning",
        "skip": f"{_GRAPH}.update:skip",
        "update": f"{_GRAPH}.update:update",
    },
    "inputs": {
        name: f"gradio_lib.legacy.ports:{name}Input"
        for name in (
            *("Audio", "Checkbox", "CheckboxGroup", "Dataframe", "Dropdown", "File", "Image", "Number", "Radio"),
            *("Slider", "State", "Textbox", "Timeseries", "Video"),
        )
    },
    "interface": {
        "Interface": f"{_APPS}.interface:Interface",
        "TabbedInterface": f"{_APPS}.tabbed:TabbedInterface",
    },
    "interpretation": {},
    "ipython_ext": {"load_ipython_extension": f"{_APPS}.notebook:load_ipython_extension"},
    "mix": {"Parallel": f"{_APPS}.mix:Parallel", "Series": f"{_APPS}.mix:Series"},
    "networking": {},
    "outputs": {
        name: f"gradio_lib.legacy.ports:{name}Output"
        for name in (
            *("Audio", "Chatbot", "Dataframe", "File", "HTML", "HighlightedText", "Image", "JSON", "Label", "State"),
            *("Textbox", "Timeseries", "Video"),
        )
    },
    "pipelines": {"load_from_pipeline": f"{_APPS}.loading.pipelines:interface_of"},
    "pkgutil": {},
    "processing_utils": {},
    "queueing": {},
    "ranged_response": {},
    "routes": {
        "Request": f"{_ENGINE}.request:Request",
        "mount_gradio_app": f"{_APPS}.mount:mount_gradio_app",
    },
    "strings": {},
    "templates": {
        name: f"{_TEMPLATES}:{name}"
        for name in (
            *("Files", "ImageMask", "ImagePaint", "List", "Matrix", "Mic", "Microphone", "Numpy", "Paint", "Pil"),
            *("PlayableVideo", "Sketchpad", "TextArea", "Webcam"),
        )
    },
    "tunneling": {},
    "utils": {},
    "validators": {
        "is_audio_correct_length": f"{_ENGINE}.validators:is_audio_correct_length",
        "is_video_correct_length": f"{_ENGINE}.validators:is_video_correct_length",
    },
    "wasm_utils": {},
}
