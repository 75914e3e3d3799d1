"""Pages of which each part is written by a command of its own, between marks that no reader sees."""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["section", "write_section"]


def _marks(name: str) -> tuple[str, str]:
    return f"<!-- {name}: written by a command -->\n", f"<!-- {name}: end -->\n"


def section(page: Path, name: str) -> str | None:
    """Return the part of that name, None where the page has none."""
    begin, end = _marks(name)
    found = re.search(re.escape(begin) + "(.*?)" + re.escape(end), page.read_text() if page.exists() else "", re.DOTALL)
    return found[1] if found else None


def write_section(page: Path, name: str, text: str) -> None:
    """Put `text` in the place of the part of that name, or behind all others."""
    begin, end = _marks(name)
    whole = page.read_text() if page.exists() else ""
    part = f"{begin}{text}{end}"
    if section(page, name) is None:
        page.write_text(f"{whole}\n{part}" if whole else part)
    else:
        before, _, rest = whole.partition(begin)
        page.write_text(before + part + rest.partition(end)[2])
