"""Where the peers run: this command's own environment, or one of their own that is made on first use."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

__all__ = ["ROOT", "child_environment", "python_with"]

ROOT = Path(__file__).resolve().parents[1]
_FOLDER = ROOT / "benchmarks/.envs"


def python_with(name: str, requirement: str) -> Path:
    """Return the Python of the environment `name`, which has `requirement` installed.

    Raises:
        subprocess.CalledProcessError: pip could not install it; its own words are above.
    """
    folder = _FOLDER / name
    python, told = folder / "bin/python", folder / "requirement.txt"
    if not told.is_file() or told.read_text("utf-8") != requirement:
        print(f"Installing {requirement} into {folder.relative_to(ROOT)} …", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", requirement]
        subprocess.run(pip, check=True)
        told.write_text(requirement, "utf-8")
    return python


def child_environment(files: Path) -> dict[str, str]:
    """Return the variables for what is measured: the user's own, nothing that slows imports, nobody asked over the net.

    Args:
        files: Folder for uploads and results.
    """
    slowing = {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONDEVMODE"}
    usual = {name: value for name, value in os.environ.items() if name not in slowing}
    return {
        **usual,
        "GRADIO_ANALYTICS_ENABLED": "False",
        "GRADIO_TEMP_DIR": str(files),
        "HF_HUB_OFFLINE": "1",
        "TMPDIR": str(files),
    }
