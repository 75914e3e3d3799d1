"""DateTime: a date, a time of day, or both."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from gradio_lib.components._bases import FormComponent, expect_text, one_of, refuse
from gradio_lib.errors import DeclarationError
from gradio_lib.graph.events import Event
from gradio_lib.graph.fields import param

__all__ = ["DateTime"]

_NOW = re.compile(r"now(?:\s*-\s*(\d{1,9})\s*([smhd]))?")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_EXAMPLES = {(True, True): "2024-05-31 14:30:00", (True, False): "2024-05-31", (False, True): "14:30:00"}


class DateTime(FormComponent["str | None", "float | dt.datetime | str | None"], browser="datetime"):
    """A date, a time of day or both, picked in the browser's own picker or typed.

    The function gets seconds since 1970, a ``datetime`` or the text, as `type` says, and returns any of them.

    Example:
        >>> DateTime(type="string").preprocess("2024-05-31 14:30:00")
        '2024-05-31 14:30:00'
        >>> DateTime(type="datetime", include_time=False).preprocess("2024-05-31")
        datetime.datetime(2024, 5, 31, 0, 0)
    """

    value: float | str | dt.datetime | Callable[..., Any] | None = param(default=None, kw_only=False)
    """What it shows at the start: seconds since 1970, a ``datetime``, text such as ``"2024-05-31 14:30:00"``, ``"now"``
    or ``"now - 5d"``, or a function that is called for it whenever the page opens."""
    include_time: bool = True
    """Whether it has a time of day."""
    include_date: bool = True
    """Whether it has a date."""
    type: Literal["timestamp", "datetime", "string"] = param(default="timestamp", page=False)
    """What the function gets."""
    timezone: str | None = param(default=None, page=False)
    """Name of the time zone that it is in, such as ``"Europe/Rome"``; None for that of the server."""
    buttons: Sequence[Any] | None = param(default=None, page=False)

    change = Event("It is another one, by a person or by a function.")
    submit = Event("Enter is pressed.")

    def __post_init__(self) -> None:
        """Check what has to be known of it.

        Raises:
            DeclarationError: It has neither date nor time, or there is no such time zone.
        """
        super().__post_init__()
        one_of(self, "type", "timestamp", "datetime", "string")
        if not (self.include_date or self.include_time):
            msg = "include_date and include_time are both False, so that nothing is left to show; set one of them."
            raise DeclarationError(msg)
        self._zone()

    def preprocess(self, payload: Any) -> float | dt.datetime | str | None:
        """Return the moment, as `type` says.

        Raises:
            InvalidValue: It is no date, or time, of that form.
        """
        text = (expect_text(self, payload) or "").strip()
        if not text:
            return None
        moment = self._moment(text)
        if self.type == "string":
            return self._text(moment)
        return moment if self.type == "datetime" else moment.timestamp()

    def postprocess(self, value: Any) -> str | None:
        """Return the text of a moment.

        Raises:
            InvalidValue: It is none.
        """
        if value is None or value == "":
            return None
        if isinstance(value, int | float) and not isinstance(value, bool):
            try:
                return self._text(dt.datetime.fromtimestamp(value, self._zone()))
            except (OverflowError, ValueError, OSError):
                raise refuse(self, "seconds since 1970", value) from None
        if isinstance(value, dt.time):
            return value.strftime("%H:%M:%S")
        if isinstance(value, dt.date):
            whole = value if isinstance(value, dt.datetime) else dt.datetime.combine(value, dt.time())
            return self._text(whole.astimezone(self._zone()) if whole.tzinfo else whole)
        return self._text(self._moment(str(value).strip()))

    def _zone(self) -> dt.tzinfo | None:
        try:
            return None if self.timezone is None else ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            msg = f"timezone is {self.timezone!r}, and there is no such time zone; give a name such as Europe/Rome."
            raise DeclarationError(msg) from error

    def _moment(self, text: str) -> dt.datetime:
        now = _NOW.fullmatch(text)
        try:
            if now is not None:
                ago = dt.timedelta(**{_UNITS[now[2]]: int(now[1])}) if now[1] else dt.timedelta()
                return dt.datetime.now(self._zone()) - ago
            # A time alone is that of a day that there was everywhere.
            full = text if self.include_date else f"2000-01-01 {text}"
            moment = dt.datetime.fromisoformat(re.sub(r"[zZ]$", "+00:00", full))
        except (ValueError, OverflowError):
            raise refuse(self, f'text such as "{_EXAMPLES[self.include_date, self.include_time]}"', text) from None
        zone = self._zone()
        if moment.tzinfo is None:
            return moment.replace(tzinfo=zone)
        return moment.astimezone(zone)

    def _text(self, moment: dt.datetime) -> str:
        parts = (("%Y-%m-%d", self.include_date), ("%H:%M:%S", self.include_time))
        return moment.strftime(" ".join(form for form, wanted in parts if wanted))

    def api_info(self) -> dict[str, Any]:
        """Return the schema of a text of that form."""
        return {"type": "string", "description": f"As {_EXAMPLES[self.include_date, self.include_time]}."}

    def example_payload(self) -> str:
        """Return a text of that form."""
        return _EXAMPLES[self.include_date, self.include_time]
