#!/usr/bin/env python3
"""Solves exported programs with general solvers, beside the engine, and compares every tier.

    peers.py ROUND ...                 the rounds in these folders
    peers.py --random 200              so many of the tests' random rounds, every rule in the mix
    peers.py --preset network-600 ...  presets, for each seed of --seed, and the table of the ratios

A line for each file and solver: the engine's value, the solver's status, value and seconds. A line
for each round and solver: the solver's seconds over all tiers, the engine's, and the ratio. Exit code 1
if a solver's optimum is not the engine's proven one, or is above one that is not proven. Where a solver
differs or crashes it is asked again without its presolve; if it then contradicts itself and agrees, the
fault is its own, and is told and counted apart.

A solver's time is that of solving alone, of problems already read, the earlier tiers' values given, all
tiers together. The engine's is that of the whole process, from reading the round to the files of the
result written; of presets it is what the ladder says of solving, from the validated round to the last
tier's proof, formulation and starts included. Either way the ratio flatters the solvers. The ladder and
every solver run one after another, in this run; times are the processor's, all threads together, and ratios
are medians over the seeds.

Needs `swift build -c release`, for presets `swift build -c release --package-path Benchmarks`, and whichever solvers there are: HiGHS (`pip install highspy`), SCIP
(`pip install pyscipopt`), CP-SAT of OR-Tools (`pip install ortools`), `cbc` and `glpsol` on the path.

Two are asked only by name: `highs-relaxed`, HiGHS on the relaxation, and `min-cost-flow`, OR-Tools' for networks,
which elsewhere answers "not a network" (of the presets, `network-600`, `network-10000` and `country` are such).
"""

import argparse
import dataclasses
import json
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile

import solvers

ROOT = pathlib.Path(__file__).resolve().parents[2]
LADDER = ROOT / "Benchmarks/.build/release/ladder"


def main():
    options = arguments()
    chosen = solvers.available(options.solver)
    if not chosen:
        sys.exit("no solver is installed: pip install highspy")
    with tempfile.TemporaryDirectory() as scratch:
        tally = Tally()
        for round in rounds(options, pathlib.Path(scratch)):
            compare(round, chosen, options, pathlib.Path(scratch), tally)
        tally.print()
    sys.exit(1 if tally.differences else 0)


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("round", nargs="*", help="a round's folder")
    parser.add_argument("--random", type=int, default=0, metavar="N", help="random rounds")
    parser.add_argument("--first", type=int, default=0, help="the first random round's seed")
    parser.add_argument("--preset", action="append", default=[], help="a preset of the ladder")
    parser.add_argument("--seed", action="append", type=int, help="a preset's; 1, 2 and 3")
    parser.add_argument("--shape", choices=["mixed", "larger"], default="mixed")
    parser.add_argument("--solver", action="append", choices=sorted(solvers.ALL))
    parser.add_argument("--format", choices=["mps", "lp"], default="mps")
    parser.add_argument(
        "--time-limit", type=float, default=600, metavar="S", help="for each round and solver, and the engine")
    parser.add_argument("--build", default=ROOT / ".build/release", type=pathlib.Path)
    parser.add_argument("--quiet", action="store_true", help="only what differs, and the sums")
    return parser.parse_args()


@dataclasses.dataclass
class Round:
    name: str
    kind: str  # what medians are taken over: a preset, or the name again
    folder: pathlib.Path
    more: list[str]  # what the command has to be told besides
    engine: float | None = None  # seconds of solving; None to measure the whole process


def rounds(options, scratch):
    """The rounds to compare."""
    for folder in options.round:
        yield Round(folder, folder, pathlib.Path(folder).resolve(), [])
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
            yield Round(f"{options.shape}-{seed}", options.shape, place / "round", more)
    for preset in options.preset:
        for seed in options.seed or [1, 2, 3]:
            folder = scratch / f"{preset}-{seed}"
            subprocess.run(
                [options.build / "placements", "generate", preset, "--seed", str(seed), "--output",
                 folder], check=True, stdout=subprocess.DEVNULL)
            line = subprocess.run(
                [LADDER, "--preset", preset, "--seed", str(seed), "--time-limit",
                 str(int(options.time_limit))], check=True, stdout=subprocess.PIPE, text=True).stdout
            print(line, end="", flush=True)
            seconds = json.loads(line)["solving_processor_milliseconds"] / 1000
            yield Round(f"{preset}-{seed}", preset, folder, [], seconds)


def compare(round, chosen, options, scratch, tally):
    limit = ["--time-limit", str(options.time_limit), "--quiet"]
    tool = options.build / "placements"
    engine = round.engine
    if engine is None:
        begun = processor_time()
        allocated = subprocess.run(
            [tool, "allocate", round.folder, "--output", scratch / "result", *round.more, *limit],
            capture_output=True, text=True)
        engine = processor_time() - begun
        if allocated.returncode not in (0, 3):
            tally.difference(f"{round.name}: not solved: {allocated.stderr}")
            return
    exported = subprocess.run(
        [tool, "export", round.folder, "--output", scratch / "export", "--format", options.format,
         *round.more, *limit], capture_output=True, text=True)
    if exported.returncode not in (0, 3):
        tally.difference(f"{round.name}: not exported: {exported.stderr}")
        return
    tally.rounds += 1
    files = sorted((scratch / "export").iterdir())
    for solver, worker in chosen.items():
        seconds, is_whole = 0.0, True
        for file in files:
            if seconds >= options.time_limit:
                is_whole = False
                break
            answer, verdict = ask(solver, worker, file, options.time_limit - seconds)
            seconds += answer.seconds
            is_whole = is_whole and answer.status == "optimal" and verdict != "below"
            tally.count(solver, verdict)
            line = (f"{round.name} {file.stem}: {claim(file)}, {solver} {answer.value} "
                    f"{answer.status} in {answer.seconds:.3f} s: {verdict}")
            if verdict == "DIFFERS":
                tally.difference(line)
            if not options.quiet or not verdict.startswith("equal") or "only" in verdict:
                print(line, flush=True)
        if not options.quiet:
            more_than = "" if is_whole else "more than "
            print(f"{round.name}: {solver} {more_than}{seconds:.2f} s, engine {engine:.3f} s, "
                  f"ratio {more_than}{seconds / engine:.1f}", flush=True)
        tally.time(solver, round.kind, seconds, engine, is_whole)


def ask(solver, worker, file, limit):
    """A solver's answer about a file, and what it says of the engine's."""
    value, is_proven = engine_value(file)
    answer = worker.solve(str(file), limit)
    verdict = judge(answer, value, is_proven)
    if solver.endswith("relaxed"):
        # A relaxation is no point: below the engine's value it only has no say.
        is_below = answer.value is None or answer.value < value
        return answer, "below" if answer.status == "optimal" and is_below else verdict
    if verdict == "DIFFERS" or answer.status == "crashed":
        again = worker.solve_without_presolve(str(file), limit)
        if again and judge(again, value, is_proven) == "equal":
            verdict = "equal only without presolve"
    return answer, verdict


def claim(file):
    value, is_proven = engine_value(file)
    return f"engine {value}{'' if is_proven else ' (not proven)'}"


def processor_time():
    """What the processes that this one started, and that have ended, have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


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

    def time(self, solver, kind, seconds, engine, is_whole):
        self.seconds.setdefault((kind, solver), []).append((seconds, engine, is_whole))

    def difference(self, line):
        self.differences.append(line)

    def print(self):
        print(f"\n{self.rounds} rounds")
        for (solver, verdict), count in sorted(self.verdicts.items()):
            print(f"{solver}: {count} tiers {verdict}")
        print("\n| rounds | solver | seconds | engine | ratio | to the end |\n|---|---|---|---|---|---|")
        for (kind, solver), times in sorted(self.seconds.items()):
            seconds = statistics.median(seconds for seconds, _, _ in times)
            engine = statistics.median(engine for _, engine, _ in times)
            ratio = statistics.median(seconds / engine for seconds, engine, _ in times)
            whole = sum(is_whole for _, _, is_whole in times)
            print(f"| {kind} | {solver} | {seconds:.2f} | {engine:.3f} | {ratio:.1f} "
                  f"| {whole} of {len(times)} |")
        for line in self.differences:
            print(f"difference: {line}")


if __name__ == "__main__":
    main()
