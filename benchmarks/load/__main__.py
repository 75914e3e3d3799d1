"""Run one scenario: ``python -m benchmarks.load '{"scenario": "calls", "dialect": "queued", "port": …, "pid": …}'``."""

from __future__ import annotations

import asyncio
import json
import resource
import sys

import uvloop

from benchmarks.load.dialects import DIALECTS
from benchmarks.load.scenarios import SCENARIOS, Numbers


async def _main(scenario: str, dialect: str, port: int, pid: int, **options: object) -> Numbers:
    spoken = DIALECTS[dialect]()
    await spoken.connect(port)
    return await SCENARIOS[scenario](spoken, port, pid, **options)


if __name__ == "__main__":
    # A connection per client: a thousand are more than is usual.
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    uvloop.install()
    sys.stdout.write(json.dumps(asyncio.run(_main(**json.loads(sys.argv[1])))))
