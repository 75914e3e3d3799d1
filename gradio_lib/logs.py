"""The library's log: what functions and callers bring into it is text, and steers no terminal."""

from __future__ import annotations

import logging
import re

__all__ = ["log"]

log = logging.getLogger("gradio_lib")

_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters but tab and line feed, and what turns the direction of text round."""


def _visible(text: str) -> str:
    return _STEERING.sub(lambda found: ascii(found[0])[1:-1], text)


class _Visible(logging.Filter):
    """Show control characters in place of letting them work."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = _visible(record.getMessage()).replace("\n", "\\n"), None
        if record.exc_info:
            record.exc_text = _visible(logging.Formatter().formatException(record.exc_info))
        return True


log.addFilter(_Visible())
