"""Every exception of the library, in one tree.

GradioError                     base of all that this library raises on purpose
├── Error                       the author of an app tells the person at the page what went wrong
├── DeclarationError            an app is declared wrongly (also a ``ValueError``)
│   ├── NoForm                  a function whose form cannot be read from it
│   ├── UnknownName             a name nobody declared, with the nearest one (also a ``KeyError``)
│   └── NotInBlocks             an event or a rendering outside ``with gr.Blocks()`` (also a ``RuntimeError``)
├── InvalidValue                a value does not fit the component or parameter it is for (also a ``ValueError``)
├── InvalidPath                 a path that the file gate refuses (also a ``PermissionError``)
├── MissingDependency           an optional package is needed (also an ``ImportError``)
├── RunError                    a run could not be carried out
│   ├── QueueFull               no place left in the queue
│   ├── Cancelled               the caller, or the end of the session, stopped the run
│   └── UnknownEndpoint         no function of that name or index can be called
├── ClientError                 `gradio_lib.client` could not call an app
│   ├── ConnectionFailed        nobody answers, the line broke, or it is no such app (also a ``ConnectionError``)
│   ├── AuthenticationError     the app asks for another login (also a ``ValueError``)
│   ├── EndpointError           the app has no such function for callers (also a ``ValueError``)
│   ├── ArgumentError           the function takes other arguments (also a ``TypeError``)
│   ├── TransferError           a file could not be sent or fetched (also an ``OSError``)
│   ├── AppBusy                 the app's queue is full
│   └── AppError                what the function itself, or the app, says went wrong (also a ``ValueError``)
├── LaunchError                 the server could not start (also an ``OSError``)
├── OptionError                 an option of ``gradio-run`` will not do, wherever it was given (also a ``ValueError``)
└── TargetError                 what ``gradio-run`` was pointed at cannot be found or imported
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

__all__ = [
    "AppBusy",
    "AppError",
    "ArgumentError",
    "AuthenticationError",
    "Cancelled",
    "ClientError",
    "ConnectionFailed",
    "DeclarationError",
    "EndpointError",
    "Error",
    "GradioError",
    "InvalidPath",
    "InvalidValue",
    "LaunchError",
    "MissingDependency",
    "NoForm",
    "NotInBlocks",
    "OptionError",
    "QueueFull",
    "RunError",
    "TargetError",
    "TransferError",
    "UnknownEndpoint",
    "UnknownName",
    "nearest",
]


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the hint ``" Did you mean 'x'?"`` for the known name nearest to `name`, or an empty string."""
    matches = difflib.get_close_matches(name, list(known), n=1)
    return f" Did you mean {matches[0]!r}?" if matches else ""


class GradioError(Exception):
    """Base of all that this library raises on purpose."""


class Error(GradioError):
    """Raise this in a function to tell the person at the page, or the caller of the API, what went wrong.

    Args:
        message: What happened and what to do, shown as it is.
        duration: Seconds for which the page shows it; None keeps it until it is closed.
        visible: Whether the page shows it at all.
        title: Heading of the message.
        print_exception: Whether the traceback goes to the terminal too.

    Example:
        >>> raise Error("The picture is smaller than 64 pixels; choose a larger one.")
        Traceback (most recent call last):
        ...
        gradio_lib.errors.Error: The picture is smaller than 64 pixels; choose a larger one.
    """

    def __init__(
        self,
        message: str = "Error raised.",
        duration: float | None = 10,
        visible: bool = True,
        title: str = "Error",
        print_exception: bool = True,
    ) -> None:
        self.message = message
        self.duration = duration
        self.visible = visible
        self.title = title
        self.print_exception = print_exception
        super().__init__(message)


class DeclarationError(GradioError, ValueError):
    """An app is declared wrongly; raised while it is built, before anybody connects."""


class NoForm(DeclarationError):
    """A function whose form cannot be read from it.

    Args:
        why: Which parameter is to blame, and why.
        instead: The line of Python to write instead.
    """

    def __init__(self, why: str, instead: str) -> None:
        self.why = why
        self.instead = instead
        super().__init__(f"{why} Write instead: {instead}")


class UnknownName(DeclarationError, KeyError):
    """A name nobody declared."""

    def __init__(self, kind: str, name: str, known: Iterable[str] = ()) -> None:
        self.name = name
        super().__init__(f"There is no {kind} {name!r}.{nearest(name, known)}")

    def __str__(self) -> str:
        return str(self.args[0])


class NotInBlocks(DeclarationError, RuntimeError):
    """An event was attached, or a block rendered, outside ``with gr.Blocks():``."""


class InvalidValue(GradioError, ValueError):
    """A value does not fit the component or parameter that it is for.

    Args:
        message: What is wrong with which value, and what would do.
        inputs: Of a call's values: what is wrong with each of those that do not fit, by its index.
    """

    def __init__(self, message: str = "", inputs: Mapping[int, str] | None = None) -> None:
        self.inputs = dict(inputs or {})
        super().__init__(message)

    @classmethod
    def of_inputs(cls, errors: Mapping[int, InvalidValue], names: Mapping[int, str]) -> InvalidValue:
        """Return the one error that tells all of them, each by the index of its value.

        Args:
            errors: Those errors.
            names: What their messages call the values; it is known where a message stands at its value.
        """
        told = {index: str(error).removeprefix(f"{names[index]}: ") for index, error in errors.items()}
        inputs = {index: said[:1].upper() + said[1:] for index, said in told.items()}
        return InvalidValue("\n".join(map(str, errors.values())), inputs)


class InvalidPath(GradioError, PermissionError):
    """A path that the file gate refuses."""


class MissingDependency(GradioError, ImportError):
    """An optional package is needed and not installed."""

    def __init__(self, package: str, purpose: str, install: str | None = None) -> None:
        self.package = package
        super().__init__(f"{package} is needed {purpose}. Install it with: pip install {install or package}")


class RunError(GradioError):
    """A run could not be carried out."""


class QueueFull(RunError):
    """No place is left in the queue."""

    def __init__(self, max_size: int, size: int) -> None:
        self.max_size = max_size
        self.size = size
        super().__init__(f"Queue is full. Max size is {max_size} and size is {size}.")


class Cancelled(RunError):
    """The caller, or the end of the session, stopped the run."""


class UnknownEndpoint(RunError):
    """No function of that name or index can be called from outside."""


class ClientError(GradioError):
    """`gradio_lib.client` could not call an app."""


class ConnectionFailed(ClientError, ConnectionError):
    """Nobody answers at the app's address, the line broke, or what answers is no such app."""


class AuthenticationError(ClientError, ValueError):
    """The app asks for a login, or for another one."""


class EndpointError(ClientError, ValueError):
    """The app has no function of that name or index, or none that callers may use."""


class ArgumentError(ClientError, TypeError):
    """The function takes other arguments; raised before anything is sent."""


class TransferError(ClientError, OSError):
    """A file could not be sent or fetched."""


class AppBusy(ClientError):
    """The app's queue is full; try again later."""


class AppError(ClientError, ValueError):
    """What the function itself, or the app, says went wrong.

    Args:
        message: The app's own words; None where the app does not show them.
        title: Heading of the message.
        duration: Seconds for which a page would show it; None keeps it until it is closed.
        visible: Whether a page would show it at all.
    """

    def __init__(
        self,
        message: str | None = None,
        title: str = "Error",
        duration: float | None = 10,
        visible: bool = True,
    ) -> None:
        self.message = message
        self.title = title
        self.duration = duration
        self.visible = visible
        super().__init__(message or "The function failed; its app shows no reason, as launch(show_error=True) would.")


class LaunchError(GradioError, OSError):
    """The server could not start."""


class OptionError(GradioError, ValueError):
    """An option of ``gradio-run`` will not do: on the command line, in the environment or in a file."""


class TargetError(GradioError):
    """What ``gradio-run`` was pointed at cannot be found or imported."""
