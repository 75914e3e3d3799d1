"""Calls through the front door, against an app of today and the same one as of Gradio 3."""

from __future__ import annotations

import asyncio
import base64
import threading
from concurrent.futures import CancelledError, as_completed
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from gradio_lib.client import Client, Job, ProgressUnit, Status, handle_file
from gradio_lib.errors import AppBusy, AppError, ArgumentError, AuthenticationError, ConnectionFailed, EndpointError
from tests.lib.client.app import PATIENCE, app, closed, released
from tests.lib.client.conftest import Aged, listening
from tests.serving import serving


def waited(condition: Any) -> None:
    """Wait until a condition holds; the bound is for what hangs."""
    tick = threading.Event()
    for _ in range(int(PATIENCE / 0.01)):
        if condition():
            return
        tick.wait(0.01)
    pytest.fail("it never came to that")


def test_arguments_by_position_by_name_and_by_index(client: Client) -> None:
    assert client.predict("ab", 3, True, api_name="/repeat") == ("ABABAB", 6)
    assert client.predict("ab", 3, True, fn_index=0) == ("ABABAB", 6)
    assert client.predict("ab", 3, True, api_name="repeat") == ("ABABAB", 6)
    assert client.predict("ab", loud=True, times=1, api_name="/repeat") == ("AB", 2)


def test_what_is_left_out_takes_its_default(client: Client) -> None:
    assert client.predict("ab", api_name="/repeat") == ("abab", 4)


@pytest.mark.parametrize(
    ("args", "kwargs", "words"),
    [
        ((), {}, "argument 'text' is missing"),
        (("a", 1, True, 4), {}, "takes 3 arguments (text, times, loud); 4 were given"),
        (("a",), {"tmes": 1}, "no argument 'tmes'. Did you mean 'times'?"),
        (("a",), {"text": "b"}, "'text' twice"),
    ],
)
def test_arguments_that_do_not_fit_are_told_before_the_call(
    client: Client, args: tuple[Any, ...], kwargs: dict[str, Any], words: str
) -> None:
    with pytest.raises(ArgumentError) as told:
        client.submit(*args, api_name="/repeat", **kwargs)
    assert words in str(told.value)


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({"api_name": "/repaet"}, "no function '/repaet'. Did you mean '/repeat'?"),
        ({"fn_index": 99}, "no function with the index 99"),
        ({}, "Say which function"),
    ],
)
def test_function_that_there_is_not_is_told(client: Client, how: dict[str, Any], words: str) -> None:
    with pytest.raises(EndpointError) as told:
        client.submit("a", **how)
    assert words in str(told.value)


def test_hidden_function_is_refused(client: Client) -> None:
    hidden = [each["api_name"] for each in client.config["dependencies"]].index(False)
    with pytest.raises(EndpointError, match="hidden"):
        client.predict(fn_index=hidden)


def test_result_has_the_number_of_the_outputs(client: Client) -> None:
    assert client.predict(api_name="/nothing") == ()
    assert client.predict("a", api_name="/direct") == "direct a"
    assert client.predict({"a": [1, None]}, api_name="/echo") == {"a": [1, None]}


def test_generator_yields_and_its_last_value_is_the_result(client: Client) -> None:
    job = client.submit(3, api_name="/count")
    assert list(job) == ["step 0", "step 1", "step 2"]
    assert job.result(PATIENCE) == "step 2"
    assert job.outputs() == ["step 0", "step 1", "step 2"] == list(job)
    assert [next(job), next(job)] == ["step 0", "step 1"]


def test_yields_that_come_as_edits_are_whole(client: Client) -> None:
    job = client.submit(api_name="/grow")
    rows = [{"step": step} for step in range(4)]
    assert list(job) == [(rows[: step + 1], "ab" * step) for step in range(4)]


def test_plain_function_has_one_output(client: Client) -> None:
    job = client.submit("a", api_name="/direct")
    assert list(job) == ["direct a"] == job.outputs()
    assert list(job) == [job.result()]


def test_failure_after_yields_comes_after_them(client: Client) -> None:
    job = client.submit(api_name="/count_and_fail")
    got: list[Any] = []
    with pytest.raises(AppError, match="after one"):
        got.extend(job)
    assert job.outputs() == [1]
    assert (job.status().code, job.status().success) == (Status.FINISHED, False)


def test_error_has_its_author_s_words_and_another_exception_none(client: Client) -> None:
    with pytest.raises(AppError) as told:
        client.predict("error", api_name="/fail")
    assert (str(told.value), told.value.title) == ("why", "Sorry")
    with pytest.raises(AppError) as other:
        client.predict("exception", api_name="/fail")
    assert other.value.message is None
    assert "hunter2" not in str(other.value)


def test_error_of_validation_is_told(client: Client) -> None:
    with pytest.raises(AppError, match="expected a number"):
        client.predict("ab", "many", api_name="/repeat")


def test_status_tells_progress_messages_and_the_end(client: Client) -> None:
    job = client.submit(api_name="/work")
    waited(lambda: job.status().log)
    status = job.status()
    assert status.progress_data == [ProgressUnit(index=1, length=4, unit="steps", desc="working")]
    assert status.log == ("take care", "warning")
    assert (job.running(), job.done(), status.success, status.time is None) == (True, False, None, False)
    released.set()
    assert job.result(PATIENCE) == "worked"
    assert (job.status().code, job.status().success) == (Status.FINISHED, True)
    assert (job.running(), job.done()) == (False, True)


def test_place_in_the_queue_is_told(folder: Path) -> None:
    released.clear()
    with serving(app(folder)) as url, Client(url, verbose=False) as client:
        jobs = [client.submit(str(number), api_name="/wait_for_release") for number in range(3)]
        waited(lambda: {job.status().rank for job in jobs} == {None, 0, 1})
        waiting = next(job for job in jobs if job.status().rank == 1)
        assert (waiting.status().code, waiting.status().queue_size) == (Status.IN_QUEUE, 2)
        released.set()
        assert sorted(job.result(PATIENCE) for job in jobs) == ["0", "1", "2"]


def test_cancelled_job_ends_at_the_server_too(client: Client) -> None:
    job = client.submit(api_name="/endless")
    waited(lambda: len(job.outputs()) > 2)
    assert job.cancel()
    assert closed.wait(PATIENCE)
    assert (job.cancelled(), job.done(), job.status().code) == (True, True, Status.CANCELLED)
    assert job.outputs()[:3] == [0, 1, 2]
    with pytest.raises(CancelledError):
        job.result()
    assert list(job) == job.outputs()


def test_job_that_has_ended_cannot_be_cancelled(client: Client) -> None:
    job = client.submit("a", api_name="/direct")
    assert job.result(PATIENCE) == "direct a"
    assert not job.cancel()
    assert not job.cancelled()


def test_job_that_has_not_been_sent_can_be_cancelled(today: str) -> None:
    released.clear()
    with Client(today, verbose=False, max_workers=1) as client:
        first = client.submit("a", api_name="/wait_for_release")
        waited(first.running)
        second = client.submit("b", api_name="/wait_for_release")
        assert second.cancel()
        released.set()
        assert first.result(PATIENCE) == "a"
        assert client.predict("c", api_name="/direct") == "direct c"
        assert second.cancelled()


def test_job_is_a_future(client: Client) -> None:
    jobs = [client.submit(str(number), number, api_name="/repeat") for number in range(20)]
    assert sorted(job.result()[1] for job in as_completed(jobs, PATIENCE)) == sorted(
        len(str(number)) * number for number in range(20)
    )
    with pytest.raises(TimeoutError if hasattr(asyncio, "timeout") else Exception):
        client.submit("a", api_name="/wait_for_release").result(0.05)
    assert isinstance(client.submit("error", api_name="/fail").exception(PATIENCE), AppError)


def test_callbacks_get_the_results_as_arguments_in_order(client: Client) -> None:
    got: list[Any] = []
    done = threading.Event()
    callbacks = [lambda *values: got.append(values), lambda *_values: done.set()]
    client.submit("ab", api_name="/repeat", result_callbacks=callbacks)
    assert done.wait(PATIENCE)
    assert got == [("abab", 4)]
    once = threading.Event()
    client.submit("a", api_name="/direct", result_callbacks=[got.append, lambda _value: once.set()])
    assert once.wait(PATIENCE)
    assert got[-1] == "direct a"


def test_callbacks_are_not_called_for_a_failure(client: Client) -> None:
    got: list[Any] = []
    job = client.submit("error", api_name="/fail", result_callbacks=got.append)
    assert job.exception(PATIENCE)
    assert got == []


def test_calls_of_a_batch_function_come_back_to_their_callers(client: Client) -> None:
    jobs = [client.submit(number, api_name="/double") for number in range(8)]
    assert [job.result(PATIENCE) for job in jobs] == [number * 2 for number in range(8)]


def test_state_is_the_client_s_own_and_ends_with_its_session(client: Client, url: str) -> None:
    assert [client.predict(1, api_name="/tally") for _ in range(2)] == [1, 2]
    with Client(url, verbose=False) as other:
        assert other.predict(1, api_name="/tally") == 1
    before = client.session_hash
    client.reset_session()
    assert client.session_hash != before
    assert client.predict(1, api_name="/tally") == 1


def test_picture_goes_and_comes(client: Client, tmp_path: Path) -> None:
    path = tmp_path / "in.png"
    Image.new("RGB", (2, 4), "red").save(path)
    for given in (handle_file(path), str(path), path):
        turned = client.predict(given, api_name="/rotate")
        assert Path(turned).is_relative_to(tmp_path / "fetched")
        with Image.open(turned) as image:
            assert image.size == (4, 2)
    assert client.predict(None, api_name="/echo") is None


def test_file_goes_and_comes_under_its_name(client: Client, tmp_path: Path) -> None:
    path = tmp_path / "in.txt"
    path.write_text("hello")
    shouted = Path(client.predict(handle_file(path), api_name="/shout"))
    assert (shouted.name, shouted.read_text()) == ("shouted.txt", "HELLO")


def test_several_files_go(client: Client, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.txt", "b.txt")]
    for path in paths:
        path.write_text(path.stem)
    assert client.predict([handle_file(path) for path in paths], api_name="/read_all") == ["a", "b"]
    assert client.predict([str(path) for path in paths], api_name="/read_all") == ["a", "b"]


def test_result_of_one_call_is_the_argument_of_another(today: str, tmp_path: Path) -> None:
    path = tmp_path / "in.png"
    Image.new("RGB", (2, 4), "red").save(path)
    with Client(today, verbose=False, download_files=False) as client:
        turned = client.predict(path, api_name="/rotate")
        assert turned["url"].startswith(today)
        assert client.predict(turned, api_name="/rotate")["path"] != turned["path"]


def test_headers_of_a_call_and_of_all_calls(url: str) -> None:
    with Client(url, verbose=False, headers={"X-All": "all"}) as client:
        assert client.predict("x-all", api_name="/header") == "all"
        assert client.predict("x-one", api_name="/header", headers={"X-One": "one"}) == "one"
        assert client.predict("x-one", api_name="/header") == "None"


def test_token_goes_to_the_app_as_a_bearer(url: str) -> None:
    for names in ({"token": "hf_x"}, {"hf_token": "hf_x"}, {"oauth_token": "hf_x"}):
        with Client(url, verbose=False, **names) as client:  # type: ignore[arg-type]
            assert client.predict("authorization", api_name="/header") == "Bearer hf_x"


def test_login(folder: Path) -> None:
    with serving(app(folder), auth=("ada", "lovelace")) as url:
        with Client(url, verbose=False, auth=("ada", "lovelace")) as client:
            assert client.predict(api_name="/whoami") == "ada"
        with pytest.raises(AuthenticationError, match="asks for a login"):
            Client(url, verbose=False)
        with pytest.raises(AuthenticationError, match="refused the login of 'ada'"):
            Client(url, verbose=False, auth=("ada", "wrong"))


@pytest.mark.parametrize(
    ("src", "words"),
    [
        ("127.0.0.1:7860", "neither an address"),
        ("http://127.0.0.1:1", "cannot be reached"),
        ("http://", "cannot be reached"),
        ("/a/path", "neither an address"),
    ],
)
def test_address_that_is_none_is_told(src: str, words: str) -> None:
    with pytest.raises(ConnectionFailed, match=words):
        Client(src, verbose=False)


def test_certificate_of_its_own_is_refused_unless_it_is_not_checked(folder: Path) -> None:
    for served in (app(folder).app, Aged(app(folder).app)):
        with listening(served, secret=True) as url:
            with pytest.raises(ConnectionFailed, match="certificate"):
                Client(url, verbose=False)
            with Client(url, verbose=False, ssl_verify=False) as client:
                assert client.predict("ab", 3, True, api_name="/repeat") == ("ABABAB", 6)


def test_page_below_the_app_s_own_is_no_app(today: str) -> None:
    with pytest.raises(ConnectionFailed, match="is no Gradio app"):
        Client(f"{today}/nothing/there", verbose=False)


def test_full_queue_is_told(folder: Path) -> None:
    released.clear()
    with serving(app(folder).queue(max_size=1)) as url, Client(url, verbose=False) as client:
        first = client.submit("a", api_name="/wait_for_release")
        waited(lambda: first.status().code is Status.PROCESSING)
        second = client.submit("b", api_name="/wait_for_release")
        waited(lambda: second.status().code is Status.IN_QUEUE)
        with pytest.raises(AppBusy, match="full"):
            client.predict("c", api_name="/wait_for_release")
        released.set()
        assert second.result(PATIENCE) == "b"


def test_closed_client_says_so(client: Client) -> None:
    job = client.submit("a", api_name="/wait_for_release")
    waited(job.running)
    client.close()
    released.set()
    with pytest.raises(ConnectionFailed):
        client.predict("a", api_name="/direct")


async def test_coroutines_wait_without_a_thread(client: Client) -> None:
    assert await client.apredict("ab", api_name="/repeat") == ("abab", 4)
    assert [value async for value in client.submit(3, api_name="/count")] == ["step 0", "step 1", "step 2"]
    results = await asyncio.gather(*(client.apredict(number, api_name="/double") for number in range(5)))
    assert results == [0, 2, 4, 6, 8]


async def yields_of(job: Job) -> list[Any]:
    return [value async for value in job]


async def test_coroutine_hears_of_errors(client: Client) -> None:
    with pytest.raises(AppError, match="why"):
        await client.apredict("error", api_name="/fail")
    job = client.submit(api_name="/count_and_fail")
    with pytest.raises(AppError, match="after one"):
        await yields_of(job)
    assert job.outputs() == [1]


async def test_cancelled_coroutine_ends_the_call(client: Client) -> None:
    job = client.submit(api_name="/endless")
    async for _ in job:
        break

    async def wait() -> Any:
        return await job

    task = asyncio.ensure_future(wait())
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await asyncio.to_thread(closed.wait, PATIENCE)
    assert job.cancelled()


def test_values_pass_as_they_travel_where_that_is_wanted(today: str, aged: str, tmp_path: Path) -> None:
    path = tmp_path / "in.png"
    Image.new("RGB", (2, 4), "red").save(path)
    inside = "data:image/png;base64," + base64.b64encode(path.read_bytes()).decode()
    with Client(aged, verbose=False, serialize=False) as client:
        assert client.predict(inside, api_name="/rotate").startswith("data:image/png;base64,")
    with Client(today, verbose=False, serialize=False) as client, pytest.raises(AppError, match="not uploaded here"):
        client.predict(handle_file(path), api_name="/rotate")


def test_folder_of_results_may_be_named_as_in_gradio_3(today: str, tmp_path: Path) -> None:
    path = tmp_path / "in.txt"
    path.write_text("hello")
    with Client(today, verbose=False, output_dir=tmp_path / "old") as client:
        assert Path(client.predict(path, api_name="/shout")).is_relative_to(tmp_path / "old")


def test_connecting_is_told_on_request(today: str, capsys: pytest.CaptureFixture[str]) -> None:
    Client(today).close()
    assert capsys.readouterr().out == f"Connected to {today}/\n"
    Client(today, verbose=False).close()
    assert capsys.readouterr().out == ""
