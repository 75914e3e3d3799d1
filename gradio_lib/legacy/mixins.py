"""The event classes of 3.x: what has the event is an instance, whatever it is made of."""

from __future__ import annotations

from typing import Any, ClassVar

__all__ = [
    "Blurrable",
    "Changeable",
    "Clearable",
    "Clickable",
    "Editable",
    "Inputable",
    "Playable",
    "Recordable",
    "Releaseable",
    "Selectable",
    "Streamable",
    "Submittable",
    "Uploadable",
]


class _HavingEvents(type):
    """Takes for an instance what has the events."""

    events: tuple[str, ...]

    def __instancecheck__(cls, instance: Any) -> bool:
        return set(cls.events) <= set(getattr(instance, "events", ()))


class Changeable(metaclass=_HavingEvents):
    """Has the event ``change``."""

    events: ClassVar[tuple[str, ...]] = ("change",)


class Inputable(metaclass=_HavingEvents):
    """Has the event ``input``."""

    events: ClassVar[tuple[str, ...]] = ("input",)


class Clickable(metaclass=_HavingEvents):
    """Has the event ``click``."""

    events: ClassVar[tuple[str, ...]] = ("click",)


class Submittable(metaclass=_HavingEvents):
    """Has the event ``submit``."""

    events: ClassVar[tuple[str, ...]] = ("submit",)


class Editable(metaclass=_HavingEvents):
    """Has the event ``edit``."""

    events: ClassVar[tuple[str, ...]] = ("edit",)


class Clearable(metaclass=_HavingEvents):
    """Has the event ``clear``."""

    events: ClassVar[tuple[str, ...]] = ("clear",)


class Playable(metaclass=_HavingEvents):
    """Has the events ``play``, ``pause`` and ``stop``."""

    events: ClassVar[tuple[str, ...]] = ("play", "pause", "stop")


class Streamable(metaclass=_HavingEvents):
    """Has the event ``stream``."""

    events: ClassVar[tuple[str, ...]] = ("stream",)


class Recordable(metaclass=_HavingEvents):
    """Has the events ``start_recording`` and ``stop_recording``."""

    events: ClassVar[tuple[str, ...]] = ("start_recording", "stop_recording")


class Blurrable(metaclass=_HavingEvents):
    """Has the event ``blur``."""

    events: ClassVar[tuple[str, ...]] = ("blur",)


class Uploadable(metaclass=_HavingEvents):
    """Has the event ``upload``."""

    events: ClassVar[tuple[str, ...]] = ("upload",)


class Releaseable(metaclass=_HavingEvents):
    """Has the event ``release``."""

    events: ClassVar[tuple[str, ...]] = ("release",)


class Selectable(metaclass=_HavingEvents):
    """Has the event ``select``."""

    events: ClassVar[tuple[str, ...]] = ("select",)
