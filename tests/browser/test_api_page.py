"""The page "Use via API": what it shows is copied, and does what the form would."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import gradio_lib as gr
from gradio_lib.graph.block import Block
from tests.browser.conftest import OpenPage
from tests.contract import environments
from tests.serving import serving

WORDS = 'It\'s "quoted",\n$HOME `date` \\n € ünïcödé 日本'
LANGUAGES = ("Python", "JavaScript", "curl")


def tell(words: str, times: int, loud: bool, colours: list[str], file: str) -> str:
    told = f"{words * times}|{loud}|{colours}|{Path(file).read_text()}"
    told_to.append(told)
    return told


def count(until: int) -> Iterator[int]:
    yield from range(int(until))


told_to: list[str] = []


def app() -> gr.Blocks:
    with gr.Blocks() as blocks:
        inputs: list[Block] = [
            gr.Textbox(label="Words", lines=3),
            gr.Number(1, label="Times", precision=0),
            gr.Checkbox(label="Loud"),
            gr.CheckboxGroup(["red", "green"], label="Colours"),
            gr.File(label="File"),
        ]
        number = gr.Number(2, label="Until")
        gr.Button("Tell").click(tell, inputs, gr.Textbox(label="Told"))
        gr.Button("Count").click(count, number, number)
    return blocks


def copied(page: Page, endpoint: str, language: str) -> str:
    """Copy an endpoint's program as a person does."""
    page.get_by_text(language, exact=True).first.click()
    section = page.locator("section").filter(has=page.get_by_role("heading", name=endpoint, exact=True))
    section.get_by_role("button", name="Copy").first.click()
    expect(section.get_by_role("button", name="Copied")).to_be_visible()
    return str(page.evaluate("navigator.clipboard.readText()"))


def run(language: str, program: str, folder: Path) -> str:
    """Run a pasted program in a folder, as somebody would who has installed what the page says."""
    modules = folder / "node_modules"
    if not modules.exists():
        modules.symlink_to(environments.javascript().parents[3], target_is_directory=True)
    file = folder / {"Python": "program.py", "JavaScript": "program.mjs", "curl": "program.sh"}[language]
    file.write_text(program, encoding="utf-8")
    starter = {"Python": sys.executable, "JavaScript": "node", "curl": "bash"}[language]
    ran = subprocess.run([starter, file.name], cwd=folder, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture
def opened(open_page: OpenPage) -> Callable[[str], Page]:
    """Opens an app's page where it may copy."""

    def open_(url: str) -> Page:
        page = open_page()
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(url)
        return page

    return open_


def test_pasted_programs_do_what_the_form_does(opened: Callable[[str], Page], tmp_path: Path) -> None:
    (tmp_path / "notes & more.txt").write_text("of a file")
    with serving(app()) as url:
        page = opened(url)
        page.get_by_label("Words").fill(WORDS)
        page.get_by_label("Times").fill("2")
        page.get_by_label("Loud").check()
        page.get_by_label("green").check()
        page.locator("input[type=file]").first.set_input_files(tmp_path / "notes & more.txt")
        expect(page.get_by_text("notes & more.txt")).to_be_visible()
        page.get_by_role("button", name="Tell").click()
        expect(page.get_by_label("Told")).to_contain_text("|True|['green']|of a file")
        page.get_by_role("link", name="Use via API").click()
        for language in LANGUAGES:
            run(language, copied(page, "/tell", language), tmp_path)
        assert told_to == [f"{WORDS * 2}|True|['green']|of a file"] * 4
        page.get_by_role("button", name="Back to the app").click()
        expect(page.get_by_label("Words")).to_have_value(WORDS)
        page.goto("about:blank")


def test_pasted_programs_log_in_and_stream(opened: Callable[[str], Page], tmp_path: Path) -> None:
    with serving(app(), auth=("user", "password")) as url:
        page = opened(url)
        page.get_by_label("User").fill("user")
        page.get_by_label("Password").fill("password")
        page.keyboard.press("Enter")
        page.get_by_label("Until").fill("3")
        page.get_by_role("link", name="Use via API").click()
        printed = {language: run(language, copied(page, "/count", language), tmp_path) for language in LANGUAGES}
        page.goto("about:blank")
    assert printed["Python"].split()[-3:] == ["0", "1", "2"]
    assert printed["JavaScript"].split("\n")[:3] == ["[ 0 ]", "[ 1 ]", "[ 2 ]"]
    assert printed["curl"].count("event: generating") == 3
    assert "event: complete\ndata: [2]" in printed["curl"]


def test_tools_are_shown_where_they_are_served(opened: Callable[[str], Page]) -> None:
    with serving(app(), mcp_server=True) as url:
        page = opened(url)
        page.get_by_label("Words").fill(WORDS)
        page.get_by_role("link", name="Use via API").click()
        page.get_by_text("MCP", exact=True).click()
        expect(page.locator("pre").first).to_contain_text(f"{url}/gradio_api/mcp/")
        call = json.loads(copied(page, "/tell", "MCP"))
        assert (call["name"], call["arguments"]["words"]) == ("tell", WORDS)
        page.goto("about:blank")
