"""What a call from Python costs beside the aggregation itself. Prints a table in Markdown.

    python3 python/examples/measure.py --rounds 15

Each round calls every rule once, in turn, with an ordinary array and with one that the JVM sees too.
Before that, the JVM reads the same vectors into its own memory, and times the aggregation itself
there: the check for NaN and infinities, and the rule.
"""

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

import numpy

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import strategikon

RULES = ["krum", "median", "nnm | geometric-median"]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--vectors", type=int, default=25)
    options.add_argument("--byzantine", type=int, default=11)
    options.add_argument("--dimension", type=int, default=1_310_922)
    options.add_argument("--rounds", type=int, default=15)
    options.add_argument("--warm-up", type=int, default=10)
    options.add_argument("--threads", type=int)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, strategikon.Session(threads=asked.threads) as session:
        draw = numpy.random.default_rng(1)
        ordinary = draw.standard_normal((asked.vectors, asked.dimension), "float32")
        shared = session.array(*ordinary.shape)
        shared[...] = ordinary
        file = os.path.join(folder, "vectors.npy")
        numpy.save(file, ordinary.astype(">f4"))  # this byte order is not read in place
        taken = {(rule, kind): [] for rule in RULES for kind in ("ordinary", "shared")}
        for number in range(asked.warm_up + asked.rounds):
            own = {rule: aggregate_own(session, file, rule, asked) for rule in RULES}
            session.aggregate(ordinary, "mean", asked.byzantine)  # to be as warm as between other calls
            for rule, kind in taken:
                session.aggregate(ordinary if kind == "ordinary" else shared, rule, asked.byzantine)
                if number >= asked.warm_up:
                    taken[rule, kind].append({**session.seconds, "aggregation": own[rule]})
    print("| rule | array | Python copies, ms | JVM | waiting | call | aggregation itself | call / aggregation |")
    print("|---|---|---|---|---|---|---|---|")
    for (rule, kind), seconds in taken.items():
        print(row(rule.replace("|", "\\|"), kind, seconds))


def aggregate_own(session, file, rule, asked):
    """Return the seconds that the JVM takes for vectors in its own memory."""
    request = {"op": "aggregate", "file": file, "rule": rule, "byzantine": asked.byzantine}
    request |= {"threads": asked.threads, "out": os.path.join(os.path.dirname(file), "out.npy")}
    return session._ask(request)["seconds"]["compute"]


def row(rule, kind, seconds):
    def median(value):
        return statistics.median(map(value, seconds))

    parts = [
        lambda s: s["copy"],
        lambda s: s["read"] + s["compute"] + s["write"],
        lambda s: s["wait"],
        lambda s: s["total"],
        lambda s: s["aggregation"],
    ]
    cells = [f"{1e3 * median(part):.1f}" for part in parts]
    ratio = median(lambda s: s["total"] / s["aggregation"])
    return f"| `{rule}` | {kind} | " + " | ".join(cells) + f" | {ratio:.2f} |"


if __name__ == "__main__":
    main()
