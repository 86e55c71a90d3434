"""Mark a class in several processes, so that the death of one costs no other mark."""

import multiprocessing
import os
import signal
import threading
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from .one import mark_one, needs_a_look


def in_this_process(course, name, todo, judge):
    for submission in todo:
        yield submission, *mark_one(course, name, submission, judge)


def in_processes(course, name, todo, jobs, judge):
    """Yield submission, record and notebook as they are done, from `jobs` processes.

    A process that dies takes its pool with it: those it may have died on are begun again,
    each alone, so that it shows on whose work it was.
    """
    while True:
        suspects = {}
        yield from pool(course, name, todo, jobs, judge, suspects)
        if not suspects:
            return
        for submission in list(suspects.values()):
            died = {}
            yield from pool(course, name, iter([submission]), 1, judge, died)
            if died:
                why = "The process that marked it died."
                yield submission, needs_a_look(why), None


def pool(course, name, todo, jobs, judge, begun):
    """One pool of processes; where it breaks, those at work are left in `begun`."""
    context = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(jobs, context, begin_process)
    running = {}
    try:
        while True:
            for submission in islice(todo, 2 * jobs - len(running)):
                begun[submission.student] = submission
                future = executor.submit(mark_one, course, name, submission, judge)
                running[future] = submission
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED)[0]:
                record, notebook = future.result()
                submission = running.pop(future)
                del begun[submission.student]
                yield submission, record, notebook
    except BrokenProcessPool:
        return
    except BaseException:  # Ctrl-C: what is begun is not waited for
        for process in list(executor._processes.values()):
            process.terminate()
        raise
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def begin_process():
    """Ctrl-C is the parent's to hear; a process whose parent has died ends itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def watch():
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
