"""Where the browser is. ``python -m tests.browser.chromium`` prints its path, or fails where there is none."""

from __future__ import annotations

import os
import shutil
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")
# A test's browser talks to the server under test and to nobody else, and looks the same on each machine.
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--font-render-hinting=none",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    "--no-first-run",
    "--no-sandbox",
    # A camera that shows a test pattern, and asks nobody.
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
)


def find() -> str | None:
    """Return the path of the browser that $CHROMIUM names, or of the first one on PATH."""
    named = os.environ.get("CHROMIUM")
    return next((path for name in ([named] if named else NAMES) if (path := shutil.which(name))), None)


if __name__ == "__main__":
    sys.exit(0 if find() else "No Chromium found; $CHROMIUM may name one.")
