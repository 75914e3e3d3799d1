"""Cookies of our own: for the page as a site of its own, and for the page in a frame of another site."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

__all__ = ["forget_cookie", "is_framed", "keep_cookie"]

# Kept apart for each site that shows the page, and so of no use to any other: https://github.com/privacycg/CHIPS
_FRAMED = "HttpOnly; Path=/; SameSite=None; Secure; Partitioned"


def is_framed(request: Request) -> bool:
    """Whether a browser loads the page into a frame of another site, as notebooks and Spaces do."""
    return request.headers.get("sec-fetch-dest") == "iframe" and request.headers.get("sec-fetch-site") == "cross-site"


def keep_cookie(response: Response, name: str, value: str, *, secure: bool, framed: bool) -> None:
    """Have the browser keep a cookie that scripts cannot read.

    Args:
        response: What carries it.
        name: Its name.
        value: Its value.
        secure: Whether it goes over https only.
        framed: Whether the page is in a frame of another site, where browsers take only a cookie of that kind.
    """
    if framed:
        response.headers.append("set-cookie", f"{name}={value}; {_FRAMED}")
    else:
        response.set_cookie(name, value, httponly=True, samesite="lax", secure=secure)


def forget_cookie(response: Response, name: str, *, framed: bool) -> None:
    """Have the browser forget a cookie."""
    if framed:
        response.headers.append("set-cookie", f"{name}=; Max-Age=0; {_FRAMED}")
    else:
        response.delete_cookie(name)
