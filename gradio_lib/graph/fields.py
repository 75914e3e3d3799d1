"""Declared classes: annotated fields become the constructor, the config and the update, once for all."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Final, final

from typing_extensions import dataclass_transform

from gradio_lib.errors import DeclarationError, nearest

__all__ = ["UNSET", "Declared", "Unset", "is_given", "param"]


@final
class Unset:
    """The type of `UNSET`: tells "not given" from None."""

    def __repr__(self) -> str:
        return "UNSET"

    def __bool__(self) -> bool:
        return False


UNSET: Final = Unset()


def param(
    *,
    default: Any = UNSET,
    default_factory: Any = None,
    kw_only: bool = True,
    page: bool = True,
    alias: str | None = None,
) -> Any:
    """Declare a field of a block.

    Args:
        default: Its value where the caller gives none; without it the field is required.
        default_factory: Makes that value anew for each instance.
        kw_only: False marks one of the documented leading positionals.
        page: False keeps the field on the server, out of the page's config.
        alias: Its name in the constructor, where a documented method bears that name.
    """
    options: dict[str, Any] = {"kw_only": kw_only, "metadata": {"page": page, "alias": alias}}
    if default_factory is not None:
        return dataclasses.field(default_factory=default_factory, **options)
    if default is UNSET:
        return dataclasses.field(**options)
    return dataclasses.field(default=default, **options)


def is_given(value: object) -> bool:
    """Whether `value` is anything but `UNSET`."""
    return value is not UNSET


@dataclass_transform(kw_only_default=True, field_specifiers=(param,))
class Declared:
    """Base of all declared classes. It has no field itself: type checkers want the marked class to be bare."""

    declared: ClassVar[Mapping[str, dataclasses.Field[Any]]] = {}
    positional: ClassVar[Sequence[str]] = ()
    """Names of the documented positionals, where their order is not that of the fields."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own_constructor = "__init__" in cls.__dict__
        dataclasses.dataclass(kw_only=True, eq=False, repr=False)(cls)
        cls.declared = {field.name: field for field in dataclasses.fields(cls)}  # type: ignore[arg-type]
        if not own_constructor:
            cls.__init__ = _recording(cls, cls.__init__)  # type: ignore[method-assign]

    @property
    def given(self) -> dict[str, Any]:
        """What the constructor was given, by name."""
        return dict(vars(self).get("_given", {}))

    @classmethod
    def _unknown(cls, unknown: dict[str, Any]) -> dict[str, Any]:
        """Say what to do with keywords that are not declared: translate, or raise."""
        name = next(iter(unknown))
        hint = nearest(name, cls.declared)
        msg = f"gr.{cls.__name__}() has no parameter {name!r}.{hint}"
        raise DeclarationError(msg)


def _recording(cls: type[Declared], build: Callable[..., None]) -> Callable[..., None]:
    """Wrap the constructor that dataclasses made: it notes what was given and says which keyword is unknown."""
    accepted = {field.metadata.get("alias") or name: field for name, field in cls.declared.items()}
    aliases = {alias: field.name for alias, field in accepted.items() if alias != field.name}
    positional = cls.positional or tuple(name for name, field in accepted.items() if not field.kw_only)

    @functools.wraps(build)
    def construct(self: Declared, *args: Any, **kwargs: Any) -> None:
        if len(args) > len(positional):
            msg = (
                f"gr.{cls.__name__}() takes {len(positional)} arguments by position ({', '.join(positional)}), "
                f"{len(args)} were given; give the others by name."
            )
            raise DeclarationError(msg)
        placed = dict(zip(positional, args, strict=False))
        if placed.keys() & kwargs.keys():
            msg = f"gr.{cls.__name__}() was given {min(placed.keys() & kwargs.keys())} twice, by position and by name."
            raise DeclarationError(msg)
        kwargs = placed | kwargs
        unknown = {name: value for name, value in kwargs.items() if name not in accepted}
        if unknown:
            known = {name: value for name, value in kwargs.items() if name in accepted}
            kwargs = {**cls._unknown(unknown), **known}
        vars(self)["_given"] = dict(kwargs)
        for alias in aliases.keys() & kwargs.keys():
            kwargs[aliases[alias]] = kwargs.pop(alias)
        build(self, **kwargs)

    return construct
