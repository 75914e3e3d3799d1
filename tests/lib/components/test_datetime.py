"""A date, a time of day or both: what a function gets, and what it may return."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest

import gradio_lib as gr
from gradio_lib.errors import DeclarationError, InvalidValue

ROME = ZoneInfo("Europe/Rome")
MOMENT = dt.datetime(2024, 5, 31, 14, 30, tzinfo=ROME)


@pytest.mark.parametrize(
    ("options", "payload", "given"),
    [
        ({"timezone": "Europe/Rome"}, "2024-05-31 14:30:00", MOMENT.timestamp()),
        ({"timezone": "Europe/Rome", "type": "datetime"}, "2024-05-31T14:30", MOMENT),
        ({"timezone": "Europe/Rome", "type": "datetime"}, "2024-05-31T12:30Z", MOMENT),
        ({"type": "string"}, " 2024-05-31T14:30 ", "2024-05-31 14:30:00"),
        ({"type": "string", "include_time": False}, "2024-05-31", "2024-05-31"),
        ({"type": "string", "include_date": False}, "14:30", "14:30:00"),
        ({"type": "datetime"}, "", None),
        ({}, None, None),
    ],
)
def test_a_function_gets_what_type_says(options: dict[str, Any], payload: Any, given: Any) -> None:
    assert gr.DateTime(**options).preprocess(payload) == given


@pytest.mark.parametrize(
    ("options", "returned", "shown"),
    [
        ({"timezone": "Europe/Rome"}, MOMENT.timestamp(), "2024-05-31 14:30:00"),
        ({"timezone": "Europe/Rome"}, MOMENT.astimezone(dt.timezone.utc), "2024-05-31 14:30:00"),
        ({}, dt.datetime(2024, 5, 31, 14, 30), "2024-05-31 14:30:00"),  # noqa: DTZ001 - as people write it
        ({"include_time": False}, dt.date(2024, 5, 31), "2024-05-31"),
        ({"include_date": False}, dt.time(14, 30), "14:30:00"),
        ({"include_date": False}, "14:30", "14:30:00"),
        ({}, "2024-05-31", "2024-05-31 00:00:00"),
        ({}, "", None),
        ({}, None, None),
    ],
)
def test_a_function_may_return_any_of_them(options: dict[str, Any], returned: Any, shown: Any) -> None:
    assert gr.DateTime(**options).postprocess(returned) == shown


def test_now_and_before_are_reckoned_when_they_are_asked_for() -> None:
    box = gr.DateTime("now - 2h", type="datetime", timezone="UTC")
    now = dt.datetime.now(dt.timezone.utc)
    begun = box.preprocess(box.postprocess(box.value))
    assert isinstance(begun, dt.datetime)
    assert dt.timedelta(0) <= now - begun - dt.timedelta(hours=2) + dt.timedelta(seconds=2) < dt.timedelta(seconds=60)


@pytest.mark.parametrize("payload", ["soon", "2024-13-01", "now - 999999999d", "14:30", ["2024-05-31"]])
def test_what_is_no_moment_is_refused(payload: Any) -> None:
    with pytest.raises(InvalidValue, match=r"2024-05-31 14:30:00|text"):
        gr.DateTime().preprocess(payload)


def test_seconds_beyond_all_calendars_are_refused() -> None:
    with pytest.raises(InvalidValue, match="seconds since 1970"):
        gr.DateTime().postprocess(1e20)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"include_date": False, "include_time": False}, "set one of them"),
        ({"timezone": "Europe/Atlantis"}, "there is no such time zone"),
        ({"type": "date"}, "it takes"),
    ],
)
def test_what_cannot_be_is_told_at_once(options: dict[str, Any], told: str) -> None:
    with pytest.raises(DeclarationError, match=told):
        gr.DateTime(**options)
