"""One measurement in a process of its own: time, memory, and what came out."""

import gc
import json
import os
import statistics
import sys
import time
from pathlib import Path

import pandas as pd
from peers import TASKS, code_of, khitab_counting
from planted import corpus


def main(task, peer, size, rounds):
    """Print what `peer` needs, side by side with khitab, as a line of JSON."""
    tokens, truth = corpus(int(size))
    result = {"tokens": len(tokens)}
    if task == "concordance":
        result |= concordance(tokens)
    else:
        prepare, run = TASKS[task][peer]
        prepared = prepare(tokens)
        result |= memory(run, prepared, len(tokens))
        result |= agreement(run(prepared), truth) if task == "phrases" else {}
        own_prepare, own = TASKS[task]["khitab"]
        reference = prepared if peer == "khitab" else own_prepare(tokens)
        pairs = [(cost(run, prepared), cost(own, reference)) for _ in range(int(rounds))]
        for place, clock in enumerate(("cpu", "wall")):
            result[clock] = statistics.median(theirs[place] for theirs, _ in pairs)
            ratios = [theirs[place] / ours[place] for theirs, ours in pairs]
            result[f"{clock}_ratio"] = statistics.median(ratios)
    if task == "phrases" and peer == "khitab":
        result |= sorts(tokens, int(rounds))
    print(json.dumps(result))


def cost(run, prepared):
    """Return the processor time (of all threads) and the wall time of a run."""
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    run(prepared)
    return time.process_time() - cpu, time.perf_counter() - wall


def memory(run, prepared, size):
    """Return the peak of memory above what the corpus itself takes, a token (Linux)."""
    if not Path("/proc/self/clear_refs").exists():
        run(prepared)
        return {"bytes_a_token": None}
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")
    before = _status("VmRSS")
    run(prepared)
    return {"bytes_a_token": (_status("VmHWM") - before) * 1024 / size}


def _status(field):
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(field))


def agreement(found, truth):
    """Return the number of phrases, a digest of them, how many planted ones are right."""
    if not isinstance(found, pd.DataFrame):
        found = pd.DataFrame(found.to_dict(as_series=False))
    found = found[["phrase", "freq", "texts"]].astype({"freq": int, "texts": int})
    found = found.assign(phrase=found["phrase"].astype(object))
    digest = pd.util.hash_pandas_object(found, index=False).to_numpy().sum()
    planted = truth.merge(found, on=["phrase", "freq", "texts"])
    return {
        "phrases": len(found),
        "digest": f"{int(digest):016x}",
        "planted": f"{len(planted)} of {len(truth)}",
    }


def sorts(tokens, rounds):
    """Return the counting alone as a multiple of one numpy.sort of as many int64."""
    import numpy as np

    code_of(tokens)
    numbers = np.random.default_rng(0).integers(0, 2**62, len(tokens))
    pairs = [
        (cost(khitab_counting, tokens)[0], cost(np.sort, numbers)[0])
        for _ in range(rounds)
    ]
    return {
        "counting": statistics.median(ours for ours, _ in pairs),
        "sorts": statistics.median(ours / sort for ours, sort in pairs),
    }


def concordance(tokens):
    """Return what an index costs, and how long a phrase of three words takes after it."""
    from khitab.concordance import index, kwic
    from khitab.phrases import recurring_phrases

    sample = tokens[: min(len(tokens), 200_000)]
    nodes = recurring_phrases(sample, 3, 2, 1)["phrase"]
    nodes = [*nodes[:50], *nodes[len(nodes) // 2 :][:50]]
    gc.collect()
    before, cpu = _status("VmRSS"), time.process_time()
    ready = index(tokens)
    built, after = time.process_time() - cpu, _status("VmRSS")
    times = []
    for node in nodes:
        start = time.perf_counter()
        kwic(ready, node, first=100)
        times.append((time.perf_counter() - start) * 1000)
    return {
        "index_seconds": built,
        "bytes_a_token": (after - before) * 1024 / len(tokens),
        "phrase_ms_median": statistics.median(times),
        "phrase_ms_max": max(times),
    }


if __name__ == "__main__":
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    main(*sys.argv[1:])
