#!/usr/bin/env python3
"""Solves exported programs with general solvers, beside the engine, and compares every tier.

    peers.py ROUND ...                 the rounds in these folders
    peers.py --random 200              so many of the tests' random rounds, every rule in the mix

A line for each file and solver: the engine's value, the solver's status, value and seconds. A line
for each round and solver: the solver's seconds over all tiers, the engine's, and the ratio. Exit code 1
if a solver's optimum is not the engine's proven one, or is above one that is not proven. Where a solver
differs or crashes it is asked again without its presolve; if it then contradicts itself and agrees, the
fault is its own, and is told and counted apart.

The engine's time is that of the whole process, from reading the round to the files of the result
written; a solver's is that of solving alone, of a problem already read, the earlier tiers' values
given. So the ratio flatters the solvers.

Needs `swift build -c release`, and whichever solvers there are: HiGHS (`pip install highspy`), SCIP
(`pip install pyscipopt`), CP-SAT of OR-Tools (`pip install ortools`), `cbc` and `glpsol` on the path.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile
import time

import solvers

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    options = arguments()
    chosen = solvers.available(options.solver)
    if not chosen:
        sys.exit("no solver is installed: pip install highspy")
    with tempfile.TemporaryDirectory() as scratch:
        tally = Tally()
        for name, folder, more in rounds(options, pathlib.Path(scratch)):
            compare(name, folder, more, chosen, options, pathlib.Path(scratch), tally)
        tally.print()
    sys.exit(1 if tally.differences else 0)


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("round", nargs="*", help="a round's folder")
    parser.add_argument("--random", type=int, default=0, metavar="N", help="random rounds")
    parser.add_argument("--first", type=int, default=0, help="the first random round's seed")
    parser.add_argument("--shape", choices=["mixed", "larger"], default="mixed")
    parser.add_argument("--solver", action="append", choices=sorted(solvers.ALL))
    parser.add_argument("--format", choices=["mps", "lp"], default="mps")
    parser.add_argument(
        "--time-limit", type=float, default=600, metavar="S", help="for each file, and the engine")
    parser.add_argument("--build", default=ROOT / ".build/release", type=pathlib.Path)
    parser.add_argument("--quiet", action="store_true", help="only what differs, and the sums")
    return parser.parse_args()


def rounds(options, scratch):
    """The rounds to compare: a name, a folder, and what the command has to be told besides."""
    for folder in options.round:
        yield folder, pathlib.Path(folder).resolve(), []
    if options.random:
        made = scratch / "random"
        made.mkdir()
        subprocess.run(
            [options.build / "random-rounds", made, options.shape, str(options.first),
             str(options.random)], check=True)
        for seed in range(options.first, options.first + options.random):
            place = made / str(seed)
            words = (place / "options").read_text().splitlines()
            # Results are folders beside the round, phases are identifiers.
            more = [word if word.startswith("--") or before == "--phase" else str(place / word)
                    for before, word in zip([""] + words, words)]
            yield f"{options.shape}-{seed}", place / "round", more


def compare(name, folder, more, chosen, options, scratch, tally):
    limit = ["--time-limit", str(options.time_limit), "--quiet"]
    tool = options.build / "placements"
    begun = time.monotonic()
    allocated = subprocess.run(
        [tool, "allocate", folder, "--output", scratch / "result", *more, *limit],
        capture_output=True, text=True)
    engine = time.monotonic() - begun
    exported = subprocess.run(
        [tool, "export", folder, "--output", scratch / "export", "--format", options.format,
         *more, *limit], capture_output=True, text=True)
    if allocated.returncode not in (0, 3) or exported.returncode not in (0, 3):
        tally.difference(f"{name}: not solved: {allocated.stderr}{exported.stderr}")
        return
    tally.rounds += 1
    seconds = {solver: 0.0 for solver in chosen}
    is_whole = {solver: True for solver in chosen}
    for file in sorted((scratch / "export").iterdir()):
        value, is_proven = engine_value(file)
        for solver, worker in chosen.items():
            answer = worker.solve(str(file), options.time_limit)
            seconds[solver] += answer.seconds
            is_whole[solver] = is_whole[solver] and answer.status == "optimal"
            verdict = judge(answer, value, is_proven)
            if verdict == "DIFFERS" or answer.status == "crashed":
                again = worker.solve_without_presolve(str(file), options.time_limit)
                if again and judge(again, value, is_proven) == "equal":
                    verdict = "equal only without presolve"
            tally.count(solver, verdict)
            line = (f"{name} {file.stem}: engine {value}{'' if is_proven else ' (not proven)'}, "
                    f"{solver} {answer.value} {answer.status} in {answer.seconds:.3f} s: {verdict}")
            if verdict == "DIFFERS":
                tally.difference(line)
            if not options.quiet or not verdict.startswith("equal") or "only" in verdict:
                print(line, flush=True)
    for solver in chosen:
        if not options.quiet:
            more_than = "" if is_whole[solver] else "more than "
            print(f"{name}: {solver} {more_than}{seconds[solver]:.2f} s, engine {engine:.2f} s, "
                  f"ratio {more_than}{seconds[solver] / engine:.1f}", flush=True)
        tally.time(solver, seconds[solver], engine)


def engine_value(file):
    """What the engine found, from the file's head."""
    mark = "* Value: " if file.suffix == ".mps" else "\\ Value: "
    with open(file) as lines:
        for line in lines:
            if line.startswith(mark):
                value, proof = line[len(mark):].split(",", 1)
                return int(value), proof.strip() == "proven least."
    raise ValueError(f"{file} does not say what the engine found")


def judge(answer, value, is_proven):
    if answer.status == "infeasible":
        # The engine's point is in the file's program, whatever is proven of it.
        return "DIFFERS"
    if answer.status != "optimal":
        return "unanswered"
    if answer.value == value:
        return "equal" if is_proven else "equal to what is not proven"
    if not is_proven and answer.value < value:
        return "better than what is not proven"
    return "DIFFERS"


class Tally:
    def __init__(self):
        self.rounds = 0
        self.differences = []
        self.verdicts = {}
        self.seconds = {}

    def count(self, solver, verdict):
        key = (solver, verdict)
        self.verdicts[key] = self.verdicts.get(key, 0) + 1

    def time(self, solver, seconds, engine):
        own, others = self.seconds.get(solver, (0.0, 0.0))
        self.seconds[solver] = (own + seconds, others + engine)

    def difference(self, line):
        self.differences.append(line)

    def print(self):
        print(f"\n{self.rounds} rounds")
        for (solver, verdict), count in sorted(self.verdicts.items()):
            print(f"{solver}: {count} tiers {verdict}")
        for solver, (seconds, engine) in sorted(self.seconds.items()):
            print(f"{solver}: {seconds:.2f} s in all, engine {engine:.2f} s")
        for line in self.differences:
            print(f"difference: {line}")


if __name__ == "__main__":
    main()
