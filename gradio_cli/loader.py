"""Targets: what ``module:name``, ``file.py:name`` and ``file.py`` on the command line stand for."""

from __future__ import annotations

import importlib.util
import inspect
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from gradio_cli.importing import guarded, import_file, import_module
from gradio_cli.methods import method_of_new
from gradio_lib._lazy import load
from gradio_lib.apps.blocks import Blocks
from gradio_lib.apps.launch import holding
from gradio_lib.apps.options import LaunchOptions
from gradio_lib.errors import ClientError, DeclarationError, TargetError, nearest

__all__ = ["Found", "find", "is_web_app"]

_FILE = re.compile(r"(?P<source>.+\.(?:py|ipynb))(?::(?P<name>.*))?", re.DOTALL)
_FILES = (".py", ".ipynb")
_URL = re.compile(r"https?://.+")
_MODULE = re.compile(r"(?P<source>[^\W\d]\w*(?:\.[^\W\d]\w*)*)(?::(?P<name>.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Found:
    """What a target names.

    Attributes:
        target: The target, as messages show it: ``"app.py:predict"``.
        name: The name that the object has there.
        value: The object: a callable, a `Blocks`, or a FastAPI app.
        options: How its own program would have launched it.
    """

    target: str
    name: str
    value: Any
    options: LaunchOptions | None = None
    owner: type | None = None
    """The class, where it is a method of an instance that was, or is to be, made for it."""

    @property
    def is_app(self) -> bool:
        """Whether it is a `Blocks` already."""
        return is_blocks(self.value)

    @property
    def is_web_app(self) -> bool:
        """Whether it is a FastAPI or Starlette app."""
        return is_web_app(self.value)


def is_blocks(value: Any) -> bool:
    """Whether `value` is an app of gradio_lib."""
    return isinstance(value, Blocks)


def is_web_app(value: Any) -> bool:
    """Whether `value` is a FastAPI or Starlette app."""
    starlette = sys.modules.get("starlette.applications")
    return starlette is not None and isinstance(value, starlette.Starlette)


def find(targets: Iterable[str]) -> list[Found]:
    """Return what the targets name, each thing once, in their order.

    Raises:
        TargetError: A target cannot be found or imported; the message names the nearest one that can.
    """
    with holding() as held:
        found = [each for target in targets for each in _find(target, held)]
    own = {id(blocks): options for blocks, options in held}
    unique: dict[int, Found] = {}
    for each in found:
        unique.setdefault(id(each.value), replace(each, options=own.get(id(each.value))))
    return list(unique.values())


def _find(target: str, held: Sequence[tuple[Blocks, LaunchOptions]]) -> list[Found]:
    if _URL.fullmatch(target):
        return [_served(target)]
    before = len(held)
    is_path = Path(target).exists() and not target.isidentifier()
    match = _FILE.fullmatch(target) or (None if is_path else _MODULE.fullmatch(target))
    if match is None and not is_path:
        msg = f"{target!r} is no target: write module:name, path/file.py:name, path/file.py or an app's address."
        raise TargetError(msg)
    source, name = (match["source"], match["name"]) if match else (target, None)
    module = import_file(Path(source)) if is_path or source.endswith(_FILES) else import_module(source)
    if name:
        return [_named(source, module, name)]
    launched = [blocks for blocks, _ in held[before:]]
    return [_launched(source, module, launched[-1])] if launched else _all(source, module)


def _named(source: str, module: ModuleType, path: str) -> Found:
    value: Any = module
    owner: Any = None
    name = ""
    for number, name in enumerate(path.split(".")):
        owner, written = value, f"{source}:{'.'.join(path.split('.')[:number])}".rstrip(":")
        value = _attribute(owner, name, written)
    target = f"{source}:{path}"
    _check(target, value)
    return Found(target, name, _as_app(value), owner=owner if _is_method(owner, name) else None)


def _served(address: str) -> Found:
    """Return the app that is served at an address.

    Raises:
        TargetError: Nobody answers there, or it is no such app.
    """
    try:
        app: Blocks = load("gradio_lib.apps.load:load")(address)
    except (ClientError, DeclarationError) as error:
        msg = f"{address}: {error}"
        raise TargetError(msg) from error
    return Found(address, urlsplit(address).hostname or "app", app)


def _as_app(value: Any) -> Any:
    """Return the app of a pipeline of transformers or diffusers, whose form its task tells; anything else as it is."""
    packages = {base.__module__.partition(".")[0] for base in type(value).__mro__}
    if not inspect.isclass(value) and packages & {"transformers", "diffusers"} and hasattr(value, "__call__"):  # noqa: B004
        try:
            return load("gradio_lib.apps.interface:Interface").from_pipeline(value)
        except DeclarationError:
            return value  # a callable like any other
    return value


def _attribute(owner: Any, name: str, written: str) -> Any:
    """Return the attribute of that name; a method comes bound to an instance of its class, or asks for one."""
    if _is_method(owner, name):
        if not _needs_nothing(owner):
            return method_of_new(owner, name)
        with guarded(written):
            owner = owner()
    if hasattr(owner, "__path__") and not hasattr(owner, name) and importlib.util.find_spec(f"{owner.__name__}.{name}"):
        return import_module(f"{owner.__name__}.{name}")
    try:
        return getattr(owner, name)
    except AttributeError as error:
        known = [each for each in dir(owner) if not each.startswith("_")]
        msg = f"{written} has no {name!r}.{nearest(name, known)}"
        raise TargetError(msg) from error


def _is_method(owner: Any, name: str) -> bool:
    return inspect.isclass(owner) and inspect.isfunction(inspect.getattr_static(owner, name, None))


def _needs_nothing(owner: type) -> bool:
    try:
        inspect.signature(owner).bind()
    except TypeError:
        return False
    except ValueError:  # a builtin does not say
        return True
    return True


def _check(target: str, value: Any) -> None:
    if callable(value) or is_blocks(value) or is_web_app(value):
        return
    kind = type(value)
    if any(base.__module__.partition(".")[0] == "gradio" for base in kind.__mro__):
        msg = f"{target} is made with gradio; gradio-run serves gradio_lib's apps: write `import gradio_lib as gr`."
    else:
        msg = f"{target} is {_article(kind.__name__)}; a function, a Blocks, an Interface or a FastAPI app is needed."
    raise TargetError(msg)


def _article(noun: str) -> str:
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def _launched(source: str, module: ModuleType, blocks: Blocks) -> Found:
    """Return the app that a program would have launched, whether it has a name there or not."""
    names = [name for name, value in vars(module).items() if value is blocks]
    return Found(f"{source}:{names[0]}" if names else source, [*names, "app"][0], blocks)


def _all(source: str, module: ModuleType) -> list[Found]:
    """Return the app that a module makes, or else all public functions that it defines."""
    names = _public_names(module)
    apps = {name: value for name in names if is_blocks(value := vars(module)[name]) or is_web_app(value)}
    if apps:
        return [_app(source, apps)]
    functions = [name for name in names if _is_own_function(module, vars(module)[name])]
    if not functions:
        msg = f"{source} defines no public function and no app; name what it has, as in {source}:name."
        raise TargetError(msg)
    return [Found(f"{source}:{name}", name, vars(module)[name]) for name in functions]


def _public_names(module: ModuleType) -> Sequence[str]:
    listed = getattr(module, "__all__", None)
    return [name for name in vars(module) if (name in listed if listed is not None else not name.startswith("_"))]


def _is_own_function(module: ModuleType, value: Any) -> bool:
    is_function = inspect.isroutine(value) or (hasattr(value, "__wrapped__") and not inspect.isclass(value))
    return is_function and getattr(value, "__module__", None) == module.__name__


def _app(source: str, apps: dict[str, Any]) -> Found:
    """Return the one app, or the one called demo or app."""
    whole = {name: value for name, value in apps.items() if getattr(value, "parent", None) is None} or apps
    usual = [name for name in ("demo", "app") if name in whole]
    if not usual and len({id(value) for value in whole.values()}) > 1:
        msg = f"{source} makes several apps: name one of {', '.join(f'{source}:{each}' for each in whole)}."
        raise TargetError(msg)
    name = [*usual, *whole][0]
    return Found(f"{source}:{name}", name, whole[name])
