"""``gradio-run inspect``: what was read, and why, for people and for programs."""

from __future__ import annotations

import json

from tests.cli.conftest import Command, Start, Write, endpoints

ORDER = '''
    from dataclasses import dataclass
    from typing import Annotated, Literal
    from pydantic import Field

    @dataclass
    class Address:
        street: str
        city: str = "Turin"

    def order(
        item: Literal["tea", "coffee"],
        address: Address,
        cups: Annotated[int, Field(ge=1, le=9)] = 2,
        note=None,
    ) -> tuple[str, float]:
        """Order something hot.

        Args:
            item: What to drink.

        Returns:
            The receipt.

        >>> order("tea", Address("Via Po"), 3)
        """
        return f"{cups} {item}", 2.5
'''


def cells(line: str) -> list[str]:
    return [cell for cell in (part.strip() for part in line.split("  ")) if cell]


def test_people_read_a_table_of_fields_and_reasons(write: Write, command: Command) -> None:
    write("cafe.py", ORDER)
    finished = command("inspect", "cafe.py:order")
    lines = [cells(line) for line in finished.stdout.splitlines()]
    assert ["cafe.py:order", "/predict"] in lines
    assert ["Order: Order something hot."] in lines
    assert ["item", "Literal['tea', 'coffee']", "Radio", "type hint", "2 choices"] in lines
    assert ["address_city", "str", "'Turin'", "Textbox", "type hint"] in lines
    assert any(line[:5] == ["cups", "int", "2", "Slider", "type hint"] and "≥ 1, ≤ 9" in line[5] for line in lines)
    assert (finished.returncode, finished.stderr) == (0, "")


def test_programs_read_the_same_as_json(write: Write, command: Command) -> None:
    write("cafe.py", ORDER)
    (entry,) = json.loads(command("inspect", "cafe.py:order", "--json").stdout)["targets"]
    assert [port["name"] for port in entry["inputs"]] == ["item", "address_street", "address_city", "cups", "note"]
    assert entry["inputs"][0] == {
        "name": "item",
        "type": "Literal['tea', 'coffee']",
        "component": "Radio",
        "label": "Item",
        "info": "What to drink.",
        "value": None,
        "source": "hint",
        "constraints": "",
        "note": "2 choices",
    }
    assert [port["component"] for port in entry["outputs"]] == ["Textbox", "Number"]
    assert (entry["title"], entry["description"], entry["endpoint"]) == ("Order", "Order something hot.", "/predict")


def test_it_tells_what_run_serves(write: Write, command: Command, start: Start) -> None:
    write("cafe.py", ORDER)
    write("shop.py", "def order(item: str) -> str: return item")
    targets = ["cafe.py", "shop.py:order", "math:sqrt"]
    described = json.loads(command("inspect", *targets, "--json").stdout)["targets"]
    told = {each["endpoint"]: [port["name"] for port in each["inputs"]] for each in described}
    assert told == endpoints(start(*targets))
    assert list(told) == ["/order", "/order_1", "/sqrt"]


def test_apps_and_functions_without_a_form_are_told_too(write: Write, command: Command) -> None:
    write("web.py", "from fastapi import FastAPI\napp = FastAPI()")
    write("threads.py", "from threading import Thread\ndef run(thread: Thread): ...")
    write(
        "page.py",
        """
        import gradio_lib as gr
        with gr.Blocks(title="Greeter") as demo:
            name = gr.Textbox(label="Name")
            name.change(len, name, gr.Number(label="Length"), api_name="measure")
            name.submit(lambda: None, api_name=False)
        """,
    )
    assert json.loads(command("inspect", "web.py", "--json").stdout) == {
        "targets": [{"target": "web.py", "kind": "web app", "class": "FastAPI"}],
        "options": {},
    }
    refused, page = json.loads(command("inspect", "threads.py", "page.py", "--json").stdout)["targets"]
    assert refused["refusal"].startswith("run() cannot have a form")
    assert page == {
        "target": "page.py:demo",
        "kind": "app",
        "class": "Blocks",
        "title": "Greeter",
        "endpoints": [
            {
                "endpoint": "/measure",
                "inputs": [{"component": "Textbox", "label": "Name"}],
                "outputs": [{"component": "Number", "label": "Length"}],
            }
        ],
    }
    read = command("inspect", "threads.py", "page.py").stdout
    assert "threads.py:run  no form" in read
    assert "page.py:demo  Blocks, 'Greeter', served as it is" in read


def test_a_default_that_json_cannot_carry_is_shown_short(write: Write, command: Command) -> None:
    write("app.py", "def f(step: complex = 2j, big: int = 2**70) -> None: ...")
    (entry,) = json.loads(command("inspect", "app.py:f", "--json").stdout)["targets"]
    assert [port["name"] for port in entry["inputs"]] == ["step", "big"]


def test_a_target_that_cannot_be_found_ends_it_as_it_ends_run(command: Command) -> None:
    finished = command("inspect", "nowhere:f")
    assert (finished.returncode, finished.stdout) == (2, "")
    assert finished.stderr.startswith("gradio-run: There is no module 'nowhere'.")
