"""Bodies are bounded before anything looks at them."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradio_lib.errors import InvalidValue
from gradio_lib.wire.jsondata import MAX_DEPTH, loads_object
from gradio_lib.wire.models import CancelBody, JoinBody

READERS = [loads_object, JoinBody.read, CancelBody.read]


@pytest.mark.parametrize("read", READERS)
@given(body=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_an_object_or_a_clear_error(read: Callable[[bytes], object], body: bytes) -> None:
    with contextlib.suppress(InvalidValue):  # and nothing else
        read(body)


NAMES = st.sampled_from(["data", "fn_index", "session_hash", "event_data", "trigger_id"])
VALUES = st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5) | st.lists(st.integers(-9, 9), max_size=3)


@given(st.dictionaries(NAMES, VALUES))
def test_join_takes_what_fits_and_nothing_else(body: dict[str, object]) -> None:
    with contextlib.suppress(InvalidValue):
        read = JoinBody.read(json.dumps(body).encode())
        assert isinstance(read.data, list)
        assert read.fn_index is None or type(read.fn_index) is int
        assert read.trigger_id is None or type(read.trigger_id) is int
        assert read.session_hash is None or 0 < len(read.session_hash) <= 200


@pytest.mark.parametrize("kind", [b"[", b'{"a":'])
def test_depth_is_bounded(kind: bytes) -> None:
    end = b"]" if kind == b"[" else b"}"

    def nested(depth: int) -> bytes:
        return b'{"data":' + kind * depth + b"0" + end * depth + b"}"

    assert loads_object(nested(MAX_DEPTH - 1))
    for depth in (MAX_DEPTH, 500, 1020, 100_000):
        with pytest.raises(InvalidValue, match=r"deep|JSON"):
            loads_object(nested(depth))
