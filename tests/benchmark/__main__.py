"""`python tests/benchmark`: khitab and its peers side by side, on a generated corpus.

    python tests/benchmark --size 1e6 --rounds 3
    python tests/benchmark --size 1e5 1e6 1e7 --task phrases --peer khitab

Each peer runs in a process of its own, alternating with khitab there. Times are processor
seconds of all threads (wall seconds beside them), ratios are medians of pairs, memory is
the peak above the corpus. Peers that are not installed are left out.
"""

import argparse
import json
import math
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PEERS = {
    "phrases": ["khitab", "polars", "counter", "nltk", "scikit-learn"],
    "tokens": ["khitab", "camel-tools"],
    "concordance": ["khitab"],
}


def measure(task, peer, size, rounds):
    """Return what `measure.py` says of one peer, or None if it cannot run here."""
    command = [
        sys.executable,
        str(HERE / "measure.py"),
        task,
        peer,
        str(size),
        str(rounds),
    ]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or [f"exit {done.returncode}"])[-1]
        print(f"{task:<12}{peer:<14}{size:>10,}  left out: {reason}")
        return None
    return json.loads(done.stdout)


def main(arguments=None):
    """Print a line a measurement; return them all."""
    parser = argparse.ArgumentParser(prog="python tests/benchmark")
    parser.add_argument("--size", type=float, nargs="+", default=[1e5, 1e6])
    parser.add_argument("--task", nargs="+", choices=PEERS, default=list(PEERS))
    parser.add_argument("--peer", nargs="+")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args(arguments)
    results = []
    for task in asked.task:
        for peer in PEERS[task]:
            for size in map(int, asked.size):
                if asked.peer and peer not in asked.peer:
                    continue
                found = measure(task, peer, size, asked.rounds)
                if found:
                    results.append(found | {"task": task, "peer": peer, "size": size})
                    _print(results[-1])
    _print_growth(results)
    return results


def _print(row):
    keys = [key for key in row if key not in ("task", "peer", "size")]
    values = [f"{key} {_short(row[key])}" for key in keys]
    print(
        f"{row['task']:<12}{row['peer']:<14}{row['size']:>10,}  {', '.join(values)}",
        flush=True,
    )


def _short(value):
    return f"{value:,.3g}" if isinstance(value, float) and value < 1000 else f"{value}"


def _print_growth(results):
    own = [row for row in results if (row["task"], row["peer"]) == ("phrases", "khitab")]
    if len(own) > 1:
        first, last = own[0], own[-1]
        steps = math.log(last["tokens"] / first["tokens"])
        print(f"growth exponent {math.log(last['cpu'] / first['cpu']) / steps:.3f}")


if __name__ == "__main__":
    main()
