"""Public functions of other people's packages, which know nothing of us, each with the arguments of one call.

What is sent is what is given, unless `As` says that JSON has another form for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["CALLS", "As", "Pair", "Picture", "Star", "Table"]


@dataclass(frozen=True)
class As:
    """An argument that is sent in another form."""

    sent: Any
    given: Any


class Star(list[Any]):
    """What ``*args`` takes, sent as one list."""


class Pair(list[Any]):
    """What a tuple of two takes, a field for each."""


@dataclass(frozen=True)
class Picture:
    """An image file of this mode."""

    mode: str = "RGB"
    turned: bool = False


@dataclass(frozen=True)
class Table:
    """A data frame: a list for each column."""

    columns: dict[str, list[Any]]


SCORES = [2, 4, 4, 5]
PEOPLE = Table({"name": ["Ada", "Bob", "Ada"], "age": [36, 41, 7]})
RGB, OTHER, GREY = Picture(), Picture(turned=True), Picture("L")

CALLS: dict[str, list[tuple[Any, ...]]] = {
    "math": [
        ("sqrt", 16),
        ("gcd", Star([12, 18])),
        ("lcm", Star([4, 6])),
        ("factorial", 25),
        ("comb", 5, 2),
        ("perm", 5, 2),
        ("isqrt", 17),
        ("hypot", Star([3, 4])),
        ("pow", 2, 0.5),
        ("floor", 2.7),
        ("ceil", 2.2),
        ("trunc", -2.7),
        ("fabs", -3),
        ("copysign", 1, -2),
        ("exp", 1.5),
        ("log2", 8),
        ("log10", 1000),
        ("degrees", 3.14),
        ("radians", 180),
        ("isclose", 1.0, 1.1),
        ("fsum", [0.1] * 10),
        ("prod", [2, 3, 4]),
        ("dist", [0, 0], [3, 4]),
        ("cos", 1),
        ("atan2", 1, 2),
        ("fmod", 7, 3),
        ("remainder", 7, 4),
        ("modf", 2.5),
        ("frexp", 8),
        ("ldexp", 0.5, 4),
        ("erf", 0.3),
        ("gamma", 5),
    ],
    "statistics": [
        ("mean", SCORES),
        ("fmean", SCORES),
        ("median", SCORES),
        ("median_low", SCORES),
        ("median_grouped", SCORES),
        ("mode", SCORES),
        ("multimode", ["a", "b", "b"]),
        ("stdev", SCORES),
        ("pvariance", SCORES),
        ("harmonic_mean", SCORES),
        ("quantiles", SCORES),
        ("correlation", [1, 2, 3], [1, 3, 2]),
        ("linear_regression", [1, 2, 3], [2, 4, 7]),
    ],
    "textwrap": [
        ("shorten", "one two three four", 12),
        ("wrap", "one two three", 7),
        ("fill", "one two three", 7),
        ("dedent", "  a\n  b"),
        ("indent", "a\nb", "> "),
    ],
    "string": [("capwords", "moby dick")],
    "re": [
        ("escape", "a.b"),
        ("split", r",\s*", "a, b,c"),
        ("findall", r"\w+", "one two"),
        ("sub", "o", As('"0"', "0"), "one two"),
    ],
    "json": [("dumps", {"a": [1, None]}), ("loads", As('"[1]"', "[1]"))],
    "html": [("escape", "<a & b>"), ("unescape", "&lt;a&gt;")],
    "urllib.parse": [
        ("quote", "a b/c"),
        ("unquote", "a%20b"),
        ("quote_plus", "a b"),
        ("urlencode", {"a": "1 2"}),
        ("urljoin", "http://x/y/", "z"),
        ("parse_qs", "a=1&a=2"),
        ("urldefrag", "http://x/y#z"),
    ],
    "difflib": [("get_close_matches", "appel", ["ape", "apple", "peach"])],
    "fnmatch": [("fnmatch", "a.txt", "*.txt"), ("filter", ["a.py", "b.txt"], "*.py"), ("translate", "*.py")],
    "posixpath": [
        ("basename", "/a/b.txt"),
        ("dirname", "/a/b.txt"),
        ("splitext", "b.txt"),
        ("join", "a", Star(["b", "c"])),
        ("normpath", "a/./b/../c"),
        ("isabs", "/a"),
        ("commonprefix", ["abc", "abd"]),
    ],
    "calendar": [("isleap", 2024), ("leapdays", 2000, 2024), ("monthrange", 2024, 2), ("weekday", 2024, 5, 31)],
    "bisect": [("bisect_left", [1, 3, 5], 3), ("bisect_right", [1, 3, 5], 3)],
    "heapq": [("nlargest", 2, [3, 1, 2]), ("nsmallest", 2, [3, 1, 2])],
    "operator": [
        ("add", 2, 3),
        ("mul", 4, 5),
        ("truediv", 7, 2),
        ("floordiv", 7, 2),
        ("mod", 7, 4),
        ("neg", 3),
        ("not_", 0),
        ("xor", 6, 3),
        ("concat", [1], [2]),
        ("contains", [1, 2], 2),
        ("countOf", [1, 2, 1], 1),
        ("indexOf", [1, 2], 2),
        ("getitem", {"a": 7}, "a"),
        ("lt", 1, 2),
    ],
    "builtins": [
        ("abs", -3),
        ("divmod", 7, 2),
        ("len", [1, 2, 3]),
        ("max", [3, 9, 2]),
        ("sum", [1, 2, 3]),
        ("sorted", [3, 1, 2]),
        ("round", 2.567, 1),
        ("hex", 255),
        ("ord", "a"),
        ("chr", 97),
        ("any", [0, 1]),
        ("pow", 2, 100),
        ("repr", [1]),
    ],
    "keyword": [("iskeyword", "class")],
    "colorsys": [("rgb_to_hsv", 0.2, 0.4, 0.6), ("hsv_to_rgb", 0.5, 0.5, 0.5), ("rgb_to_yiq", 0.1, 0.2, 0.3)],
    "unicodedata": [("name", "ä"), ("category", "a"), ("normalize", "NFC", "é"), ("lookup", "SNOWMAN")],
    "cmath": [("sqrt", -1), ("phase", 2)],
    "fractions": [("Fraction", 6, 4)],
    "ipaddress": [("ip_address", "10.0.0.1")],
    "shlex": [("split", "a 'b c'"), ("quote", "a b"), ("join", ["a", "b c"])],
    "datetime": [("date.fromisoformat", "2024-05-31")],
    "ast": [("literal_eval", "{'a': (1, 2)}")],
    "numpy": [
        ("mean", SCORES),
        ("sum", [[1, 2], [3, 4]]),
        ("max", SCORES),
        ("std", SCORES),
        ("median", SCORES),
        ("cumsum", SCORES),
        ("diff", SCORES),
        ("sort", [3, 1, 2]),
        ("argsort", [3, 1, 2]),
        ("unique", [2, 1, 2]),
        ("dot", [1, 2], [3, 4]),
        ("cross", [1, 0, 0], [0, 1, 0]),
        ("outer", [1, 2], [3, 4]),
        ("transpose", [[1, 2], [3, 4]]),
        ("trace", [[1, 2], [3, 4]]),
        ("linalg.det", [[1, 2], [3, 4]]),
        ("linalg.inv", [[2, 0], [0, 4]]),
        ("linalg.norm", [3, 4]),
        ("add", [1, 2], [3, 4]),
        ("multiply", 3, 4),
        ("sqrt", [4, 9]),
        ("clip", [1, 5, 9], 2, 6),
        ("percentile", SCORES, 50),
        ("linspace", 0, 1, 5),
        ("zeros", [2, 2]),
        ("identity", 2),
        ("concatenate", [[1], [2, 3]]),
        ("stack", [[1, 2], [3, 4]]),
        ("where", [True, False], 1, 2),
        ("count_nonzero", [0, 1, 2]),
        ("array_equal", [1, 2], [1, 2]),
        ("isin", [1, 2], [2]),
        ("interp", 2.5, [1, 2, 3], [3, 2, 0]),
        ("polyval", [1, 2, 3], 2),
        ("convolve", [1, 2], [1, 1]),
    ],
    "pandas": [
        ("isna", [1, None]),
        ("notna", [1, None]),
        ("to_numeric", ["1", "2.5"]),
        ("Timestamp", "2024-05-31"),
        ("merge", PEOPLE, Table({"name": ["Ada", "Bob"], "town": ["Rome", "Oslo"]})),
        ("melt", PEOPLE),
        ("crosstab", ["a", "b", "a"], ["x", "x", "y"]),
        ("get_dummies", ["a", "b", "a"]),
    ],
    "PIL.ImageOps": [
        ("invert", RGB),
        ("mirror", RGB),
        ("flip", RGB),
        ("grayscale", RGB),
        ("autocontrast", RGB),
        ("equalize", RGB),
        ("posterize", RGB, 2),
        ("solarize", RGB, 100),
        ("expand", RGB, 2, 0),
        ("scale", RGB, 2),
        ("crop", RGB, 1),
        ("contain", RGB, Pair([3, 3])),
        ("cover", RGB, Pair([3, 3])),
        ("fit", RGB, Pair([3, 3])),
        ("pad", RGB, Pair([8, 8])),
    ],
    "PIL.ImageChops": [
        ("add", RGB, OTHER),
        ("subtract", RGB, OTHER),
        ("multiply", RGB, OTHER),
        ("screen", RGB, OTHER),
        ("darker", RGB, OTHER),
        ("lighter", RGB, OTHER),
        ("difference", RGB, OTHER),
        ("invert", GREY),
        ("offset", RGB, 1, 1),
        ("blend", RGB, OTHER, 0.5),
    ],
    "PIL.ImageColor": [("getrgb", "red"), ("getcolor", "#102030", "L")],
    "PIL.Image": [("new", "RGB", [2, 2], "red"), ("blend", RGB, OTHER, 0.25), ("linear_gradient", "L")],
}
