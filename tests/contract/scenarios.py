"""Plays every scenario with the installed gradio_client: `python scenarios.py URL LOCKED-URL HIDDEN-INDEX FOLDER`.

It runs by itself, in an environment that has only the client. Each outcome is a line of JSON: ``[scenario, outcome]``.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any, Callable  # noqa: UP035 - it runs on Python 3.9 too

from gradio_client import Client, handle_file

URL, LOCKED, HIDDEN, FOLDER = sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4])
PATIENCE = 20
SCENARIOS: dict[str, Callable[[Client], Any]] = {}


def scenario(play: Callable[[Client], Any]) -> Callable[[Client], Any]:
    SCENARIOS[play.__name__.replace("_", " ")] = play
    return play


def said(call: Callable[[], Any]) -> str:
    """Return the message of the error that a call ends in."""
    try:
        return f"no error: {call()!r}"
    except Exception as error:  # noqa: BLE001 - its kind differs from version to version
        return str(error)


def text_of(path: Any) -> str:
    return Path(path).read_text()


def made(name: str, content: str) -> Any:
    path = FOLDER / name
    path.write_text(content)
    return handle_file(str(path))


@scenario
def view_api(client: Client) -> Any:
    endpoint = client.view_api(return_format="dict", print_info=False)["named_endpoints"]["/multi"]
    return [
        [parameter["parameter_name"], parameter["type"]["type"], parameter["parameter_has_default"]]
        for parameter in endpoint["parameters"]
    ]


@scenario
def names(client: Client) -> Any:
    return sorted(client.view_api(return_format="dict", print_info=False)["named_endpoints"])


@scenario
def call_by_name(client: Client) -> Any:
    return client.predict("ab", 3, True, api_name="/multi")


@scenario
def call_by_keyword(client: Client) -> Any:
    return client.predict(flag=False, text="ab", api_name="/multi")


@scenario
def call_by_index(client: Client) -> Any:
    return client.predict("ab", 3, True, fn_index=0)


@scenario
def call_past_the_queue(client: Client) -> Any:
    return client.predict("ab", 3, True, api_name="/direct")


@scenario
def missing_argument(client: Client) -> Any:
    return said(lambda: client.predict(api_name="/tally"))


@scenario
def too_many_arguments(client: Client) -> Any:
    return "too many values: 1 are needed" in said(lambda: client.predict(1, 2, 3, api_name="/tally"))


@scenario
def file_in_and_out(client: Client) -> Any:
    out = client.predict(made("in.txt", "hello"), api_name="/upper_file")
    return text_of(out)


@scenario
def picture_in_and_out(client: Client) -> Any:
    out = client.predict(handle_file(str(FOLDER / "in.png")), api_name="/rotate")
    return [Path(out).suffix, Path(out).read_bytes()[:4].hex()]


@scenario
def several_files(client: Client) -> Any:
    return client.predict([made("a.txt", "one"), made("b.txt", "two")], api_name="/join_files")


@scenario
def stream_of_values(client: Client) -> Any:
    job = client.submit(4, api_name="/count")
    job.result(PATIENCE)
    return job.outputs()


@scenario
def iterated_stream(client: Client) -> Any:
    return list(client.submit(4, api_name="/count"))[-1]


@scenario
def last_value_of_a_stream(client: Client) -> Any:
    return client.predict(4, api_name="/count")


@scenario
def stream_of_edits(client: Client) -> Any:
    job = client.submit(4, api_name="/grow")
    job.result(PATIENCE)
    return job.outputs()[-1]


@scenario
def progress(client: Client) -> Any:
    job = client.submit(3, api_name="/work")
    until = time.monotonic() + PATIENCE
    while not job.status().progress_data and time.monotonic() < until:
        time.sleep(0.01)
    unit = job.status().progress_data[0]
    client.predict(api_name="/release")
    return [unit.desc, unit.length, job.result(PATIENCE)]


@scenario
def cancel(client: Client) -> Any:
    job = client.submit(api_name="/endless")
    until = time.monotonic() + PATIENCE
    while not job.outputs() and time.monotonic() < until:
        time.sleep(0.01)
    job.cancel()
    return client.predict(api_name="/is_closed")


@scenario
def message_of_an_error(client: Client) -> Any:
    return "custom failure: why" in said(lambda: client.predict("error", api_name="/fail"))


@scenario
def secret_of_an_exception(client: Client) -> Any:
    return "hunter2" in said(lambda: client.predict("exception", api_name="/fail"))


@scenario
def choice_that_there_is_not(client: Client) -> Any:
    return "is not in the list of choices" in said(lambda: client.predict("blue", api_name="/choose"))


@scenario
def state_within_a_client(client: Client) -> Any:
    return [client.predict(1, api_name="/tally") for _ in range(3)]


@scenario
def state_of_another_client(_client: Client) -> Any:
    return connect(URL).predict(1, api_name="/tally")


@scenario
def messages(client: Client) -> Any:
    job = client.submit("one", api_name="/note")
    return job.result(PATIENCE)


@scenario
def twenty_at_once(client: Client) -> Any:
    jobs = [client.submit(str(number), number, api_name="/multi") for number in range(20)]
    return [job.result(PATIENCE)[1] for job in jobs]


@scenario
def batch(client: Client) -> Any:
    jobs = [client.submit(number, api_name="/double_all") for number in range(8)]
    return [job.result(PATIENCE) for job in jobs]


@scenario
def table(client: Client) -> Any:
    given = {"headers": ["x", "y"], "data": [[1, 2], [3, 4]], "metadata": None}
    return client.predict(given, api_name="/transpose")["data"]


@scenario
def json_in_and_out(client: Client) -> Any:
    return client.predict({"b": 1, "a": [None]}, api_name="/keys")


@scenario
def label(client: Client) -> Any:
    return client.predict("abcd", api_name="/classify")["label"]


@scenario
def hidden_by_name(client: Client) -> Any:
    return "nobody outside" in said(lambda: client.predict(api_name="/secret"))


@scenario
def hidden_by_index(client: Client) -> Any:
    return "nobody outside" in said(lambda: client.predict(fn_index=HIDDEN))


@scenario
def unknown_endpoint(client: Client) -> Any:
    return "nope" in said(lambda: client.predict("x", api_name="/nope"))


@scenario
def login(_client: Client) -> Any:
    return connect(LOCKED, auth=("ada", "lovelace")).predict(api_name="/whoami")


@scenario
def wrong_password(_client: Client) -> Any:
    return said(lambda: connect(LOCKED, auth=("ada", "wrong"))).startswith("no error")


@scenario
def no_login(_client: Client) -> Any:
    return said(lambda: connect(LOCKED)).startswith("no error")


def connect(url: str, **options: Any) -> Client:
    return Client(url, verbose=False, download_files=str(FOLDER), **options)


def main() -> None:
    client = connect(URL)
    for name, play in SCENARIOS.items():
        try:
            outcome = play(client)
        except Exception as error:  # noqa: BLE001 - told as the outcome
            outcome = f"{type(error).__name__}: {error}"
        sys.stdout.write(json.dumps([name, outcome]) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
