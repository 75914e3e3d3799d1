"""Threads for user code: as many as allowed, none that anybody has to wait for."""

from __future__ import annotations

import subprocess
import sys
import threading

from gradio_lib.engine.workers import Workers
from tests.gate.tracked import ROOT
from tests.lib.engine.runs import PATIENCE


class Crowd:
    """Tasks that wait to be let go, and how many of them run."""

    def __init__(self, workers: Workers, count: int) -> None:
        self.open = threading.Event()
        self.running = 0
        self.changed = threading.Condition()
        self.tasks = [workers.run(self.wait) for _ in range(count)]

    def wait(self) -> None:
        self.step(+1)
        self.open.wait(PATIENCE)
        self.step(-1)

    def step(self, change: int) -> None:
        with self.changed:
            self.running += change
            self.changed.notify_all()

    def reaches(self, count: int) -> bool:
        with self.changed:
            return self.changed.wait_for(lambda: self.running == count, PATIENCE)


def test_no_more_than_the_limit_work_at_once() -> None:
    crowd = Crowd(Workers(3), 10)
    assert crowd.reaches(3)
    crowd.open.set()
    assert crowd.reaches(0)


def test_thread_waits_for_more_instead_of_ending() -> None:
    workers, threads, done = Workers(5), set[int](), threading.Semaphore(0)

    def note() -> None:
        threads.add(threading.get_ident())
        done.release()

    for _ in range(20):
        workers.run(note)
        assert done.acquire(timeout=PATIENCE)
    assert len(threads) <= 2


def test_abandoned_thread_makes_room_once_and_ends_when_it_comes_free() -> None:
    workers = Workers(2)
    crowd = Crowd(workers, 4)
    assert crowd.reaches(2)
    stuck = next(task for task in crowd.tasks if task.working)
    workers.abandon(stuck)
    workers.abandon(stuck)
    assert crowd.reaches(3)
    crowd.open.set()
    assert crowd.reaches(0)
    second = Crowd(workers, 4)
    assert second.reaches(2)
    second.open.set()
    assert second.reaches(0)


def test_task_that_waits_or_is_over_is_not_abandoned() -> None:
    workers = Workers(1)
    crowd = Crowd(workers, 2)
    assert crowd.reaches(1)
    waiting = next(task for task in crowd.tasks if not task.working)
    workers.abandon(waiting)
    assert not waiting.abandoned
    crowd.open.set()
    assert crowd.reaches(0)


def test_task_that_fails_leaves_its_thread_alive() -> None:
    workers, done = Workers(1), threading.Event()
    workers.run(lambda: sys.exit(1))
    workers.run(done.set)
    assert done.wait(PATIENCE)


def test_endless_task_does_not_keep_the_program_from_ending() -> None:
    program = "import threading; from gradio_lib.engine.workers import Workers; Workers(1).run(threading.Event().wait)"
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, timeout=PATIENCE, check=True)
