"""gradio_lib: build web apps around Python functions. ``import gradio_lib as gr``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gradio_lib._lazy import find_old_modules as _find_old_modules
from gradio_lib._lazy import load as _load
from gradio_lib._lazy import old_module as _old_module
from gradio_lib._version import __version__ as __version__
from gradio_lib.errors import nearest

if TYPE_CHECKING:
    from gradio_lib import components as components
    from gradio_lib import layouts as layouts
    from gradio_lib import themes as themes
    from gradio_lib._version import current_pkg_version as current_pkg_version
    from gradio_lib.apps.api import api as api
    from gradio_lib.apps.blocks import Blocks as Blocks
    from gradio_lib.apps.blocks import close_all as close_all
    from gradio_lib.apps.chatinterface import ChatInterface as ChatInterface
    from gradio_lib.apps.datasets import HuggingFaceDatasetJSONSaver as HuggingFaceDatasetJSONSaver
    from gradio_lib.apps.datasets import HuggingFaceDatasetSaver as HuggingFaceDatasetSaver
    from gradio_lib.apps.examples import Examples as Examples
    from gradio_lib.apps.flagging import ClassicCSVLogger as ClassicCSVLogger
    from gradio_lib.apps.flagging import CSVLogger as CSVLogger
    from gradio_lib.apps.flagging import FlaggingCallback as FlaggingCallback
    from gradio_lib.apps.flagging import SimpleCSVLogger as SimpleCSVLogger
    from gradio_lib.apps.interface import Interface as Interface
    from gradio_lib.apps.load import load as load
    from gradio_lib.apps.mix import Parallel as Parallel
    from gradio_lib.apps.mix import Series as Series
    from gradio_lib.apps.mount import mount_gradio_app as mount_gradio_app
    from gradio_lib.apps.notebook import load_ipython_extension as load_ipython_extension
    from gradio_lib.apps.on import on as on
    from gradio_lib.apps.staticpaths import set_static_paths as set_static_paths
    from gradio_lib.apps.tabbed import TabbedInterface as TabbedInterface
    from gradio_lib.components._media import WebcamOptions as WebcamOptions
    from gradio_lib.components._typing import InputHTMLAttributes as InputHTMLAttributes
    from gradio_lib.components.annotatedimage import AnnotatedImage as AnnotatedImage
    from gradio_lib.components.audio import Audio as Audio
    from gradio_lib.components.audio import WaveformOptions as WaveformOptions
    from gradio_lib.components.barplot import BarPlot as BarPlot
    from gradio_lib.components.button import Button as Button
    from gradio_lib.components.chatbot import Chatbot as Chatbot
    from gradio_lib.components.checkbox import Checkbox as Checkbox
    from gradio_lib.components.checkboxgroup import CheckboxGroup as CheckboxGroup
    from gradio_lib.components.clearbutton import ClearButton as ClearButton
    from gradio_lib.components.code import Code as Code
    from gradio_lib.components.colorpicker import ColorPicker as ColorPicker
    from gradio_lib.components.dataframe import Dataframe as Dataframe
    from gradio_lib.components.dataset import Dataset as Dataset
    from gradio_lib.components.datetime import DateTime as DateTime
    from gradio_lib.components.downloadbutton import DownloadButton as DownloadButton
    from gradio_lib.components.dropdown import Dropdown as Dropdown
    from gradio_lib.components.duplicatebutton import DuplicateButton as DuplicateButton
    from gradio_lib.components.file import File as File
    from gradio_lib.components.gallery import Gallery as Gallery
    from gradio_lib.components.highlightedtext import HighlightedText as HighlightedText
    from gradio_lib.components.html import HTML as HTML
    from gradio_lib.components.image import Image as Image
    from gradio_lib.components.image import WatermarkOptions as WatermarkOptions
    from gradio_lib.components.imageeditor import Brush as Brush
    from gradio_lib.components.imageeditor import EditorValue as EditorValue
    from gradio_lib.components.imageeditor import Eraser as Eraser
    from gradio_lib.components.imageeditor import ImageEditor as ImageEditor
    from gradio_lib.components.imageeditor import LayerOptions as LayerOptions
    from gradio_lib.components.interpretation import Interpretation as Interpretation
    from gradio_lib.components.json import JSON as JSON
    from gradio_lib.components.label import Label as Label
    from gradio_lib.components.lineplot import LinePlot as LinePlot
    from gradio_lib.components.markdown import Markdown as Markdown
    from gradio_lib.components.model3d import Model3D as Model3D
    from gradio_lib.components.multimodaltextbox import MultimodalTextbox as MultimodalTextbox
    from gradio_lib.components.number import Number as Number
    from gradio_lib.components.plot import Plot as Plot
    from gradio_lib.components.radio import Radio as Radio
    from gradio_lib.components.result import Result as Result
    from gradio_lib.components.scatterplot import ScatterPlot as ScatterPlot
    from gradio_lib.components.shortcuts import component as component
    from gradio_lib.components.slider import Slider as Slider
    from gradio_lib.components.state import State as State
    from gradio_lib.components.templates import Annotatedimage as Annotatedimage
    from gradio_lib.components.templates import Carousel as Carousel
    from gradio_lib.components.templates import Checkboxgroup as Checkboxgroup
    from gradio_lib.components.templates import DataFrame as DataFrame
    from gradio_lib.components.templates import Files as Files
    from gradio_lib.components.templates import Highlight as Highlight
    from gradio_lib.components.templates import Highlightedtext as Highlightedtext
    from gradio_lib.components.templates import ImageMask as ImageMask
    from gradio_lib.components.templates import ImagePaint as ImagePaint
    from gradio_lib.components.templates import Json as Json
    from gradio_lib.components.templates import List as List
    from gradio_lib.components.templates import Matrix as Matrix
    from gradio_lib.components.templates import Mic as Mic
    from gradio_lib.components.templates import Microphone as Microphone
    from gradio_lib.components.templates import Numpy as Numpy
    from gradio_lib.components.templates import Paint as Paint
    from gradio_lib.components.templates import Pil as Pil
    from gradio_lib.components.templates import PlayableVideo as PlayableVideo
    from gradio_lib.components.templates import Sketchpad as Sketchpad
    from gradio_lib.components.templates import StatusTracker as StatusTracker
    from gradio_lib.components.templates import Text as Text
    from gradio_lib.components.templates import TextArea as TextArea
    from gradio_lib.components.templates import TimeSeries as TimeSeries
    from gradio_lib.components.templates import Variable as Variable
    from gradio_lib.components.templates import Webcam as Webcam
    from gradio_lib.components.textbox import Textbox as Textbox
    from gradio_lib.components.timer import Timer as Timer
    from gradio_lib.components.timeseries import Timeseries as Timeseries
    from gradio_lib.components.uploadbutton import UploadButton as UploadButton
    from gradio_lib.components.video import Video as Video
    from gradio_lib.engine.eventdata import CopyData as CopyData
    from gradio_lib.engine.eventdata import DeletedFileData as DeletedFileData
    from gradio_lib.engine.eventdata import DownloadData as DownloadData
    from gradio_lib.engine.eventdata import EditData as EditData
    from gradio_lib.engine.eventdata import EventData as EventData
    from gradio_lib.engine.eventdata import KeyUpData as KeyUpData
    from gradio_lib.engine.eventdata import LikeData as LikeData
    from gradio_lib.engine.eventdata import RetryData as RetryData
    from gradio_lib.engine.eventdata import SelectData as SelectData
    from gradio_lib.engine.eventdata import UndoData as UndoData
    from gradio_lib.engine.messages import Info as Info
    from gradio_lib.engine.messages import Success as Success
    from gradio_lib.engine.messages import Warning as Warning  # noqa: A004 - the documented name
    from gradio_lib.engine.progress import Progress as Progress
    from gradio_lib.engine.request import Request as Request
    from gradio_lib.engine.validation import validate as validate
    from gradio_lib.errors import Error as Error
    from gradio_lib.graph.update import skip as skip
    from gradio_lib.graph.update import update as update
    from gradio_lib.layouts.accordion import Accordion as Accordion
    from gradio_lib.layouts.box import Box as Box
    from gradio_lib.layouts.column import Column as Column
    from gradio_lib.layouts.group import Group as Group
    from gradio_lib.layouts.row import Row as Row
    from gradio_lib.layouts.tabitem import Tab as Tab
    from gradio_lib.layouts.tabitem import TabItem as TabItem
    from gradio_lib.layouts.tabs import Tabs as Tabs
    from gradio_lib.legacy.gone import deploy as deploy
    from gradio_lib.themes.base import Theme as Theme
    from gradio_lib.values.chat import ChatMessage as ChatMessage
    from gradio_lib.values.chat import MessageDict as MessageDict
    from gradio_lib.values.chat import MetadataDict as MetadataDict
    from gradio_lib.values.chat import OptionDict as OptionDict
    from gradio_lib.values.file import FileData as FileData
    from gradio_lib.values.waveform import make_waveform as make_waveform

_NAMES = {
    "Accordion": "gradio_lib.layouts.accordion:Accordion",
    "AnnotatedImage": "gradio_lib.components.annotatedimage:AnnotatedImage",
    "Annotatedimage": "gradio_lib.components.templates:Annotatedimage",
    "Audio": "gradio_lib.components.audio:Audio",
    "BarPlot": "gradio_lib.components.barplot:BarPlot",
    "Blocks": "gradio_lib.apps.blocks:Blocks",
    "Box": "gradio_lib.layouts.box:Box",
    "Brush": "gradio_lib.components.imageeditor:Brush",
    "Button": "gradio_lib.components.button:Button",
    "CSVLogger": "gradio_lib.apps.flagging:CSVLogger",
    "Carousel": "gradio_lib.components.templates:Carousel",
    "ChatInterface": "gradio_lib.apps.chatinterface:ChatInterface",
    "ChatMessage": "gradio_lib.values.chat:ChatMessage",
    "Chatbot": "gradio_lib.components.chatbot:Chatbot",
    "Checkbox": "gradio_lib.components.checkbox:Checkbox",
    "CheckboxGroup": "gradio_lib.components.checkboxgroup:CheckboxGroup",
    "Checkboxgroup": "gradio_lib.components.templates:Checkboxgroup",
    "ClassicCSVLogger": "gradio_lib.apps.flagging:ClassicCSVLogger",
    "ClearButton": "gradio_lib.components.clearbutton:ClearButton",
    "Code": "gradio_lib.components.code:Code",
    "ColorPicker": "gradio_lib.components.colorpicker:ColorPicker",
    "Column": "gradio_lib.layouts.column:Column",
    "CopyData": "gradio_lib.engine.eventdata:CopyData",
    "DataFrame": "gradio_lib.components.templates:DataFrame",
    "Dataframe": "gradio_lib.components.dataframe:Dataframe",
    "Dataset": "gradio_lib.components.dataset:Dataset",
    "DeletedFileData": "gradio_lib.engine.eventdata:DeletedFileData",
    "DownloadButton": "gradio_lib.components.downloadbutton:DownloadButton",
    "DownloadData": "gradio_lib.engine.eventdata:DownloadData",
    "DateTime": "gradio_lib.components.datetime:DateTime",
    "Dropdown": "gradio_lib.components.dropdown:Dropdown",
    "DuplicateButton": "gradio_lib.components.duplicatebutton:DuplicateButton",
    "EditData": "gradio_lib.engine.eventdata:EditData",
    "EditorValue": "gradio_lib.components.imageeditor:EditorValue",
    "Eraser": "gradio_lib.components.imageeditor:Eraser",
    "Error": "gradio_lib.errors:Error",
    "EventData": "gradio_lib.engine.eventdata:EventData",
    "Examples": "gradio_lib.apps.examples:Examples",
    "File": "gradio_lib.components.file:File",
    "FileData": "gradio_lib.values.file:FileData",
    "Files": "gradio_lib.components.templates:Files",
    "FlaggingCallback": "gradio_lib.apps.flagging:FlaggingCallback",
    "Gallery": "gradio_lib.components.gallery:Gallery",
    "Group": "gradio_lib.layouts.group:Group",
    "HTML": "gradio_lib.components.html:HTML",
    "Highlight": "gradio_lib.components.templates:Highlight",
    "HighlightedText": "gradio_lib.components.highlightedtext:HighlightedText",
    "Highlightedtext": "gradio_lib.components.templates:Highlightedtext",
    "HuggingFaceDatasetJSONSaver": "gradio_lib.apps.datasets:HuggingFaceDatasetJSONSaver",
    "HuggingFaceDatasetSaver": "gradio_lib.apps.datasets:HuggingFaceDatasetSaver",
    "Image": "gradio_lib.components.image:Image",
    "ImageEditor": "gradio_lib.components.imageeditor:ImageEditor",
    "ImageMask": "gradio_lib.components.templates:ImageMask",
    "ImagePaint": "gradio_lib.components.templates:ImagePaint",
    "Info": "gradio_lib.engine.messages:Info",
    "InputHTMLAttributes": "gradio_lib.components._typing:InputHTMLAttributes",
    "Interface": "gradio_lib.apps.interface:Interface",
    "Interpretation": "gradio_lib.components.interpretation:Interpretation",
    "JSON": "gradio_lib.components.json:JSON",
    "Json": "gradio_lib.components.templates:Json",
    "KeyUpData": "gradio_lib.engine.eventdata:KeyUpData",
    "Label": "gradio_lib.components.label:Label",
    "LayerOptions": "gradio_lib.components.imageeditor:LayerOptions",
    "LikeData": "gradio_lib.engine.eventdata:LikeData",
    "LinePlot": "gradio_lib.components.lineplot:LinePlot",
    "List": "gradio_lib.components.templates:List",
    "Markdown": "gradio_lib.components.markdown:Markdown",
    "Matrix": "gradio_lib.components.templates:Matrix",
    "MessageDict": "gradio_lib.values.chat:MessageDict",
    "MetadataDict": "gradio_lib.values.chat:MetadataDict",
    "Mic": "gradio_lib.components.templates:Mic",
    "Microphone": "gradio_lib.components.templates:Microphone",
    "Model3D": "gradio_lib.components.model3d:Model3D",
    "MultimodalTextbox": "gradio_lib.components.multimodaltextbox:MultimodalTextbox",
    "Number": "gradio_lib.components.number:Number",
    "Numpy": "gradio_lib.components.templates:Numpy",
    "OptionDict": "gradio_lib.values.chat:OptionDict",
    "Paint": "gradio_lib.components.templates:Paint",
    "Parallel": "gradio_lib.apps.mix:Parallel",
    "Pil": "gradio_lib.components.templates:Pil",
    "PlayableVideo": "gradio_lib.components.templates:PlayableVideo",
    "Plot": "gradio_lib.components.plot:Plot",
    "Progress": "gradio_lib.engine.progress:Progress",
    "Radio": "gradio_lib.components.radio:Radio",
    "Request": "gradio_lib.engine.request:Request",
    "Result": "gradio_lib.components.result:Result",
    "RetryData": "gradio_lib.engine.eventdata:RetryData",
    "Row": "gradio_lib.layouts.row:Row",
    "ScatterPlot": "gradio_lib.components.scatterplot:ScatterPlot",
    "SelectData": "gradio_lib.engine.eventdata:SelectData",
    "Series": "gradio_lib.apps.mix:Series",
    "SimpleCSVLogger": "gradio_lib.apps.flagging:SimpleCSVLogger",
    "Sketchpad": "gradio_lib.components.templates:Sketchpad",
    "Slider": "gradio_lib.components.slider:Slider",
    "State": "gradio_lib.components.state:State",
    "StatusTracker": "gradio_lib.components.templates:StatusTracker",
    "Success": "gradio_lib.engine.messages:Success",
    "Tab": "gradio_lib.layouts.tabitem:Tab",
    "TabItem": "gradio_lib.layouts.tabitem:TabItem",
    "TabbedInterface": "gradio_lib.apps.tabbed:TabbedInterface",
    "Tabs": "gradio_lib.layouts.tabs:Tabs",
    "Text": "gradio_lib.components.templates:Text",
    "TextArea": "gradio_lib.components.templates:TextArea",
    "Textbox": "gradio_lib.components.textbox:Textbox",
    "Theme": "gradio_lib.themes.base:Theme",
    "TimeSeries": "gradio_lib.components.templates:TimeSeries",
    "Timer": "gradio_lib.components.timer:Timer",
    "Timeseries": "gradio_lib.components.timeseries:Timeseries",
    "UndoData": "gradio_lib.engine.eventdata:UndoData",
    "UploadButton": "gradio_lib.components.uploadbutton:UploadButton",
    "Variable": "gradio_lib.components.templates:Variable",
    "Video": "gradio_lib.components.video:Video",
    "Warning": "gradio_lib.engine.messages:Warning",
    "WatermarkOptions": "gradio_lib.components.image:WatermarkOptions",
    "WaveformOptions": "gradio_lib.components.audio:WaveformOptions",
    "Webcam": "gradio_lib.components.templates:Webcam",
    "WebcamOptions": "gradio_lib.components._media:WebcamOptions",
    "api": "gradio_lib.apps.api:api",
    "close_all": "gradio_lib.apps.blocks:close_all",
    "component": "gradio_lib.components.shortcuts:component",
    "components": "gradio_lib.components",
    "current_pkg_version": "gradio_lib._version:current_pkg_version",
    "deploy": "gradio_lib.legacy.gone:deploy",
    "layouts": "gradio_lib.layouts",
    "load": "gradio_lib.apps.load:load",
    "load_ipython_extension": "gradio_lib.apps.notebook:load_ipython_extension",
    "make_waveform": "gradio_lib.values.waveform:make_waveform",
    "mount_gradio_app": "gradio_lib.apps.mount:mount_gradio_app",
    "on": "gradio_lib.apps.on:on",
    "set_static_paths": "gradio_lib.apps.staticpaths:set_static_paths",
    "skip": "gradio_lib.graph.update:skip",
    "themes": "gradio_lib.themes",
    "update": "gradio_lib.graph.update:update",
    "validate": "gradio_lib.engine.validation:validate",
}

__all__ = [  # noqa: PLE0604 - kept equal to the table by a test
    *sorted(_NAMES),
]

_find_old_modules()

if not TYPE_CHECKING:
    # Unguarded, this would make type checkers accept every misspelt name.
    def __getattr__(name: str) -> object:
        if name not in _NAMES:
            found = _old_module(name)
            if found is not None:
                return found
            msg = f"module 'gradio_lib' has no attribute {name!r}.{nearest(name, _NAMES)}"
            raise AttributeError(msg)
        value = _load(_NAMES[name])
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *_NAMES})
