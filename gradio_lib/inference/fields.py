"""What a parameter asks for, and the field that answers it: a component with the conversions both ways."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from gradio_lib.errors import GradioError
from gradio_lib.graph.component import Component
from gradio_lib.inference.convert import Convert, Refused
from gradio_lib.inference.hints import MISSING, Hint, apart
from gradio_lib.inference.limits import Limits, read_limits

__all__ = ["NEEDED", "Field", "Wanted", "same", "wanted"]

NEEDED: Any = object()
"""Nothing may be left empty."""


def same(value: Any) -> Any:
    """Return the value as it is."""
    return value


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a parameter, or a part of one, asks for."""

    name: str
    """The parameter's name, for messages."""
    label: str
    hint: Hint
    limits: Limits
    default: Any = MISSING
    info: str | None = None
    """Help that the docstring or the hint gives."""

    @property
    def core(self) -> Any:
        """The type itself."""
        return self.hint.core

    @property
    def required(self) -> bool:
        """Whether somebody has to give a value."""
        return self.default is MISSING and not self.hint.optional

    def as_type(self, hint: Any) -> Wanted:
        """Return the same for another type; limits and None stay."""
        inner = apart(hint)
        merged = Hint(inner.core, self.hint.optional or inner.optional, (*inner.metadata, *self.hint.metadata))
        return replace(self, hint=merged, limits=read_limits(merged.metadata))

    def options(self, extra: str | None = None) -> dict[str, Any]:
        """Return the arguments that every component gets; `extra` is a sentence more of help."""
        info = " ".join(_sentence(part) for part in (self.info, extra) if part) or None
        return {"label": self.label, "info": info if extra else self.info, "render": False}

    def shown(self, show: Callable[[Any], Any] = same) -> Any:
        """Return the default as the component shows it; None where there is none, or it cannot be shown."""
        if self.default is MISSING or self.default is None:
            return None
        try:
            return show(self.default)
        except (TypeError, ValueError, AttributeError, KeyError):
            return None


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", ":")) else f"{text}."


def wanted(name: str, label: str, hint: Any, default: Any = MISSING, info: str | None = None) -> Wanted:
    """Return what a hint, a default and a docstring ask for."""
    taken = apart(hint)
    if default is None:
        taken = replace(taken, optional=True)
    limits = read_limits(taken.metadata)
    return Wanted(name, limits.title or label, taken, limits, default, info or limits.help)


@dataclass(slots=True)
class Field:
    """A component with the conversions between what it gives and what the function declares."""

    component: Component[Any, Any]
    convert: Convert = same
    """From what the component gives to the declared type; never asked for what is empty."""
    show: Callable[[Any], Any] = same
    """From the declared type to what the component shows."""
    expected: str = "a value"
    """What would do, in the words of messages."""
    blank: bool = True
    """Whether empty text counts as nothing given."""
    untouched: Callable[[Any], bool] | None = None
    """Whether what the component gave is what it gives where nobody has filled it in: a table without a cell."""
    empty: Callable[[], Any] = NEEDED
    """Makes what nothing given stands for, where neither default nor None does."""
    note: str = ""
    """Why it is this component."""
    to_data: Callable[[Any], Any] | None = None
    """From the declared type to JSON data, where that is other than what the component shows."""
    from_data: Convert | None = None
    """From JSON data to the declared type, where that is other than from what is typed: there, "7" is a text."""

    def value(self, given: Any, asked: Wanted) -> Any:
        """Return what the function receives for what the component gave.

        Raises:
            InvalidValue: It does not fit; the message names the parameter, what would do and what was given.
        """
        if given is MISSING or given is None or (self.blank and isinstance(given, str) and not given):
            return self._nothing(asked, left_out=given is MISSING)
        if not asked.required and self.untouched is not None and self.untouched(given):
            return self._nothing(asked, left_out=False)
        return self._converted(given, asked, self.convert)

    def read(self, data: Any, asked: Wanted) -> Any:
        """Return the same for JSON data, which says null where it means nothing: an empty text is a text.

        Raises:
            InvalidValue: It does not fit.
        """
        if data is MISSING:
            return self._nothing(asked, left_out=True)
        if data is None and asked.hint.optional:
            return None
        if data is None:
            raise Refused(asked.name, self.expected)
        return self._converted(data, asked, self.from_data or self.convert)

    def _converted(self, given: Any, asked: Wanted, convert: Convert) -> Any:
        try:
            return convert(given)
        except GradioError:
            raise
        except Exception as error:
            raise Refused(asked.name, self.expected, given) from error

    def plain(self, value: Any) -> Any:
        """Return a value of the declared type as JSON data."""
        return None if value is None else (self.to_data or self.show)(value)

    def _nothing(self, asked: Wanted, *, left_out: bool) -> Any:
        start = getattr(self.component, "value", None)
        began_empty = start is None or (isinstance(start, str) and not start)
        if asked.default is not MISSING and (left_out or began_empty):
            return asked.default
        if asked.hint.optional:
            return None
        if self.empty is not NEEDED:
            return self.empty()
        if asked.default is not MISSING:
            return asked.default
        raise Refused(asked.name, self.expected)
