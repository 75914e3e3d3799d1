"""What each scenario comes to, whoever plays it."""

from __future__ import annotations

from typing import Any

__all__ = ["JAVASCRIPT_ONLY", "OUTCOMES", "PYTHON_ONLY"]

ENDPOINTS = (
    "choose classify count direct double_all endless fail grow is_stopped join_files keys multi nameless note release "
    "rotate tally transpose upper_file whoami work"
)
STEPS = [f"step {step}" for step in range(4)]
OUTCOMES: dict[str, Any] = {
    "view api": [["Text", "string"], ["Number", "number"], ["Flag", "boolean"]],
    "usage": True,
    "names": [f"/{name}" for name in ENDPOINTS.split()],
    "call by name": ["ababab", 6, False],
    "call by keyword": ["ababab", 6, True],
    "argument left out": ["abab", 4, True],
    "call by index": ["ababab", 6, False],
    "unnamed function": "nameless x",
    "call past the queue": ["ababab", 6, False],
    "missing argument": False,
    "too many arguments": False,
    "file in and out": "HELLO",
    "picture in and out": True,
    "several files": ["one", "two"],
    "stream of values": [*STEPS, STEPS[-1]],
    "last value of a stream": STEPS[-1],
    "stream of edits": [[{"step": step} for step in range(4)], "ababab"],
    "progress": ["working", 3, "worked"],
    "cancel": True,
    "message of an error": True,
    "secret of an exception": False,
    "choice that there is not": True,
    "state within a client": [1, 2, 3],
    "state of another client": 1,
    "function with messages": "one",
    "messages heard": [["info", "note one"], ["warning", "take care"]],
    "twenty at once": [2 * number for number in range(20)],
    "batch": [2 * number for number in range(8)],
    "table": [[1, 3], [2, 4]],
    "json in and out": ["a", "b"],
    "label": "short",
    "hidden by name": False,
    "hidden by index": False,
    "unknown endpoint": False,
    "login": "ada",
    "wrong password": False,
    "no login": False,
}
PYTHON_ONLY = {"usage", "too many arguments"}
"""The JavaScript clients tell no usage, and drop what is too much before they ask the server."""
JAVASCRIPT_ONLY = {"messages heard"}
"""The Python clients hand out the newest message only, if any."""
