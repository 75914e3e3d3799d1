"""What every test may use."""

from __future__ import annotations

import pytest
from hypothesis import settings

# No example is judged by the clock: a busy machine is slow.
settings.register_profile("project", deadline=None)
settings.load_profile("project")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Async tests run on asyncio, as the server does."""
    return "asyncio"
