"""Events: what a listener is told, what its function gets, and what may come back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

import gradio_lib as gr
from gradio_lib.errors import DeclarationError
from gradio_lib.legacy.params import METHODS
from gradio_lib.legacy.warnings import GradioDeprecationWarning
from tests.conformance.facts import facts
from tests.serving import serving
from tests.visitor import PATIENCE, visiting

# -- what the function gets ---------------------------------------------------------------------------------------


def test_a_set_of_inputs_comes_as_one_dict_and_a_dict_of_outputs_goes_back() -> None:
    with gr.Blocks() as demo:
        a, b, total, note = gr.Number(), gr.Number(), gr.Number(), gr.Textbox()

        def add(values: dict[Any, float]) -> dict[Any, Any]:
            return {total: values[a] + values[b]}

        gr.Button().click(add, {a, b}, [note, total], api_name="add")
    with visiting(demo) as visitor:
        assert visitor.run(0, 2, 3) == [{"__type__": "update"}, 5]
        answer = visitor.http.post("/gradio_api/run/add", json={"data": [2, 3]}).json()
    assert answer["data"][1] == 5


def test_outputs_may_be_given_as_a_set_too() -> None:
    with gr.Blocks() as demo:
        a, b = gr.Number(), gr.Textbox()
        gr.Button().click(lambda: {b: "x", a: 1}, None, {b, a})
    with visiting(demo) as visitor:
        assert visitor.run(0) == [1, "x"]


def test_a_dict_with_a_component_that_is_no_output_is_a_clear_error() -> None:
    with gr.Blocks() as demo:
        a, stranger = gr.Number(), gr.Number(label="Stranger")
        gr.Button().click(lambda: {stranger: 1}, None, a)
    with visiting(demo) as visitor:
        assert "'Stranger'), which are none of its outputs" in visitor.failure(0)


def test_inputs_can_be_handed_over_by_name() -> None:
    def label(word: str, *, times: float, request: gr.Request) -> str:
        assert request.client is not None
        return word * int(times)

    with gr.Blocks() as demo:
        word, times, out = gr.Textbox(), gr.Number(), gr.Textbox()
        word.submit(label, word, out, inputs_kwargs={"times": times})
    with visiting(demo) as visitor:
        assert visitor.run(0, "ab", 2) == ["abab"]


def test_without_preprocess_and_postprocess_the_raw_data_passes() -> None:
    seen: list[Any] = []

    def look(value: Any) -> Any:
        seen.append(value)
        return {"label": "raw", "confidences": None}

    with gr.Blocks() as demo:
        choice = gr.Radio(["a", "b"], type="index")
        gr.Button().click(look, choice, gr.Label(), preprocess=False, postprocess=False)
        gr.Button().click(lambda index: {"raw": 1.0} if index == 1 else {}, choice, gr.Label())
    with visiting(demo) as visitor:
        assert visitor.run(0, "b") == [{"label": "raw", "confidences": None}]
        assert visitor.run(1, "b") == [{"label": "raw", "confidences": [{"label": "raw", "confidence": 1.0}]}]
    assert seen == ["b"]


def test_a_validator_stops_a_run_with_its_words() -> None:
    ran: list[float] = []
    with gr.Blocks() as demo:
        number, other = gr.Number(label="Age"), gr.Number()
        gr.Button().click(
            lambda age, _: ran.append(age),
            [number, other],
            validator=lambda age, _: [gr.validate(age > 17, "give 18 or more."), gr.validate(True, "")],
        )
        with pytest.raises(DeclarationError, match="validator takes a plain function"):
            gr.Button().click(print, number, validator=count)
    with visiting(demo) as visitor:
        assert visitor.failure(0, 3, 1) == "Age: give 18 or more."
        assert visitor.run(0, 18, 1) == []
    assert ran == [18]


# -- what may come back -------------------------------------------------------------------------------------------


def test_updates_in_every_spelling_change_properties() -> None:
    answers: dict[str, Any] = {
        "update": gr.update(visible=False, label="New"),
        "of the class": gr.Textbox.update(value="x", visible=False),
        "an instance": gr.Textbox("y", visible=False),
        "skip": gr.skip(),
        "no value": None,
        "a value": "z",
    }
    with gr.Blocks() as demo:
        box = gr.Textbox()
        gr.Button().click(lambda name: answers[name], gr.Textbox(), box)
    with visiting(demo) as visitor:
        assert {name: visitor.run(0, name)[0] for name in answers} == {
            "update": {"__type__": "update", "visible": False, "label": "New"},
            "of the class": {"__type__": "update", "value": "x", "visible": False},
            "an instance": {"__type__": "update", "value": "y", "visible": False},
            "skip": {"__type__": "update"},
            "no value": None,
            "a value": "z",
        }


def test_layouts_are_updated_from_functions() -> None:
    with gr.Blocks() as demo:
        with gr.Tabs() as tabs:
            gr.Tab("One", id="one")
            gr.Tab("Two", id="two")
        with gr.Row(visible=False) as row, gr.Column() as column, gr.Accordion("More", open=False) as more:
            group = gr.Group()
        outputs = [tabs, row, column, more, group]
        answer = (
            gr.Tabs(selected="two"),
            gr.Row.update(visible=True),
            gr.update(scale=2),
            gr.Accordion(open=True),
            gr.skip(),
        )
        gr.Button().click(lambda: answer, None, outputs)
        gr.Button().click(lambda: ("text", *answer[1:]), None, outputs)
    with visiting(demo) as visitor:
        assert [{k: v for k, v in each.items() if k != "__type__"} for each in visitor.run(0)] == [
            {"selected": "two"},
            {"visible": True},
            {"scale": 2},
            {"open": True},
            {},
        ]
        assert "is a layout: return gr.update(…) or a new Tabs" in visitor.failure(1)


def test_new_choices_hold_for_the_value_that_comes_with_them() -> None:
    with gr.Blocks() as demo:
        choice = gr.Dropdown(["a"], type="index")
        gr.Button().click(lambda: gr.Dropdown(choices=["b", "c"], value="c"), None, choice)
        gr.Button().click(lambda: gr.update(choices=[("Name", 1)]), None, choice)
    with visiting(demo) as visitor:
        assert visitor.run(0) == [{"__type__": "update", "choices": [["b", "b"], ["c", "c"]], "value": "c"}]
        assert visitor.run(1) == [{"__type__": "update", "choices": [["Name", 1]]}]


def test_a_client_cannot_pass_an_update_off_as_a_value() -> None:
    with gr.Blocks() as demo:
        data = gr.JSON()
        gr.Button().click(lambda value: value, data, data)
    with visiting(demo) as visitor:
        forged = {"__type__": "update", "visible": False}
        assert visitor.run(0, forged) == [{"__type__": "update", "value": forged}]


def count(until: float = 3) -> Iterator[float]:
    yield from range(int(until))


# -- several callers, several times -------------------------------------------------------------------------------


def test_callers_are_served_in_one_batch() -> None:
    sizes: list[int] = []
    waiting = threading.Event()

    def double(numbers: list[float]) -> list[list[float]]:
        sizes.append(len(numbers))
        waiting.wait(PATIENCE)
        return [[number * 2 for number in numbers]]

    with gr.Blocks() as demo:
        number = gr.Number()
        gr.Button().click(double, number, number, batch=True, max_batch_size=3)
    with visiting(demo) as visitor:
        first = visitor.join(0, 1)
        others = [visitor.join(0, each) for each in (2, 3, 4)]
        waiting.set()
        assert visitor.hear(first)[-1]["output"]["data"] == [2]
        assert [visitor.hear(each)[-1]["output"]["data"] for each in others] == [[4], [6], [8]]
    assert sizes == [1, 3]


def test_an_event_ends_the_runs_that_it_cancels() -> None:
    closed = threading.Event()

    def endless() -> Iterator[int]:
        try:
            while True:
                yield 1
        finally:
            closed.set()

    with gr.Blocks() as demo:
        number = gr.Number()
        begin = gr.Button().click(endless, None, number)
        gr.Button().click(lambda: 0, None, number, cancels=begin)
    with visiting(demo) as visitor:
        assert visitor.dependency(1)["cancels"] == [0]
        run = visitor.join(0)
        body = {"event_id": run, "session_hash": visitor.session, "fn_index": 0}
        assert visitor.http.post("/gradio_api/cancel", json=body).status_code == 200
        assert closed.wait(PATIENCE)
        assert visitor.hear(run)[-1]["msg"] == "process_completed"


def test_a_function_is_called_again_and_again_while_the_page_is_open() -> None:
    calls: list[int] = []
    with gr.Blocks() as demo:
        number = gr.Number()

        def tick() -> int:
            calls.append(len(calls))
            return calls[-1]

        ticking = demo.load(tick, None, number, every=0.01)
    with visiting(demo) as visitor:
        assert visitor.dependency(0)["types"] == {"generator": False, "cancel": False, "continuous": True}
        visitor.join(ticking.function.id)
        heard: list[Any] = []
        for message in visitor.messages():
            if message["msg"] == "process_generating":
                heard.append(message["output"]["data"])
            if len(heard) == 3:
                break
    assert len(calls) >= 3
    assert heard[0] == [0]


def test_a_callable_value_is_asked_for_at_each_visit() -> None:
    visits: list[int] = []
    with gr.Blocks() as demo:
        times = gr.Number(value=lambda: len(visits), label="Visits")
        word = gr.Textbox("ada")
        shout = gr.Textbox(str.upper, inputs=word)
        clock = gr.Textbox(lambda: "now", every=2)
        gr.Button().click(None, cancels=[clock.load_event])
    with visiting(demo) as visitor:
        assert visitor.props(times).get("value") is None
        assert times.load_event is not None
        assert visitor.run(times.load_event) == [0]
        visits.append(1)
        assert visitor.run(times.load_event) == [1]
        assert visitor.triggered(word, "change") == [1]
        assert visitor.fire(word, "change", "bea") == ["BEA"]
        assert visitor.props(shout) == {"interactive": False, "value": None}
        assert visitor.dependency(2)["every"] == 2
        assert visitor.dependency(3)["cancels"] == [2]


# -- what a listener is told --------------------------------------------------------------------------------------


@pytest.mark.parametrize("generation", ["3.36", "6.31"])
def test_every_documented_option_is_taken_with_its_default(generation: str) -> None:
    documented = [
        (each["name"], each.get("default"))
        for each in facts(generation)["event_listener_params"]
        if each["name"] not in {"block", "fn"}
    ]
    assert len(documented) > 13
    with gr.Blocks():
        button = gr.Button()
        for name, default in documented:
            button.click(str.upper, **{name: eval(default)})  # noqa: S307 - a literal of our own data


def test_options_reach_the_page() -> None:
    with gr.Blocks() as demo:
        button, box, bar = gr.Button(), gr.Textbox(), gr.Label()
        button.click(
            str.upper,
            box,
            box,
            api_name="shout",
            scroll_to_output=True,
            show_progress="minimal",
            show_progress_on=bar,
            queue=False,
            trigger_mode="multiple",
            js="(word) => word",
            time_limit=4,
            stream_every=0.1,
        )
        button.click(None, None, box, _js="() => 'x'")
        box.change(str.upper, box, box)
        button.click(str.upper, box, box, None, None, True, False)
    with visiting(demo) as visitor:
        first = visitor.dependency(0)
        assert {name: first[name] for name in ("api_name", "scroll_to_output", "show_progress", "queue", "js")} == {
            "api_name": "shout",
            "scroll_to_output": True,
            "show_progress": "minimal",
            "queue": False,
            "js": "(word) => word",
        }
        assert (first["trigger_mode"], first["time_limit"], first["stream_every"]) == ("multiple", 4, 0.1)
        assert first["show_progress_on"] == [bar._id]
        assert (visitor.dependency(1)["backend_fn"], visitor.dependency(1)["js"]) == (False, "() => 'x'")
        assert visitor.dependency(2)["trigger_mode"] == "always_last"
        assert (visitor.dependency(3)["scroll_to_output"], visitor.dependency(3)["show_progress"]) == (True, "hidden")


def test_functions_follow_each_other() -> None:
    with gr.Blocks() as demo:
        box = gr.Textbox()
        begin = box.submit(str.upper, box, box)
        begin.then(str.lower, box, box).success(str.title, box, box)
        begin.failure(lambda: "failed", None, box)
    config = [(f.after, f.condition) for f in demo.functions]
    assert config == [(None, None), (0, None), (1, "success"), (0, "failure")]
    with visiting(demo) as visitor:
        assert [visitor.dependency(i).get("trigger_after") for i in range(4)] == [None, 0, 1, 0]
        assert visitor.dependency(2)["trigger_only_on_success"] is True
        assert visitor.dependency(3)["trigger_only_on_failure"] is True


def test_one_function_for_several_events() -> None:
    with gr.Blocks() as demo:
        word, run, out = gr.Textbox(), gr.Button(), gr.Textbox()
        gr.on([word.submit, run.click], str.upper, word, out, api_name="shout")
        gr.on(None, str.lower, word, out)

        @gr.on([run.click], inputs=word, outputs=out)  # type: ignore[untyped-decorator]
        def decorated(text: str) -> str:
            return text + "!"

        @demo.load(outputs=out)
        def greeting() -> str:
            return "hello"

    assert decorated("a") == "a!"
    with visiting(demo) as visitor:
        assert visitor.triggered(word, "submit") == [0]
        assert visitor.triggered(run, "click") == [0, 2]
        assert visitor.triggered(word, "change") == [1]
        assert visitor.triggered(None, "load") == [1, 3]
        assert visitor.run(2, "a") == ["a!"]
        assert visitor.run(3) == ["hello"]


def test_a_dependency_is_its_function_too() -> None:
    with gr.Blocks():
        box = gr.Textbox()
        assert box.submit(str.upper, box, box)("ada") == "ADA"
        assert box.submit(None, js="() => []")("ada") is None


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"api_nam": "x"}, "Did you mean 'api_name'"),
        ({"show_progress": "loud"}, 'it takes "full", "minimal" or "hidden"'),
        ({"trigger_mode": "twice"}, 'it takes "once", "multiple" or "always_last"'),
        ({"max_batch_size": 0}, "it takes 1 or more"),
        ({"every": 0}, "it takes seconds, more than 0"),
        ({"concurrency_limit": 0}, "it takes 1 or more, or None"),
        ({"inputs": "text"}, "inputs takes components"),
        ({"outputs": [1]}, "outputs takes components"),
        ({"fn": 3}, "which cannot be called"),
        ({"fn": count, "batch": True}, "does not go with a generator"),
    ],
)
def test_what_does_not_fit_is_refused_where_it_is_written(options: dict[str, Any], complaint: str) -> None:
    with gr.Blocks():
        button = gr.Button()
        with pytest.raises(DeclarationError, match=complaint):
            button.click(**{"fn": str.upper, **options})


# -- endpoints ----------------------------------------------------------------------------------------------------


def test_endpoints_are_named_hidden_and_closed_as_their_events_say() -> None:
    with gr.Blocks() as demo:
        box = gr.Textbox()
        box.submit(str.upper, box, box)
        box.submit(str.upper, box, box)
        box.submit(str.lower, box, box, api_name="quiet", show_api=False)
        box.submit(str.title, box, box, api_name=False)
        box.submit(str.strip, box, box, api_visibility="private")
    with serving(demo) as url:
        listed = httpx.get(f"{url}/gradio_api/info").json()["named_endpoints"]
        assert list(listed) == ["/upper", "/upper_1"]
        call = {name: httpx.post(f"{url}/gradio_api/run/{name}", json={"data": ["Ada"]}) for name in ("quiet", "title")}
    assert call["quiet"].json()["data"] == ["ada"]
    assert call["title"].status_code == 404


# -- the queue ----------------------------------------------------------------------------------------------------


def test_the_app_says_what_an_event_leaves_open() -> None:
    with gr.Blocks() as demo:
        box = gr.Textbox()
        box.submit(str.upper, box, box)
        box.submit(str.upper, box, box, queue=True)
    demo.queued = False
    with visiting(demo) as visitor:
        assert [visitor.dependency(index)["queue"] for index in (0, 1)] == [False, True]
        assert visitor.run(0, "ada") == ["ADA"]


def test_past_the_queue_nothing_waits() -> None:
    held = threading.Event()
    with gr.Blocks() as demo:
        box = gr.Textbox()
        box.submit(lambda text: held.wait(PATIENCE) and text, box, box)
    demo.queue(max_size=1)
    demo.queued = False
    with visiting(demo) as visitor:
        runs = [visitor.join(0, str(number)) for number in range(4)]
        held.set()
        assert [visitor.hear(run)[-1]["output"]["data"] for run in runs] == [["0"], ["1"], ["2"], ["3"]]


def test_a_closed_api_is_open_to_the_page_and_the_queue_only() -> None:
    with gr.Blocks() as demo:
        box = gr.Textbox()
        box.submit(str.upper, box, box)
    with visiting(demo.queue(api_open=False)) as visitor:
        outside = httpx.post(f"{visitor.url}/gradio_api/run/upper", json={"data": ["ada"]})
        assert (outside.status_code, "api_open=False" in outside.text) == (401, True)
        assert visitor.http.post("/gradio_api/run/upper", json={"data": ["ada"]}).json()["data"] == ["ADA"]
        assert visitor.run(0, "ada") == ["ADA"]


def test_a_full_queue_says_so_and_limits_hold() -> None:
    held = threading.Event()
    with gr.Blocks() as demo:
        box = gr.Textbox()
        box.submit(lambda: held.wait(PATIENCE), None, box, concurrency_limit=1, concurrency_id="gpu")
        box.submit(lambda: held.wait(PATIENCE), None, box, concurrency_id="gpu")
    demo.queue(max_size=1, default_concurrency_limit=5)
    with visiting(demo) as visitor:
        first, second = visitor.join(0), visitor.join(1)
        body = {"fn_index": 1, "data": [], "session_hash": visitor.session}
        refused = visitor.http.post("/gradio_api/queue/join", json=body)
        assert "Queue is full" in refused.text
        held.set()
        assert [visitor.hear(run)[-1]["success"] for run in (first, second)] == [True, True]


@pytest.mark.parametrize("wrong", [{"max_size": 0}, {"concurrency_count": 0}, {"default_concurrency_limit": -1}])
def test_numbers_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(DeclarationError, match="it takes 1 or more"):
        gr.Blocks().queue(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", METHODS["queue"])
def test_what_the_queue_took_once_is_taken_with_a_warning(name: str) -> None:
    with pytest.warns(GradioDeprecationWarning, match=rf"queue\({name}=…\)"):
        gr.Blocks().queue(**{name: 1})  # type: ignore[arg-type]
