"""A conversation as people have it: sending, stopping, going back, editing, judging, reading while it is written."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Page, expect

import gradio_lib as gr
from tests.browser.watch import Watch

Visit = Callable[..., Page]

ANSWER = "Some *Markdown* with $x^2$.\n\n```python\ndef f(): pass\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |"


def said(page: Page, who: str = "bot") -> list[str]:
    return [text.strip() for text in page.get_by_test_id(who).all_inner_texts()]


def send(page: Page, text: str) -> None:
    page.get_by_role("textbox", name="Message").fill(text)
    page.get_by_role("textbox", name="Message").press("Enter")


def echo(message: str, history: list[Any]) -> str:
    return f"{len(history)}: {message}"


def test_people_talk_and_the_history_grows(visit: Visit) -> None:
    page = visit(gr.ChatInterface(echo))
    send(page, "Hello")
    expect(page.get_by_test_id("bot")).to_have_text("0: Hello")
    expect(page.get_by_role("textbox", name="Message")).to_have_value("")
    expect(page.get_by_role("textbox", name="Message")).to_be_focused()
    send(page, "Again")
    expect(page.get_by_test_id("bot").last).to_have_text("2: Again")
    assert said(page, "user") == ["Hello", "Again"]
    send(page, "   ")
    assert len(said(page, "user")) == 2


def test_markdown_formulas_code_and_tables(visit: Visit) -> None:
    page = visit(gr.ChatInterface(lambda _message, _history: ANSWER))
    send(page, "?")
    answer = page.get_by_test_id("bot")
    expect(answer.locator("em")).to_have_text("Markdown")
    expect(answer.locator(".katex").first).to_be_visible()
    expect(answer.locator(".hljs-keyword").first).to_have_text("def")
    expect(answer.locator("td").first).to_have_text("1")
    answer.locator("pre").hover()
    answer.get_by_role("button", name="Copy code").click()
    expect(answer.get_by_role("button", name="Copy code")).to_have_text("Copied")


def test_what_an_answer_smuggles_in_does_not_run(visit: Visit, watch: Watch) -> None:
    run = "document.title='gone'"
    evil = f'<img src=x onerror="{run}"><script>{run}</script>[x](javascript:{run}) <b>ok</b>'
    with gr.Blocks(title="safe") as demo:
        gr.Chatbot([[evil, evil]])
    watch.expect("404")  # the picture that is not there
    page = visit(demo)
    expect(page.get_by_test_id("bot").locator("b")).to_have_text("ok")
    assert page.title() == "safe"
    assert page.locator("[role=log] a[href^='javascript']").count() == 0


def test_an_answer_is_stopped(visit: Visit) -> None:
    held = threading.Event()

    def slow(_message: str, _history: list[Any]) -> Iterator[str]:
        yield "first"
        held.wait(20)
        yield "second"

    page = visit(gr.ChatInterface(slow))
    send(page, "Go")
    expect(page.get_by_test_id("bot")).to_have_text("first")
    # Writing on is possible, sending is not.
    send(page, "next")
    assert said(page, "user") == ["Go"]
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("button", name="Submit")).to_be_visible()
    held.set()
    page.get_by_role("textbox", name="Message").press("Enter")
    expect(page.get_by_test_id("user").last).to_have_text("next")
    assert said(page)[0] == "first"


def test_a_failure_is_told_in_its_place_and_can_be_tried_again(visit: Visit) -> None:
    times: list[int] = []

    def shaky(message: str, _history: list[Any]) -> str:
        times.append(1)
        if len(times) == 1:
            msg = "The model is asleep; try again."
            raise gr.Error(msg, print_exception=False)
        return f"awake: {message}"

    page = visit(gr.ChatInterface(shaky))
    send(page, "Hello")
    expect(page.get_by_role("log")).to_contain_text("The model is asleep; try again.")
    page.get_by_role("button", name="Answer again").click()
    expect(page.get_by_test_id("bot")).to_have_text("awake: Hello")
    expect(page.get_by_role("log")).not_to_contain_text("asleep")


def test_going_back_editing_and_clearing(visit: Visit) -> None:
    page = visit(gr.ChatInterface(echo, editable=True))
    for text in ("One", "Two"):
        send(page, text)
        expect(page.get_by_test_id("bot").last).to_contain_text(text)
    page.get_by_role("button", name="Answer again").click()
    expect(page.get_by_test_id("bot").last).to_have_text("2: Two")
    page.get_by_role("button", name="Take back the last exchange").click()
    expect(page.get_by_role("textbox", name="Message")).to_have_value("Two")
    assert said(page, "user") == ["One"]
    page.get_by_test_id("user").hover()
    page.get_by_role("button", name="Edit message").click()
    page.get_by_label("Text of the message").fill("Won")
    page.get_by_label("Text of the message").press("Enter")
    expect(page.get_by_test_id("bot")).to_have_text("0: Won")
    page.get_by_role("log").hover()
    page.get_by_role("button", name="Clear").click()
    expect(page.get_by_test_id("bot")).to_have_count(0)


def test_examples_start_a_conversation(visit: Visit) -> None:
    page = visit(gr.ChatInterface(echo, examples=["Ada", "Bob"], example_labels=["About Ada", "About Bob"]))
    page.get_by_role("button", name="About Bob").click()
    expect(page.get_by_test_id("bot")).to_have_text("0: Bob")
    expect(page.get_by_role("button", name="About Bob")).to_have_count(0)


def test_events_say_which_message(visit: Visit) -> None:
    def liked(event: gr.LikeData) -> str:
        return f"like {event.index} {event.value} {event.liked}"

    def selected(event: gr.SelectData) -> str:
        return f"select {event.index} {event.value}"

    with gr.Blocks() as demo:
        chat = gr.Chatbot([["A", "B"], ["C", "D"]], label="Pairs")
        out = gr.Textbox(label="Event")
        chat.like(liked, None, out)
        chat.select(selected, None, out)
    page = visit(demo)
    page.get_by_test_id("bot").last.click()
    expect(page.get_by_label("Event")).to_have_text("select [1, 1] D")
    page.get_by_role("button", name="Bad answer").last.click()
    expect(page.get_by_label("Event")).to_have_text("like [1, 1] D False")


def test_a_scroll_stays_where_the_reader_put_it(visit: Visit) -> None:
    step = threading.Semaphore(0)

    def long(_message: str, _history: list[Any]) -> Iterator[str]:
        for end in range(1, 4):
            yield "\n\n".join(f"Line {number}" for number in range(end * 40))
            step.acquire(timeout=20)

    page = visit(gr.ChatInterface(long))
    send(page, "Go")
    log = page.get_by_role("log")
    expect(log).to_contain_text("Line 39")
    left = "log => log.scrollHeight - log.scrollTop - log.clientHeight"
    page.wait_for_function(f"() => ({left})(document.querySelector('[role=log]')) < 2")
    log.evaluate("log => { log.scrollTop = 100; }")
    expect(page.get_by_role("button", name="To the latest message")).to_be_visible()
    step.release()
    expect(log).to_contain_text("Line 79")
    assert log.evaluate("log => log.scrollTop") == 100
    page.get_by_role("button", name="To the latest message").click()
    step.release()
    expect(log).to_contain_text("Line 119")
    page.wait_for_function(f"() => ({left})(document.querySelector('[role=log]')) < 2")
    step.release()


def test_media_and_components_in_messages(visit: Visit, tmp_path: Path) -> None:
    Image.new("RGB", (60, 40), "blue").save(tmp_path / "blue.png")

    def show(_message: str, _history: list[Any]) -> Any:
        return [
            {"path": str(tmp_path / "blue.png"), "alt_text": "Blue"},
            gr.Label({"cat": 0.9, "dog": 0.1}, label="Class"),
        ]

    page = visit(gr.ChatInterface(show), dark=True, width=390)
    send(page, "Go")
    picture = page.get_by_role("img", name="Blue")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") == 60
    expect(page.get_by_test_id("bot").last).to_contain_text("cat")


def test_files_go_with_a_message(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("abc")

    def read(message: dict[str, Any], _history: list[Any]) -> str:
        return f"{message['text']}: {[Path(each).read_text() for each in message['files']]}"

    page = visit(gr.ChatInterface(read, multimodal=True))
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Add files").click()
    chooser.value.set_files(tmp_path / "a.txt")
    expect(page.get_by_role("button", name="Remove a.txt")).to_be_visible()
    send(page, "Read")
    expect(page.get_by_test_id("bot")).to_have_text("Read: ['abc']")
    expect(page.get_by_role("button", name="Remove a.txt")).to_have_count(0)
