"""What Linux tells of a process and of the machine."""

from __future__ import annotations

import os
import platform
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

__all__ = ["child_cpu", "cpu_seconds", "machine", "peak_rss", "reset_peak", "rss", "settle"]

_SCHED = 2
"""The kernel's CPUCLOCK_SCHED: the time that all threads of a process have had, in nanoseconds."""


def cpu_seconds(pid: int) -> float:
    """Return the processor time of a process; /proc/<pid>/stat has the same in steps of 10 ms only."""
    return time.clock_gettime(~pid << 3 | _SCHED)


def rss(pid: int) -> int:
    """Return the bytes that a process has in memory."""
    return _status(pid, "VmRSS")


def peak_rss(pid: int) -> int:
    """Return the most bytes that a process had in memory since `reset_peak`."""
    return _status(pid, "VmHWM")


def reset_peak(pid: int) -> None:
    """Let `peak_rss` begin again."""
    Path(f"/proc/{pid}/clear_refs").write_text("5", encoding="ascii")


def _status(pid: int, name: str) -> int:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:"))


def settle(pid: int, *, within: float = 10.0, share: float = 0.1) -> None:
    """Wait until a process uses less than `share` of a processor, at most `within` seconds."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        before = cpu_seconds(pid)
        time.sleep(0.25)
        if (cpu_seconds(pid) - before) / 0.25 < share:
            return


def child_cpu(command: Sequence[str], *, cwd: Path, env: dict[str, str]) -> float:
    """Run a program to its end and return the processor time that it took, start and end included."""
    process = subprocess.Popen(command, cwd=cwd, env=env, stdin=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return usage.ru_utime + usage.ru_stime


def machine() -> str:
    """Return one line on the machine."""
    info = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    model = next(
        (line.partition(":")[2].strip() for line in info if line.startswith("model name")), "unknown processor"
    )
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} x {model}, {total:.0f} GB, Linux {platform.release()}, Python {platform.python_version()}"
