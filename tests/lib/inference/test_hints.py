"""A hint is taken apart once; a component, a name or an alias is what it stands for."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Hashable
from typing import Annotated, Any, Final, Literal, NewType, ParamSpec, TypeVar, Union

import pytest
import typing_extensions
from annotated_types import Ge

import gradio_lib as gr
from gradio_lib.inference.hints import MISSING, Hint, apart, hint_text

UserId = NewType("UserId", int)
Age = Annotated[int, Ge(0)]
Alias = typing_extensions.TypeAliasType("Alias", Age | None)
Item = TypeVar("Item")
Listed = typing_extensions.TypeAliasType("Listed", list[Item], type_params=(Item,))
Bound = TypeVar("Bound", bound=int)
P = ParamSpec("P")
SLIDER = gr.Slider(0, 1)


@pytest.mark.parametrize(
    ("hint", "expected"),
    [
        (int, Hint(int)),
        (int | None, Hint(int, optional=True)),
        (Union[int, None, str], Hint(Union[int, str], optional=True)),  # noqa: UP007 - the older spelling counts too
        (Annotated[int | None, Ge(0)], Hint(int, optional=True, metadata=(Ge(0),))),
        (Annotated[Age, "old"], Hint(int, metadata=(Ge(0), "old"))),
        (Alias, Hint(int, optional=True, metadata=(Ge(0),))),
        (Listed[int], Hint(list[int])),
        (UserId, Hint(int)),
        (Final[int], Hint(int)),
        (typing_extensions.Required[int], Hint(int)),
        (typing_extensions.NotRequired[int | None], Hint(int, optional=True)),
        (dataclasses.InitVar[int], Hint(int)),
        (Bound, Hint(int)),
        (typing_extensions.LiteralString, Hint(str)),
        (typing.SupportsFloat, Hint(int | float)),
        (Literal["a", None], Hint(Literal["a"], optional=True)),  # noqa: PYI061 - this spelling counts too
        (Literal[None], Hint(type(None), optional=True)),  # noqa: PYI061
        (None, Hint(type(None), optional=True)),
        (gr.Textbox, Hint(metadata=(gr.Textbox,))),
        (SLIDER, Hint(metadata=(SLIDER,))),
        (Annotated[int, SLIDER], Hint(int, metadata=(SLIDER,))),
    ],
)
def test_what_a_hint_comes_down_to(hint: Any, expected: Hint) -> None:
    assert apart(hint) == expected


NO_TYPES = ["the number of steps", [1, 2], 5, {"a": 1}, range(3), P.args, P.kwargs]  # type: ignore[attr-defined]


@pytest.mark.parametrize("hint", [MISSING, Any, object, Hashable, Item, *NO_TYPES])
def test_what_says_nothing_of_a_type_is_as_no_hint(hint: Any) -> None:
    assert apart(hint) == Hint()


@pytest.mark.parametrize(
    ("hint", "text"),
    [
        (int, "int"),
        (list[int], "list[int]"),
        (int | None, "int | None"),
        (typing.Optional[int], "int | None"),  # noqa: UP045 - the older spelling counts too
        (Annotated[int, Ge(0)], "int"),
        (Literal["a", 1], "Literal['a', 1]"),
        (dict[str, list[Any]], "dict[str, list[Any]]"),
        (UserId, "UserId"),
        (None, "None"),
        (MISSING, ""),
        (Hint, "Hint"),
    ],
)
def test_a_hint_is_told_as_a_reader_would_write_it(hint: Any, text: str) -> None:
    assert hint_text(hint) == text
