"""Each published client gets results at the pace that it can take."""

from __future__ import annotations

import pytest

from gradio_lib.wire.negotiate import Pace, pace_of


@pytest.mark.parametrize(
    ("user_agent", "hangs_up", "is_held"),
    [
        ("gradio_client/2.7.2; hf_hub/2.4.0; python/3.11.7", True, False),
        ("gradio_client/1.14.0; hf_hub/0.2; python/3.11.7", True, True),
        ("gradio_client/1.3.0", True, True),
        ("gradio_client/10.0.0", True, False),
        ("node", True, False),
        ("Mozilla/5.0 (X11; Linux x86_64)", True, False),
        ("curl/8.5.0", False, False),
        ("python-httpx/0.28.1", False, False),
        ("my gradio_client/1.3.0", False, False),
        ("nodemon", False, False),
        ("", False, False),
    ],
)
def test_client_is_told_by_its_name(user_agent: str, hangs_up: bool, is_held: bool) -> None:
    pace = pace_of(user_agent)
    assert (pace.hangs_up, pace.hold > 0, pace.longest > 0) == (hangs_up, is_held, is_held)


def test_nobody_waits_without_a_reason() -> None:
    assert Pace() == Pace(hangs_up=False, hold=0.0, longest=0.0)


@pytest.mark.parametrize(
    ("user_agent", "steps"),
    [("gradio_client/0.6.1; python/3.11.7", True), ("gradio_client/1.3.0", False), ("node", False), ("", False)],
)
def test_values_come_one_by_one_to_those_that_would_lose_them(user_agent: str, steps: bool) -> None:
    assert (pace_of(user_agent).step > 0) == steps
