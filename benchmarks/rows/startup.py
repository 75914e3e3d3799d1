"""What it costs before the first call."""

from __future__ import annotations

import time

from benchmarks.environments import ROOT
from benchmarks.measures import Row, Subject, at_most, measure
from benchmarks.system import child_cpu, cpu_seconds, rss, settle


def _run(subject: Subject, statement: str) -> float:
    command = [str(subject.peer.python), "-c", statement]
    return child_cpu(command, cwd=ROOT, env=subject.environment)


@measure(
    Row("import, processor time of the whole process", "s", at_most(0.4, of="fastapi")),
    Row("import and declare an app of one function", "s"),
    repeats=5,
)
def imports(subject: Subject) -> tuple[float, ...]:
    """`python -c "import …"` as a whole: user and system time, bytecode compiled before."""
    peer = subject.peer
    if subject.quick:
        _run(subject, peer.imports)  # compiles
    return _run(subject, peer.imports), _run(subject, f"{peer.imports}\n{peer.declares}")


@measure(Row("start until the page is answered", "s", at_most(1.4, of="fastapi")), repeats=5)
def start(subject: Subject) -> tuple[float, ...]:
    """From the start of the process until `GET /` has status 200, asked again every 2 ms; an app of two text fields."""
    with subject.serve("page") as server:
        return (server.seconds,)


@measure(
    Row("idle: memory (RSS)", "MB", at_most(75)),
    Row("idle: processor", "%", at_most(0.05)),
    app="page",
    repeats=1,
    fresh=True,
)
def idle(subject: Subject) -> tuple[float, ...]:
    """After the page was answered once and one call was made; processor time over the following seconds."""
    server, seconds = subject.server, 2 if subject.quick else 8
    subject.load("together", endpoint="echo", clients=1)
    settle(server.pid)
    before = cpu_seconds(server.pid)
    time.sleep(seconds)
    return rss(server.pid) / 1e6, (cpu_seconds(server.pid) - before) / seconds * 100
