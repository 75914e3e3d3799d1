"""Parameters of other generations: tables of what they became, and the mixin that reads them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from typing_extensions import Self

from gradio_lib.graph.block import Block
from gradio_lib.legacy.warnings import warn

__all__ = ["METHODS", "Legacy", "has"]

# Accepted and without effect: what they switched is always on, always off, or gone from every generation.
DROPPED: Mapping[str, str] = {
    "analytics_enabled": "nothing is ever sent to anybody",
    "enable_queue": "use queue() or an event's queue=",
    "optional": "every input may be empty",
    "name": "the type's name is its class",
    "root_url": "addresses are relative",
    "requires_permissions": "the browser asks by itself",
    "proxy_url": "addresses are relative",
    "default_value": "use value=",
    "verbose": "errors are always told",
    "capture_session": "sessions are the server's",
    "layout": "put the components into rows and columns",
    "server_port": "give it to launch()",
    "allow_screenshot": "there are no screenshots",
    "_api_mode": "it is for apps that are loaded from elsewhere",
    "deep_link": "the page links each run by itself",
}

# class name -> old parameter -> new one
RENAMED: Mapping[str, Mapping[str, str]] = {
    "Dataframe": {"column_count": "col_count", "rows": "row_count", "cols": "col_count"},
}

# method -> parameter -> what there is in its place
METHODS: Mapping[str, Mapping[str, str]] = {
    "queue": {
        "client_position_to_load_data": "data is taken at once",
        "default_enabled": "the queue is always there; an event's queue=False goes past it",
    },
    "mount_gradio_app": {
        "server_name": "the outer app has its own server",
        "server_port": "the outer app has its own server",
        "footer_links": "the page's foot is always the same",
        "run_history": "the page keeps its runs by itself",
        "ssr_mode": "pages are not rendered on the server",
        "node_server_name": "pages are not rendered on the server",
        "node_port": "pages are not rendered on the server",
        "enable_monitoring": "there is no monitoring page",
        "i18n": "the page speaks the visitor's language by itself",
    },
    "launch": {
        "enable_queue": "the queue is always there; an event's queue=False goes past it",
        "show_tips": "there are no tips",
        "encrypt": "give ssl_keyfile= and ssl_certfile=",
        "file_directories": "use allowed_paths=",
        "footer_links": "the page's foot is always the same",
        "run_history": "the page keeps its runs by itself",
        "share_server_address": "links go over your own tunnel",
        "share_server_protocol": "links go over your own tunnel",
        "share_server_tls_certificate": "links go over your own tunnel",
        "enable_monitoring": "there is no monitoring page",
        "strict_cors": "requests of other sites are always refused; name them in GRADIO_ALLOWED_HOSTS",
        "node_server_name": "pages are not rendered on the server",
        "node_port": "pages are not rendered on the server",
        "ssr_mode": "pages are not rendered on the server",
        "num_workers": "one process serves the app",
        "i18n": "the page speaks the visitor's language by itself",
        "_frontend": "the page is always served",
        "_app": "mount the app with mount_gradio_app()",
    },
}

# What style() set and what sets it now; what is not here and no parameter of the component has no effect.
STYLES: Mapping[str, str] = {"grid": "columns"}


def has(block: Block, name: str) -> bool:
    """Whether a table says what became of a parameter."""
    return name in DROPPED or name in RENAMED.get(type(block).__name__, {})


class Legacy(Block):
    """Takes the parameters and methods of older apps, with a warning that says what to use now."""

    @classmethod
    def _unknown(cls, unknown: dict[str, Any]) -> dict[str, Any]:
        renamed = RENAMED.get(cls.__name__, {})
        kept: dict[str, Any] = {}
        for name, value in unknown.items():
            if name in renamed:
                kept[renamed[name]] = value
            elif name in DROPPED:
                warn(f"gr.{cls.__name__}({name}=…) has no effect: {DROPPED[name]}.")
            else:
                super()._unknown({name: value})
        return kept

    def warn_of(self, method: str, **given: Any) -> None:
        """Warn of a method's parameters of other generations that are given."""
        for name, value in given.items():
            if value is not None:
                warn(f"{method}({name}=…) is of another generation: {METHODS[method][name]}.")

    def set_interpret_parameters(self, **parameters: Any) -> Self:
        """Say into what an interpretation takes its value apart.

        Args:
            **parameters: ``separator`` of text; ``segments`` of a picture or of sound; ``steps``, ``delta`` and
                ``delta_type`` (``"percent"`` or ``"absolute"``) of a number; ``steps`` of a slider.
        """
        vars(self)["interpret_parameters"] = parameters
        return self

    def style(self, **options: Any) -> Self:
        """Set properties after the fact, the way of 3.x; pass them to the constructor now."""
        known = {STYLES.get(name, name): value for name, value in options.items()}
        kept = {name: value for name, value in known.items() if name in self.declared}
        lost = [name for name in known if name not in kept]
        told = [f"give {', '.join(kept)} to the constructor"] if kept else []
        told += [f"{', '.join(lost)} has no effect"] if lost else []
        warn(f"gr.{type(self).__name__}.style() is from 3.x: {', and '.join(told) or 'leave it out'}.")
        for name, value in kept.items():
            setattr(self, name, value)
        vars(self)["_given"] = {**self.given, **kept}
        return self
