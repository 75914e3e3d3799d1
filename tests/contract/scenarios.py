"""Plays every scenario with a Python client: `python scenarios.py MODULE URL LOCKED-URL SECRET NAMELESS FOLDER`.

MODULE is the client's; SECRET and NAMELESS are the indices of two functions. It runs by itself, in an environment that
has only the client. Each outcome is a line of JSON: ``[scenario, outcome]``.
"""

from __future__ import annotations

import importlib
import json
import sys
import threading
from pathlib import Path
from typing import Any, Callable  # noqa: UP035 - it runs on Python 3.9 too

MODULE, URL, LOCKED = sys.argv[1:4]
SECRET, NAMELESS, FOLDER = int(sys.argv[4]), int(sys.argv[5]), Path(sys.argv[6])
PATIENCE = 20
module = importlib.import_module(MODULE)
Client = Any
SCENARIOS: dict[str, Callable[[Client], Any]] = {}
# The clients of 2023 take files by their plain paths, and JSON data in files.
OLD = not hasattr(module, "handle_file")
handle_file = getattr(module, "handle_file", str)


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


def data_in(value: Any) -> Any:
    """Return JSON data as the client takes it."""
    return made("in.json", json.dumps(value)) if OLD else value


def data_out(value: Any) -> Any:
    """Return the JSON data that the client gave."""
    return json.loads(text_of(value)) if OLD else value


def waited(condition: Callable[[], Any]) -> None:
    """Wait until a condition holds, or for long enough."""
    tick = threading.Event()
    for _ in range(PATIENCE * 100):
        if condition():
            return
        tick.wait(0.01)


@scenario
def view_api(client: Client) -> Any:
    endpoint = client.view_api(return_format="dict", print_info=False)["named_endpoints"]["/multi"]
    # A number without digits after the point is an integer to some.
    kinds = [parameter["type"]["type"].replace("integer", "number") for parameter in endpoint["parameters"]]
    return [[parameter["label"], kind] for parameter, kind in zip(endpoint["parameters"], kinds)]  # noqa: B905 - Python 3.9


@scenario
def usage(client: Client) -> Any:
    return 'api_name="/multi"' in client.view_api(return_format="str", print_info=False)


@scenario
def names(client: Client) -> Any:
    return sorted(client.view_api(return_format="dict", print_info=False)["named_endpoints"])


@scenario
def call_by_name(client: Client) -> Any:
    return client.predict("ab", 3, True, api_name="/multi")


@scenario
def call_by_keyword(client: Client) -> Any:
    return client.predict(flag=False, text="ab", number=3, api_name="/multi")


@scenario
def argument_left_out(client: Client) -> Any:
    return client.predict("ab", flag=False, api_name="/multi")


@scenario
def call_by_index(client: Client) -> Any:
    return client.predict("ab", 3, True, fn_index=0)


@scenario
def unnamed_function(client: Client) -> Any:
    return client.predict("x", fn_index=NAMELESS)


@scenario
def call_past_the_queue(client: Client) -> Any:
    return client.predict("ab", 3, True, api_name="/direct")


@scenario
def missing_argument(client: Client) -> Any:
    return said(lambda: client.predict(api_name="/tally")).startswith("no error")


@scenario
def too_many_arguments(client: Client) -> Any:
    return said(lambda: client.predict(1, 2, 3, api_name="/tally")).startswith("no error")


@scenario
def file_in_and_out(client: Client) -> Any:
    out = client.predict(made("in.txt", "hello"), api_name="/upper_file")
    return text_of(out)


@scenario
def picture_in_and_out(client: Client) -> Any:
    out = client.predict(handle_file(str(FOLDER / "in.png")), api_name="/rotate")
    return Path(out).read_bytes()[:4] in {b"\x89PNG", b"RIFF"}


@scenario
def several_files(client: Client) -> Any:
    return data_out(client.predict([made("a.txt", "one"), made("b.txt", "two")], api_name="/join_files"))


@scenario
def stream_of_values(client: Client) -> Any:
    job = client.submit(4, api_name="/count")
    last = list(job)[-1]
    return [*job.outputs(), last]


@scenario
def last_value_of_a_stream(client: Client) -> Any:
    return client.predict(4, api_name="/count")


@scenario
def stream_of_edits(client: Client) -> Any:
    job = client.submit(4, api_name="/grow")
    rows, text = list(job)[-1]
    return [data_out(rows), text]


@scenario
def progress(client: Client) -> Any:
    job = client.submit(3, api_name="/work")
    waited(lambda: job.status().progress_data)
    unit = job.status().progress_data[0]
    client.predict(api_name="/release")
    return [unit.desc, unit.length, job.result(PATIENCE)]


@scenario
def cancel(client: Client) -> Any:
    job = client.submit(api_name="/endless")
    waited(job.outputs)
    job.cancel()
    return client.predict(api_name="/is_stopped")


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
def function_with_messages(client: Client) -> Any:
    return client.submit("one", api_name="/note").result(PATIENCE)


@scenario
def twenty_at_once(client: Client) -> Any:
    jobs = [client.submit(str(number), number, True, api_name="/multi") for number in range(20)]
    return [job.result(PATIENCE)[1] for job in jobs]


@scenario
def batch(client: Client) -> Any:
    jobs = [client.submit(number, api_name="/double_all") for number in range(8)]
    return [job.result(PATIENCE) for job in jobs]


@scenario
def table(client: Client) -> Any:
    given = {"headers": ["x", "y"], "data": [[1, 2], [3, 4]], "metadata": None}
    return data_out(client.predict(data_in(given), api_name="/transpose"))["data"]


@scenario
def json_in_and_out(client: Client) -> Any:
    return data_out(client.predict(data_in({"b": 1, "a": [None]}), api_name="/keys"))


@scenario
def label(client: Client) -> Any:
    return data_out(client.predict("abcd", api_name="/classify"))["label"]


@scenario
def hidden_by_name(client: Client) -> Any:
    return "nobody outside" in said(lambda: client.predict(api_name="/secret"))


@scenario
def hidden_by_index(client: Client) -> Any:
    return "nobody outside" in said(lambda: client.predict(fn_index=SECRET))


@scenario
def unknown_endpoint(client: Client) -> Any:
    return said(lambda: client.predict("x", api_name="/nope")).startswith("no error")


@scenario
def no_login(_client: Client) -> Any:
    return said(lambda: connect(LOCKED)).startswith("no error")


def login(_client: Client) -> Any:
    return connect(LOCKED, auth=("ada", "lovelace")).predict(api_name="/whoami")


def wrong_password(_client: Client) -> Any:
    return said(lambda: connect(LOCKED, auth=("ada", "wrong"))).startswith("no error")


if not OLD:  # those of 2023 know no login
    scenario(login)
    scenario(wrong_password)


def connect(url: str, **options: Any) -> Client:
    options["output_dir" if OLD else "download_files"] = str(FOLDER)
    # A job of the 4.x clients takes three threads of its pool: of the usual 40, twenty jobs may get none to end with.
    return module.Client(url, verbose=False, max_workers=100, **options)


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
