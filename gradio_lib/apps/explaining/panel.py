"""The Interpret button of an Interface, and the place where what it finds is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gradio_lib.apps.explaining.interpreter import Interpreter
from gradio_lib.components.button import Button
from gradio_lib.components.interpretation import Interpretation
from gradio_lib.graph.events import Dependency
from gradio_lib.graph.update import update
from gradio_lib.layouts.column import Column
from gradio_lib.layouts.row import Row

if TYPE_CHECKING:
    from gradio_lib.apps.interface import Interface

__all__ = ["interpret_button"]


def interpret_button(interface: Interface, row: Row | None) -> Dependency:
    """Place a button that interprets the inputs as they are, and, unseen until it is pressed, its answers.

    Args:
        interface: Whose inputs.
        row: Where other quiet buttons are; None makes a row of its own.
    """
    how, ports = interface.interpretation, (interface.input_components, interface.output_components)
    interpreter = Interpreter(interface.call, *ports, how, interface.num_shap, interface.batch)
    with row or Row(elem_classes=["quiet"]):
        button = Button("Interpret", size="sm")
    with Column(visible=False) as answers:
        shown = [Interpretation(each) for each in interpreter.inputs if not each.skip_api]

    def interpret(*payloads: Any) -> list[Any]:
        return [update(visible=True), *interpreter(*payloads)]

    return button.click(interpret, [*interpreter.inputs], [answers, *shown], preprocess=False, api_name=False)
