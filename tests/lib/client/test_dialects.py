"""What servers do only now and then, or did in older versions: played to the client."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest

from gradio_lib.client import Client
from gradio_lib.client.backoff import Backoff
from gradio_lib.client.stream import Listener, SessionStream
from gradio_lib.client.transport import Transport
from gradio_lib.errors import AppBusy, AppError, AuthenticationError, ClientError, ConnectionFailed, EndpointError
from tests.lib.client.played import CLOSE, Exchange, Play, Played, completed, config, playing, yielded

PATIENCE = 20.0


def app(play_data: Play, *, join: Play | None = None, protocol: str = "sse_v3", **more: Any) -> dict[str, Play]:
    """Return what a server plays whose calls get the ids a, b, c…"""
    ids = iter("abcdefgh")
    return {
        "/config": lambda exchange: exchange.answer(config(protocol)),
        "/queue/join": join or (lambda exchange: exchange.answer({"event_id": next(ids)})),
        "/queue/data": play_data,
        **more,
    }


def streaming(*messages: dict[str, Any] | str) -> Play:
    def play(exchange: Exchange) -> None:
        exchange.open_stream()
        for message in messages:
            exchange.send(message)

    return play


def in_turn(*plays: Play) -> Play:
    """Return a play that is another one each time."""
    left = iter(plays)

    def play(exchange: Exchange) -> None:
        next(left)(exchange)

    return play


def connected(server: Played, **options: Any) -> Client:
    return Client(server.url, verbose=False, **options)


def test_lost_line_is_restored_where_it_broke() -> None:
    def play(exchange: Exchange) -> None:
        exchange.open_stream()
        if "after" not in exchange.query:
            exchange.send(yielded("a", "one"), 3)
            return
        # Another connection knows nothing of what this one had: its first value is whole.
        exchange.send(yielded("a", "one two"), 4)
        exchange.send(yielded("a", [["append", [], " three"]]), 5)
        exchange.send(completed("a", "one two three"), 6)
        exchange.send(CLOSE)

    with playing(app(play)) as server, connected(server) as client:
        job = client.submit("x", api_name="/say")
        assert list(job) == ["one", "one two", "one two three"]
        assert [each.query.get("after") for each in server.asked("/queue/data")] == [None, "3"]
        assert {each.query["ids"] for each in server.asked("/queue/data")} == {"1"}
        assert len(server.asked("/queue/join")) == 1


def test_line_that_a_server_does_not_restore_is_told() -> None:
    lost = {"msg": "unexpected_error", "event_id": None, "message": "404: Not Found", "session_not_found": True}
    plays = in_turn(streaming(yielded("a", "one")), streaming(lost))
    with playing(app(plays)) as server, connected(server) as client:
        job = client.submit("x", api_name="/say")
        with pytest.raises(ConnectionFailed, match="404: Not Found"):
            job.result(PATIENCE)
        assert job.outputs() == ["one"]


def test_line_that_stays_lost_is_given_up() -> None:
    with playing({"/queue/data": lambda exchange: exchange.reply("", 502)}) as server:
        transport = Transport(server.url)
        stream = SessionStream(transport, "s", ends_itself=True, backoff=Backoff(0.001, 3))
        listener = Listener()
        stream.listen(listener, lambda: "a")
        with pytest.raises(ClientError):
            list(listener.messages())
        transport.close()


def test_line_that_breaks_again_and_again_is_given_up() -> None:
    with playing({"/queue/data": streaming()}) as server:
        transport = Transport(server.url)
        stream = SessionStream(transport, "s", ends_itself=True, backoff=Backoff(0.001, 3))
        listener = Listener()
        stream.listen(listener, lambda: "a")
        with pytest.raises(ConnectionFailed, match="closed the stream"):
            list(listener.messages())
        assert len(server.asked("/queue/data")) == 4
        transport.close()


def test_messages_that_come_before_the_id_is_known_are_kept() -> None:
    streaming_now, second_asked, first_told = threading.Event(), threading.Event(), threading.Event()
    ids = iter("ab")

    def join(exchange: Exchange) -> None:
        event_id = next(ids)
        if event_id == "b":
            second_asked.set()
            first_told.wait(PATIENCE)
        exchange.answer({"event_id": event_id})

    def play(exchange: Exchange) -> None:
        exchange.open_stream()
        streaming_now.set()
        second_asked.wait(PATIENCE)
        exchange.send(completed("b", "second"))
        exchange.send(completed("a", "first"))
        first_told.set()
        exchange.send(CLOSE)

    with playing(app(play, join=join)) as server, connected(server) as client:
        first = client.submit("x", api_name="/say")
        assert streaming_now.wait(PATIENCE)
        second = client.submit("y", api_name="/say")
        assert [first.result(PATIENCE), second.result(PATIENCE)] == ["first", "second"]


def test_stream_that_ends_just_as_a_call_begins_is_opened_again() -> None:
    joined = threading.Event()
    ids = iter("ab")

    def first(exchange: Exchange) -> None:
        exchange.open_stream()
        exchange.send(completed("a", "one"))
        joined.wait(PATIENCE)
        exchange.send(CLOSE)

    def join(exchange: Exchange) -> None:
        event_id = next(ids)
        exchange.answer({"event_id": event_id})
        if event_id == "b":
            joined.set()

    plays = in_turn(first, streaming(completed("b", "two"), CLOSE))
    with playing(app(plays, join=join)) as server, connected(server) as client:
        assert client.submit("x", api_name="/say").result(PATIENCE) == "one"
        assert client.submit("y", api_name="/say").result(PATIENCE) == "two"


def test_stream_that_ends_without_a_result_is_told() -> None:
    plays = in_turn(streaming(CLOSE), streaming(CLOSE))
    with (
        playing(app(plays)) as server,
        connected(server) as client,
        pytest.raises(ConnectionFailed, match="before the call had a result"),
    ):
        client.submit("x", api_name="/say").result(PATIENCE)


@pytest.mark.parametrize(
    ("protocol", "second"),
    [
        ("sse_v1", "one two"),
        ("sse_v2", [["append", [], " two"]]),
        ("sse_v2.1", [["replace", [], "one two"]]),
        ("sse_v3", [["append", [], " two"]]),
    ],
)
def test_protocols_of_4x_and_later(protocol: str, second: Any) -> None:
    messages = [yielded("a", "one"), yielded("a", second), completed("a", "one two")]
    if protocol == "sse_v3":
        messages.append(CLOSE)
    plays = app(streaming(*messages), protocol=protocol)
    with playing(plays) as server, connected(server) as client:
        job = client.submit("x", api_name="/say")
        assert list(job) == ["one", "one two"]
        assert server.asked("/queue/join")[0].json["data"] == ["x"]


def test_first_protocol_of_4x_asks_for_the_values() -> None:
    sent = threading.Event()

    def play(exchange: Exchange) -> None:
        exchange.open_stream()
        exchange.send({"msg": "estimation", "rank": 0, "queue_size": 1, "rank_eta": None})
        exchange.send({"msg": "send_data", "event_id": "a"})
        sent.wait(PATIENCE)
        exchange.send({"msg": "process_starts"})
        exchange.send(completed(None, "said"))

    def take(exchange: Exchange) -> None:
        sent.set()
        exchange.answer({"success": True})

    plays: dict[str, Play] = {
        "/config": lambda exchange: exchange.answer(config("sse")),
        "/queue/join": play,
        "/queue/data": take,
    }
    with playing(plays) as server, connected(server) as client:
        assert client.predict("x", api_name="/say") == "said"
        join, data = server.asked("/queue/join")[0], server.asked("/queue/data")[0].json
        assert (join.method, join.query["fn_index"]) == ("GET", "0")
        assert (data["data"], data["event_id"], data["session_hash"]) == (["x"], "a", join.query["session_hash"])


def test_protocol_that_nobody_knows_is_told() -> None:
    with (
        playing({"/config": lambda exchange: exchange.answer(config("sse_v9"))}) as server,
        pytest.raises(ConnectionFailed, match="'sse_v9'"),
    ):
        connected(server)


@pytest.mark.parametrize(
    ("status", "body", "kind", "words"),
    [
        (503, {"detail": "Queue is full. Max size is 2 and size is 2."}, AppBusy, "Queue is full"),
        (422, {"detail": "Text: expected text."}, AppError, "expected text"),
        (422, {"detail": [{"loc": ["body"]}]}, AppError, "body"),
        (404, {"detail": "No such function."}, EndpointError, "No such function"),
        (401, {"detail": "Not authenticated"}, AuthenticationError, "asks for a login"),
        (500, "Internal Server Error", AppError, "Internal Server Error"),
        (200, {"nothing": 1}, ConnectionFailed, "no id"),
        (200, [], ConnectionFailed, "no id"),
    ],
)
def test_refused_call_says_why(status: int, body: Any, kind: type[Exception], words: str) -> None:
    plays = app(streaming(), join=lambda exchange: exchange.answer(body, status))
    with playing(plays) as server, connected(server) as client, pytest.raises(kind, match=words):
        client.predict("x", api_name="/say")


@pytest.mark.parametrize("text", ["no json", "[]", "{}", '{"msg": 1}'])
def test_stream_of_something_else_is_told(text: str) -> None:
    with playing({"/queue/data": streaming(text)}) as server:
        transport = Transport(server.url)
        listener = Listener()
        SessionStream(transport, "s", ends_itself=True, backoff=Backoff(0.001, 1)).listen(listener, lambda: "a")
        with pytest.raises(ConnectionFailed, match="something else than messages"):
            list(listener.messages())
        transport.close()


def test_edits_that_do_not_fit_are_told() -> None:
    wrong = streaming(yielded("a", "one"), yielded("a", [["delete", ["x"], None]]), CLOSE)
    with (
        playing(app(wrong)) as server,
        connected(server) as client,
        pytest.raises(ConnectionFailed, match="edits that do not fit"),
    ):
        client.predict("x", api_name="/say")


def test_end_of_the_server_is_told() -> None:
    end = {"msg": "unexpected_error", "event_id": None, "message": "Server stopped unexpectedly.", "success": False}
    with (
        playing(app(streaming(end))) as server,
        connected(server) as client,
        pytest.raises(ConnectionFailed, match="Server stopped unexpectedly"),
    ):
        client.predict("x", api_name="/say")


def test_run_that_somebody_else_cancelled_is_told() -> None:
    cancelled = {"msg": "process_completed", "event_id": "a", "output": {}, "success": True}
    with (
        playing(app(streaming(cancelled, CLOSE))) as server,
        connected(server) as client,
        pytest.raises(AppError, match="cancelled"),
    ):
        client.predict("x", api_name="/say")


def test_cancelling_asks_the_server_both_ways() -> None:
    over = threading.Event()

    def play(exchange: Exchange) -> None:
        exchange.open_stream()
        exchange.send(yielded("a", "one"))
        over.wait(PATIENCE)

    plays = app(play)
    plays |= {path: lambda exchange: exchange.answer({"success": True}) for path in ("/cancel", "/reset")}
    with playing(plays) as server, connected(server) as client:
        job = client.submit("x", api_name="/say")
        assert next(iter(job)) == "one"
        assert job.cancel()
        asked = server.asked("/cancel")[0].json
        assert asked == {"event_id": "a", "fn_index": 0, "session_hash": client.session_hash}
        assert server.asked("/reset")[0].json == {"event_id": "a"}
        over.set()


def test_prefix_of_the_config_leads_to_the_routes() -> None:
    plays: dict[str, Play] = {
        "/config": lambda exchange: exchange.answer(config(prefix="/gradio_api")),
        "/gradio_api/queue/join": lambda exchange: exchange.answer({"event_id": "a"}),
        "/gradio_api/queue/data": streaming(completed("a", "said"), CLOSE),
    }
    with playing(plays) as server, connected(server) as client:
        assert client.predict("x", api_name="/say") == "said"


def test_config_may_stand_in_the_page() -> None:
    page = f"<script>window.gradio_config = {json.dumps(config())};</script><p>hi</p>"
    plays: dict[str, Play] = {"/": lambda exchange: exchange.reply(page, kind="text/html")}
    with playing(plays) as server, connected(server) as client:
        assert client.app_version == "6.31.0"


def test_page_that_asks_for_a_login_is_told() -> None:
    page = '<script>window.gradio_config = {"auth_required": true};</script>'
    with (
        playing({"/": lambda exchange: exchange.reply(page, kind="text/html")}) as server,
        pytest.raises(AuthenticationError),
    ):
        connected(server)


def test_redirected_address_is_where_calls_go() -> None:
    plays = app(streaming(completed("a", "said"), CLOSE))
    with playing(plays) as server, playing({}) as old:
        old.plays["/config"] = lambda exchange: exchange.reply("", 307, Location=f"{server.url}/config")
        with connected(old) as client:
            assert client.predict("x", api_name="/say") == "said"
            assert client.src == f"{server.url}/"


def test_heartbeat_is_held_where_the_app_wants_one() -> None:
    opened, over = threading.Event(), threading.Event()

    def beat(exchange: Exchange) -> None:
        exchange.open_stream()
        opened.set()
        over.wait(PATIENCE)

    plays: dict[str, Play] = {
        "/config": lambda exchange: exchange.answer(config(connect_heartbeat=True)),
        "/heartbeat/*": beat,
    }
    with playing(plays) as server, connected(server) as client:
        assert opened.wait(PATIENCE)
        assert server.asked(f"/heartbeat/{client.session_hash}")
        over.set()
