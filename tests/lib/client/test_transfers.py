"""Files to and from an app that is not to be trusted, and one with limits."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest

from gradio_lib.client import Client, file, handle_file
from gradio_lib.errors import TransferError
from tests.lib.client.app import app
from tests.lib.client.played import CLOSE, Exchange, Play, Played, completed, config, playing
from tests.serving import serving

META = {"_type": "gradio.FileData"}


def returning(value: Any, output: str = "file", **more: Play) -> dict[str, Play]:
    """Return what an app plays whose one call returns `value`."""

    def play(exchange: Exchange) -> None:
        exchange.open_stream()
        exchange.send(completed("a", value))
        exchange.send(CLOSE)

    return {
        "/config": lambda exchange: exchange.answer(config(output=output)),
        "/queue/join": lambda exchange: exchange.answer({"event_id": "a"}),
        "/queue/data": play,
        "/file=x": lambda exchange: exchange.reply(b"content"),
        **more,
    }


def fetched(server: Played, folder: Path, **options: Any) -> Any:
    with Client(server.url, verbose=False, download_files=folder, **options) as client:
        return client.predict("x", api_name="/say")


@pytest.mark.parametrize("name", ["../../evil.txt", "/etc/evil.txt", "a\\..\\evil.txt", "..", "", "evil\x00.txt"])
def test_name_that_an_app_gives_does_not_lead_out_of_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "fetched"
    data = {"path": "x", "orig_name": name, "meta": META}
    with playing(returning(data)) as server:
        path = Path(fetched(server, folder)).resolve()
    assert path.is_relative_to(folder.resolve())
    assert path.read_bytes() == b"content"


def test_two_results_of_one_name_do_not_meet(tmp_path: Path) -> None:
    data = {"path": "x", "orig_name": "a.txt", "meta": META}
    with playing(returning([data, data])) as server:
        one, other = fetched(server, tmp_path)
    assert (Path(one).name, Path(other).name) == ("a.txt", "a.txt")
    assert one != other


def test_file_of_another_host_is_fetched_without_our_secrets(tmp_path: Path) -> None:
    away: dict[str, Play] = {"/a.txt": lambda exchange: exchange.reply(b"away", Set_Cookie="spy=1")}
    with playing(away) as other:
        data = {"path": "a.txt", "url": f"{other.url}/a.txt", "orig_name": "a.txt", "meta": META}
        with playing(returning(data)) as server:
            path = fetched(server, tmp_path, headers={"X-Secret": "1"}, token="hf_secret")  # noqa: S106 - no secret
        assert Path(path).read_bytes() == b"away"
        headers = other.asked("/a.txt")[0].headers
        assert not {"x-secret", "authorization", "cookie"} & headers.keys()
        assert server.asked("/queue/join")[0].headers["authorization"] == "Bearer hf_secret"


def test_redirect_to_another_host_loses_our_token(tmp_path: Path) -> None:
    with playing({"/a.txt": lambda exchange: exchange.reply(b"away")}) as other:
        data = {"path": "x", "orig_name": "a.txt", "meta": META}
        plays = returning(data)
        plays["/file=x"] = lambda exchange: exchange.reply("", 302, Location=f"{other.url}/a.txt")
        with playing(plays) as server:
            fetched(server, tmp_path, token="hf_secret", headers={"X-Secret": "1"})  # noqa: S106 - no secret
        assert not {"authorization", "x-secret"} & other.asked("/a.txt")[0].headers.keys()


def test_address_relative_to_the_page_is_fetched(tmp_path: Path) -> None:
    data = {"path": "gone", "url": "file=x", "orig_name": "a.txt", "meta": META}
    with playing(returning(data)) as server:
        assert Path(fetched(server, tmp_path)).read_bytes() == b"content"


def test_file_that_cannot_be_fetched_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    data = {"path": "gone", "orig_name": "a.txt", "meta": META}
    with playing(returning(data)) as server, pytest.raises(TransferError, match=r"a\.txt could not be fetched"):
        fetched(server, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "value", [{"path": "x"}, {"path": "x", "meta": None}, {"path": "x", "meta": {"_type": "other"}}, {"a": ["x"]}]
)
def test_data_that_only_looks_like_a_file_is_left_alone(tmp_path: Path, value: Any) -> None:
    with playing(returning(value, "json")) as server:
        assert fetched(server, tmp_path) == value


def test_update_is_handed_out_with_its_file(tmp_path: Path) -> None:
    data = {"__type__": "update", "visible": True, "value": {"path": "x", "orig_name": "a.txt", "meta": META}}
    with playing(returning(data)) as server:
        update = fetched(server, tmp_path)
    assert (update["visible"], Path(update["value"]).read_bytes()) == (True, b"content")


def test_file_that_is_too_large_is_not_sent(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"x" * 2000)
    with (
        serving(app(folder), max_file_size=1000) as url,
        Client(url, verbose=False) as client,
        pytest.raises(TransferError, match=r"large\.txt has 2,000 bytes; the app accepts 1,000"),
    ):
        client.predict(path, api_name="/shout")


def test_file_that_the_app_refuses_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a")
    plays = returning(None)
    plays["/upload"] = lambda exchange: exchange.answer({"detail": "The disk is full."}, 507)
    with (
        playing(plays) as server,
        Client(server.url, verbose=False) as client,
        pytest.raises(TransferError, match="The disk is full"),
    ):
        client.predict(handle_file(path), api_name="/say")


def test_address_among_the_arguments_is_fetched_here_and_sent(today: str, tmp_path: Path) -> None:
    with (
        playing({"/notes.txt": lambda exchange: exchange.reply(b"hello")}) as other,
        Client(today, verbose=False, download_files=tmp_path) as client,
    ):
        shouted = client.predict(handle_file(f"{other.url}/notes.txt"), api_name="/shout")
    assert Path(shouted).read_text() == "HELLO"


def test_file_that_there_is_not_is_told() -> None:
    for spelling in (handle_file, file):
        with pytest.raises(TransferError, match="There is no file '/no/such'"):
            spelling("/no/such")


def test_what_stands_for_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.touch()
    assert handle_file(path) == file(str(path)) == {"path": str(path), "orig_name": "a.png", "meta": META}
    address = "https://example.org/b%20c.png?d=e"
    assert handle_file(address) == {"path": address, "url": address, "orig_name": "b c.png", "meta": META}


def test_results_go_where_the_environment_says(today: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path / "there"))
    path = tmp_path / "a.txt"
    path.write_text("a")
    with Client(today, verbose=False) as client:
        assert Path(client.predict(path, api_name="/shout")).is_relative_to(tmp_path / "there")


# -- the shapes of Gradio 3 -----------------------------------------------------------------------------------------


def old(value: Any, output: str, folder: Path, **options: Any) -> Any:
    """Return what a call of an app of Gradio 3 gives that returns `value`, past its queue."""
    aged = {**config(output=output), "protocol": None, "version": "3.36.1\n"}
    aged["dependencies"][0]["queue"] = False
    plays: dict[str, Play] = {
        "/config": lambda exchange: exchange.answer(aged),
        "/api/predict/": lambda exchange: exchange.answer({"data": [value], "is_generating": False}),
        "/file=x": lambda exchange: exchange.reply(b"content"),
    }
    with playing(plays) as server, Client(server.url, verbose=False, download_files=folder, **options) as client:
        return client.predict("x", api_name="/say")


HELD = {"name": "a.txt", "data": "data:text/plain;base64," + base64.b64encode(b"held").decode(), "is_file": False}
NAMED = {"name": "x", "orig_name": "b.txt", "data": None, "is_file": True}


def text_of(path: Any) -> str:
    return Path(path).read_text()


def test_old_file_is_fetched_or_written(tmp_path: Path) -> None:
    assert [text_of(path) for path in old([HELD, NAMED], "file", tmp_path)] == ["held", "content"]
    assert Path(old(NAMED, "file", tmp_path)).name == "b.txt"


def test_old_video_is_a_path_and_with_subtitles_two(tmp_path: Path) -> None:
    assert text_of(old([NAMED, None], "video", tmp_path)) == "content"
    both = old([NAMED, HELD], "video", tmp_path)
    assert (text_of(both["video"]), text_of(both["subtitles"])) == ("content", "held")


def test_old_gallery_is_pairs_of_path_and_caption(tmp_path: Path) -> None:
    shown = old([NAMED, [NAMED, "caption"]], "gallery", tmp_path)
    assert [(text_of(path), caption) for path, caption in shown] == [("content", None), ("content", "caption")]


def test_old_update_is_handed_out_with_its_file(tmp_path: Path) -> None:
    assert text_of(old({"__type__": "update", "value": NAMED}, "file", tmp_path)["value"]) == "content"
    assert old({"__type__": "update", "visible": False}, "image", tmp_path) == {"__type__": "update", "visible": False}


def test_old_values_are_left_alone_on_request(tmp_path: Path) -> None:
    assert old(NAMED, "file", tmp_path, serialize=False) == NAMED


def test_old_picture_that_is_no_base64_is_told(tmp_path: Path) -> None:
    with pytest.raises(TransferError, match="no base64"):
        old("data:image/png;base64,x", "image", tmp_path)
