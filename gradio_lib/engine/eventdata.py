"""What an event carries, which a function may ask for besides its inputs: annotate a parameter with the class."""

from __future__ import annotations

from typing import Any, ClassVar

__all__ = [
    "CopyData",
    "DeletedFileData",
    "DownloadData",
    "EditData",
    "EventData",
    "KeyUpData",
    "LikeData",
    "RetryData",
    "SelectData",
    "UndoData",
]


class EventData:
    """Data of the event that called the function: annotate a parameter with it and it is handed over.

    What the event carries are its attributes.

    Attributes:
        target: The block whose event it was.
    """

    facts: ClassVar[dict[str, Any]] = {}
    """Attributes that it always has, with what they are where the event does not say."""

    def __init__(self, target: Any, _data: Any) -> None:
        self.target = target
        self._data = _data
        known = _data if isinstance(_data, dict) else {}
        for name, default in self.facts.items():
            setattr(self, name, known.get(name, default))

    def __getattr__(self, name: str) -> Any:
        data = self.__dict__.get("_data")
        if isinstance(data, dict) and name in data:
            return data[name]
        msg = f"The event has no {name!r}; it has {', '.join(data) if isinstance(data, dict) else 'no data'}."
        raise AttributeError(msg)


class ToldData(EventData):
    """Base of the data of one kind of event."""

    def __init__(self, target: Any, data: Any) -> None:
        super().__init__(target, data)


class SelectData(ToldData):
    """What was selected.

    Attributes:
        index: Position: a number, or a pair (row and column of a table, x and y of a picture).
        value: The value at that position.
        selected: False where it was unselected.
    """

    facts: ClassVar[dict[str, Any]] = {"index": None, "value": None, "selected": True}
    index: Any
    value: Any
    selected: bool


class LikeData(ToldData):
    """A message that was judged.

    Attributes:
        index: Number of the message; of a pair ``[pair, 0 or 1]``.
        value: What it says.
        liked: True, False, or the words that were chosen.
    """

    facts: ClassVar[dict[str, Any]] = {"index": None, "value": None, "liked": True}
    index: Any
    value: Any
    liked: bool | str


class RetryData(ToldData):
    """A question that is to be answered again.

    Attributes:
        index: Number of the question's message; of a pair ``[pair, 0]``.
        value: What it says.
    """

    facts: ClassVar[dict[str, Any]] = {"index": None, "value": None}
    index: Any
    value: Any


class UndoData(RetryData):
    """A question that is taken back; `index` and `value` as in `RetryData`."""


class EditData(ToldData):
    """A message that was edited.

    Attributes:
        index: Number of the message; of a pair ``[pair, 0 or 1]``.
        previous_value: What it said.
        value: What it says now.
    """

    facts: ClassVar[dict[str, Any]] = {"index": None, "previous_value": None, "value": None}
    index: Any
    previous_value: Any
    value: Any


class CopyData(ToldData):
    """What was copied.

    Attributes:
        value: The text.
    """

    facts: ClassVar[dict[str, Any]] = {"value": None}
    value: Any


class KeyUpData(ToldData):
    """A key that was pressed in a text field.

    Attributes:
        key: Its name, as browsers name it.
        input_value: The text of the field.
    """

    facts: ClassVar[dict[str, Any]] = {"key": "", "input_value": ""}
    key: str
    input_value: str


class DownloadData(ToldData):
    """A file that was downloaded.

    Attributes:
        file: Its data on the wire: ``path``, ``orig_name``, ``size`` …
    """

    facts: ClassVar[dict[str, Any]] = {"file": None}
    file: Any


class DeletedFileData(DownloadData):
    """A file that was taken out of a list; `file` as in `DownloadData`."""
