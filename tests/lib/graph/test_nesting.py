"""Apps in apps, and blocks that take their place later: the page, the events and their names stay right."""

from __future__ import annotations

import pytest

import gradio_lib as gr
from gradio_lib.errors import DeclarationError, NotInBlocks, UnknownName
from gradio_lib.graph.block import Block
from gradio_lib.graph.container import Container
from tests.visitor import visiting


def tree(container: Container) -> list[object]:
    """Return the types of what is in a container, nested as it is."""
    return [
        [each.get_block_name(), tree(each)] if isinstance(each, Container) else each.get_block_name()
        for each in container.children
    ]


def test_a_block_without_a_place_takes_it_where_it_is_rendered() -> None:
    box = gr.Textbox(render=False)
    with gr.Blocks() as demo:
        gr.Number()
        with gr.Row():
            box.render()
    assert tree(demo) == ["number", ["row", ["textbox"]]]
    assert box.root is demo


def test_a_place_is_taken_once_and_can_be_left() -> None:
    with gr.Blocks() as demo:
        box = gr.Textbox()
        with pytest.raises(NotInBlocks, match="on the page already"):
            box.render()
        box.unrender()
        assert tree(demo) == []
        with gr.Column():
            box.render()
    assert tree(demo) == [["column", ["textbox"]]]
    assert box.unrender().unrender() is box


def test_a_layout_that_leaves_takes_what_is_in_it_along() -> None:
    with gr.Blocks() as demo:
        with gr.Row() as row:
            box = gr.Textbox()
        kept = gr.Number()
        row.unrender()
    assert set(demo.blocks) == {kept._id}
    assert box.root is None
    with visiting(demo) as visitor:
        assert [entry["type"] for entry in visitor.config["components"]] == ["number"]


def test_outside_of_an_app_nothing_can_be_rendered_or_attached() -> None:
    box = gr.Textbox()
    with pytest.raises(NotInBlocks, match=r"inside `with gr\.Blocks\(\):`"):
        box.render()
    with pytest.raises(NotInBlocks, match="Move the line into the block"):
        box.submit(str.upper, box, box)


def nested() -> tuple[gr.Blocks, gr.Blocks, dict[str, Block]]:
    with gr.Blocks() as outer:
        word = gr.Textbox()
        first = gr.Button()
        first.click(str.upper, word, word, api_name="shout")
        with gr.Blocks() as inner:
            other = gr.Textbox()
            second = gr.Button()
            second.click(str.lower, other, other, api_name="shout")
            chained = second.click(str.title, word, other)
        third = gr.Button()
        third.click(None, cancels=[chained])
    return outer, inner, {"first": first, "second": second, "third": third, "word": word, "other": other}


def test_an_app_inside_an_app_is_a_part_of_its_page() -> None:
    outer, inner, blocks = nested()
    assert tree(outer) == ["textbox", "button", ["blocks", ["textbox", "button"]], "button"]
    assert {block.root for block in blocks.values()} == {outer}
    assert [function.api_name for function in outer.functions] == ["shout", "shout_1", "title", "false"]
    assert outer.functions[3].cancels == (2,)
    assert inner.root is outer
    with visiting(outer) as visitor:
        assert visitor.fire(blocks["first"], "click", "ada") == ["ADA"]
        lower, title = visitor.triggered(blocks["second"], "click")
        assert visitor.run(lower, "ADA") == ["ada"]
        assert visitor.run(title, "ada") == ["Ada"]


def test_an_app_made_before_joins_with_its_events_renumbered() -> None:
    with gr.Blocks() as inner:
        word = gr.Textbox()
        begin = word.submit(str.upper, word, word)
        again = begin.then(str.lower, word, word)
    with gr.Blocks() as outer:
        button = gr.Button()
        button.click(lambda: "x", None, None, api_name="upper")
        inner.render()
        stop = gr.Button()
        stop.click(None, cancels=[again])
    assert [(f.api_name, f.after, f.cancels) for f in outer.functions] == [
        ("upper", None, ()),
        ("upper_1", None, ()),
        ("lower", 1, ()),
        ("false", None, (2,)),
    ]
    assert begin.function is outer.functions[1]


def test_what_is_added_to_a_joined_app_reaches_the_page() -> None:
    with gr.Blocks() as inner:
        word = gr.Textbox()
    with gr.Blocks() as outer:
        gr.Button().click(lambda: None)
        inner.render()
    with inner:
        late = gr.Button()
        attached = late.click(str.upper, word, word)
    assert late._id in outer.blocks
    assert outer.functions[attached.function.id].targets == ((late, "click"),)
    with visiting(outer) as visitor:
        assert visitor.fire(late, "click", "ada") == ["ADA"]


def test_three_apps_deep() -> None:
    with gr.Blocks() as outer, gr.Blocks(), gr.Blocks():
        word = gr.Textbox()
        attached = word.submit(str.upper, word, word)
    with visiting(outer) as visitor:
        assert visitor.run(attached, "deep") == ["DEEP"]


def test_an_app_that_is_not_to_be_placed_stays_its_own() -> None:
    with gr.Blocks() as outer:
        with gr.Blocks(render=False) as apart:
            word = gr.Textbox()
            word.submit(str.upper, word, word)
        assert tree(outer) == []
    assert (len(outer.functions), len(apart.functions)) == (0, 1)


def test_an_app_can_be_cleared_and_filled_again() -> None:
    with gr.Blocks() as demo:
        word = gr.Textbox()
        word.submit(str.upper, word, word, api_name="shout")
    with demo.clear():
        number = gr.Number()
        number.submit(lambda n: n + 1, number, number, api_name="shout")
    assert (tree(demo), [f.api_name for f in demo.functions]) == (["number"], ["shout"])
    with visiting(demo) as visitor:
        assert visitor.fire(number, "submit", 1) == [2]


def test_a_function_whose_component_is_not_on_the_page_is_found_at_launch() -> None:
    with gr.Blocks() as demo:
        gr.Button().click(str.upper, gr.Textbox(label="Lost", render=False), gr.Textbox())
    with pytest.raises(DeclarationError, match=r"'Lost'\) is an input or output of upper\(\) \(attached to click\)"):
        demo.launch(prevent_thread_lock=True)


def test_an_event_can_be_attached_by_its_name() -> None:
    with gr.Blocks() as demo:
        word = gr.Textbox()
        word.set_event_trigger("submit", str.upper, word, word, api_name="shout", queue=False)
        demo.set_event_trigger("load", lambda: "hello", None, word)
        with pytest.raises(UnknownName, match="Did you mean 'submit'"):
            word.set_event_trigger("submitt", str.upper, word, word)
    with visiting(demo) as visitor:
        assert visitor.fire(word, "submit", "ada") == ["ADA"]
        assert visitor.fire(None, "load") == ["hello"]
