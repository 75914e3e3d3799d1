"""What an app can do, as text: the functions with their arguments and results."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["as_dict", "usage"]

_WIDTH = 60


def as_dict(info: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``/info`` with the unnamed functions by index."""
    unnamed = info.get("unnamed_endpoints") or {}
    return {
        "named_endpoints": dict(info.get("named_endpoints") or {}),
        "unnamed_endpoints": {int(index): described for index, described in unnamed.items()},
    }


def usage(url: str, info: Mapping[str, Any], all_endpoints: bool | None) -> str:
    """Return the usage of an app's functions.

    Args:
        url: Its address.
        info: What ``/info`` says.
        all_endpoints: Whether unnamed functions are among them; None for those only where there are no named ones.
    """
    described = as_dict(info)
    named, unnamed = described["named_endpoints"], described["unnamed_endpoints"]
    lines = [f"Functions of {url}", ""]
    for name, endpoint in named.items():
        lines += _endpoint(endpoint, f'api_name="{name}"')
    if unnamed and (all_endpoints or (all_endpoints is None and not named)):
        for index, endpoint in unnamed.items():
            lines += _endpoint(endpoint, f"fn_index={index}")
    elif unnamed:
        lines.append(f"{len(unnamed)} more without names: view_api(all_endpoints=True) lists them.")
    if not named and not unnamed:
        lines.append("There are none.")
    return "\n".join(lines).rstrip() + "\n"


def _endpoint(endpoint: Mapping[str, Any], how: str) -> list[str]:
    parameters, returns = endpoint.get("parameters") or [], endpoint.get("returns") or []
    arguments = [_argument(each, index) for index, each in enumerate(parameters)]
    results = [_name(each, index) for index, each in enumerate(returns)]
    shown = results[0] if len(results) == 1 else f"({', '.join(results)})"
    lines = [f"predict({', '.join([*arguments, how])}) -> {shown}"]
    description = str(endpoint.get("description") or "").strip()
    if description:
        lines.append(f"    {description.splitlines()[0]}")
    width = max((len(name) for name in [*map(_plain, arguments), *results]), default=0)
    lines += _values("takes", parameters, width)
    lines += _values("returns", returns, width)
    return [*lines, ""]


def _plain(argument: str) -> str:
    return argument.partition("=")[0]


def _values(title: str, values: Iterable[Mapping[str, Any]], width: int) -> list[str]:
    return [
        f"    {title if index == 0 else '':<8}{_name(value, index):<{width}}  {_type(value)}"
        for index, value in enumerate(values)
    ]


def _name(value: Mapping[str, Any], index: int) -> str:
    return str(value.get("parameter_name") or value.get("label") or f"value_{index}")


def _argument(value: Mapping[str, Any], index: int) -> str:
    name = _name(value, index)
    if not value.get("parameter_has_default"):
        return name
    default = repr(value.get("parameter_default"))
    return f"{name}={default if len(default) <= _WIDTH else '…'}"


def _type(value: Mapping[str, Any]) -> str:
    python = value.get("python_type")
    kind = python.get("type") if isinstance(python, dict) else None
    known = str(kind) if kind else json.dumps(value.get("type"))
    return f"{known}  [{value.get('component', '')}]"
