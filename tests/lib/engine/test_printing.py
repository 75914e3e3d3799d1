"""What a running function prints reaches its run and the terminal; what it would ask there it is not told."""

# ruff: noqa: T201 - printing is what this is about

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from gradio_lib.engine.events import MAX_PRINTED, Failed, Printed
from gradio_lib.engine.printing import printed
from gradio_lib.engine.runtime import Runtime
from gradio_lib.logs import log
from tests.lib.engine.runs import app_of, ended, result, start, told


def texts(run: Any) -> str:
    return "".join(event.text for event in told(run, Printed))


def plain(word: str) -> list[str]:
    print(word, "is printed")
    print("and so is this", file=sys.stderr)
    return [word]


def steps(word: str) -> Iterator[list[str]]:
    print(word, "at first")
    yield [word]
    print("and later")


async def slowly(word: str) -> list[str]:
    print(word, "before")
    await asyncio.sleep(0)
    print("after")
    return [word]


@pytest.mark.parametrize(
    ("function", "lines"),
    [
        (plain, ["ada is printed", "and so is this"]),
        (steps, ["ada at first", "and later"]),
        (slowly, ["ada before", "after"]),
    ],
)
async def test_a_run_hears_what_its_function_prints(
    function: Callable[..., Any], lines: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    runtime = Runtime(app_of(function), show_error=True)
    first, second = start(runtime, '"ada"'), start(runtime, '"bob"', name="bob")
    assert (await result(first), await result(second)) == (["ada"], ["bob"])
    heard = texts(first)
    assert [line for line in lines if line in heard] == lines
    assert "bob" not in heard
    terminal = "".join(capsys.readouterr())
    assert all(line in terminal for line in lines)


@pytest.mark.parametrize(("options", "shown"), [({}, False), ({"batch": True}, True)])
async def test_strangers_and_those_who_share_a_batch_are_told_nothing(options: Any, shown: bool) -> None:
    runtime = Runtime(app_of(plain_of_any, **options), show_error=shown)
    run = start(runtime, '"ada"')
    await ended(run)
    assert texts(run) == ""


def plain_of_any(words: Any) -> Any:
    print(words)
    return [words] if isinstance(words, list) else words


class Terminal(logging.Handler):
    """Logs as Python does where nobody has said how: to the error stream of the moment."""

    def emit(self, record: logging.LogRecord) -> None:
        print(self.format(record), file=sys.stderr)


@pytest.fixture
def terminal() -> Iterator[None]:
    """Show the log where what a run prints is shown too."""
    handler = Terminal()
    log.addHandler(handler)
    yield
    log.removeHandler(handler)


@pytest.mark.usefixtures("terminal")
async def test_a_failure_is_told_as_such_and_its_traceback_to_the_terminal_only(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(_: str) -> None:
        print("so far")
        raise LookupError

    runtime = Runtime(app_of(fail), show_error=True)
    run = start(runtime, '"ada"')
    assert isinstance(await ended(run), Failed)
    assert texts(run) == "so far\n"
    assert "LookupError" in capsys.readouterr().err


@pytest.mark.parametrize("ask", [lambda _: input("Who? "), lambda _: sys.stdin.read(), lambda _: list(sys.stdin)])
async def test_a_function_that_asks_at_the_terminal_fails_at_once(ask: Callable[..., Any]) -> None:
    run = start(Runtime(app_of(ask)), '"ada"')
    failed = await ended(run)
    assert isinstance(failed, Failed)
    assert failed.message == (
        "The function asks at the terminal, with input() or sys.stdin, where nobody is: "
        "make what it asks for a parameter."
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m\r\n", "red\n"),
        ("\r 10%|#####", None),
        ("\x07\u202e", None),
        ("a\tb\n", "a\tb\n"),
        ("x" * MAX_PRINTED + "end", "x" * (MAX_PRINTED - 3) + "end"),
    ],
)
def test_what_steers_a_terminal_is_no_text(text: str, shown: str | None) -> None:
    event = printed(text)
    assert (event.text if event else None) == shown
