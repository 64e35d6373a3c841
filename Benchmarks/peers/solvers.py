"""General solvers, each as a function: a file and a limit of seconds in, an answer out.

Gaps are set to 0 or to less than 1: all objectives are whole numbers.
"""

import concurrent.futures.process
import dataclasses
import functools
import importlib.util
import math
import multiprocessing
import pathlib
import re
import shutil
import subprocess
import tempfile
import time


@dataclasses.dataclass
class Answer:
    status: str  # optimal, infeasible, or why there is no proof
    value: int | None  # of the point found
    seconds: float  # of the processor, all threads, solving without reading the file


def highs(path, limit, presolve=True, relaxed=False):
    import highspy

    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("time_limit", float(limit))
    solver.setOptionValue("presolve", "choose" if presolve else "off")
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 0.5)
    solver.setOptionValue("solve_relaxation", relaxed)
    if solver.readModel(path) != highspy.HighsStatus.kOk:
        return Answer("unreadable", None, 0.0)
    begun = time.process_time()
    solver.run()
    seconds = time.process_time() - begun
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return Answer("infeasible", None, seconds)
    name = "optimal" if status == highspy.HighsModelStatus.kOptimal else str(status)
    return Answer(name, whole(solver.getInfo().objective_function_value), seconds)


def highs_relaxed(path, limit):
    """HiGHS on the linear relaxation: kinder, and of use where the relaxation reaches the optimum."""
    return highs(path, limit, relaxed=True)


def scip(path, limit, presolve=True):
    import pyscipopt

    model = pyscipopt.Model()
    model.hideOutput()
    model.setParam("limits/time", float(limit))
    if not presolve:
        model.setParam("presolving/maxrounds", 0)
    model.setParam("limits/gap", 0.0)
    model.setParam("limits/absgap", 0.0)
    model.readProblem(path)
    begun = time.process_time()
    model.optimize()
    seconds = time.process_time() - begun
    found = whole(model.getObjVal()) if model.getNSols() else None
    return Answer(model.getStatus(), found, seconds)


def cp_sat(path, limit):
    """CP-SAT of OR-Tools, which reads MPS only."""
    from ortools.linear_solver.python import model_builder

    model = model_builder.Model()
    if not path.endswith(".mps") or not model.import_from_mps_file(path):
        return Answer("unreadable", None, 0.0)
    solver = model_builder.Solver("sat")
    solver.set_time_limit_in_seconds(limit)
    begun = time.process_time()
    status = solver.solve(model)
    seconds = time.process_time() - begun
    found = None
    if status in (model_builder.SolveStatus.OPTIMAL, model_builder.SolveStatus.FEASIBLE):
        found = whole(solver.objective_value)
    return Answer(status.name.lower(), found, seconds)


def min_cost_flow(path, limit):
    """The min-cost flow of OR-Tools, for networks in MPS; it knows no limit of time.

    The seconds are the file's own tier's. The earlier tiers, whose values the others are given too, are
    solved again, uncounted, and each must reach its value.
    """
    import flow

    try:
        for name, side, value, status, seconds in flow.tiers(path):
            if side is not None and value != side:
                return Answer(f"{name} is {value}, not {side}, {status}", None, seconds)
    except flow.NotANetwork as fault:
        return Answer(f"not a network: {fault}", None, 0.0)
    return Answer(status, value, seconds)


def glpsol(path, limit):
    with tempfile.TemporaryDirectory() as scratch:
        report = pathlib.Path(scratch) / "report"
        kind = "--freemps" if path.endswith(".mps") else "--lp"
        output = subprocess.run(
            ["glpsol", kind, path, "--tmlim", str(max(1, int(limit))), "--output", report],
            capture_output=True, text=True).stdout
        used = re.search(r"Time used: *([0-9.]+)", output)
        seconds = float(used[1]) if used else 0.0
        if "NO PRIMAL FEASIBLE" in output or "NO INTEGER FEASIBLE" in output:
            return Answer("infeasible", None, seconds)
        if not report.exists():
            return Answer("unreadable", None, seconds)
        text = report.read_text()
        status = re.search(r"^Status: *(.+?) *$", text, re.MULTILINE)[1]
        value = re.search(r"^Objective:.* = (\S+)", text, re.MULTILINE)
        is_optimal = status in ("INTEGER OPTIMAL", "OPTIMAL")
        return Answer(
            "optimal" if is_optimal else status.lower(), whole(float(value[1])), seconds)


def cbc(path, limit):
    with tempfile.TemporaryDirectory() as scratch:
        report = pathlib.Path(scratch) / "report"
        output = subprocess.run(
            ["cbc", path, "-seconds", str(limit), "-ratioGap", "0", "-allowableGap", "0.5",
             "-solve", "-solution", report, "-quit"], capture_output=True, text=True).stdout
        used = re.search(r"Total time \(CPU seconds\): *([0-9.]+)", output)
        seconds = float(used[1]) if used else 0.0
        if not report.exists():
            return Answer("unreadable", None, seconds)
        head = report.read_text().split("\n", 1)[0]
        value = re.search(r"objective value (\S+)", head)
        status = head.split(" ", 1)[0].lower()
        found = whole(float(value[1])) if value and status != "infeasible" else None
        return Answer(status, found, seconds)


def whole(value):
    """A whole number that a solver gave as another; None if it is none, as where no point was found."""
    if not math.isfinite(value):
        return None
    nearest = round(value)
    return nearest if abs(value - nearest) <= 1e-6 * max(1.0, abs(value)) else None


ALL = {
    "highs": (highs, "highspy"),
    "highs-relaxed": (highs_relaxed, "highspy"),
    "scip": (scip, "pyscipopt"),
    "cp-sat": (cp_sat, "ortools"),
    "min-cost-flow": (min_cost_flow, "ortools"),
    "glpsol": (glpsol, None),
    "cbc": (cbc, None),
}


# Those that solve no whole programs, or not all, and are only asked by name.
ONLY_BY_NAME = {"highs-relaxed", "min-cost-flow"}


# Those that can be asked again without presolve, where rare faults of theirs have been seen.
WITHOUT_PRESOLVE = {
    "highs": functools.partial(highs, presolve=False),
    "scip": functools.partial(scip, presolve=False),
}


class Worker:
    """A solver in a process of its own.

    Two of them bring the same library and cannot share one, and one that crashes ends no other.
    """

    def __init__(self, name):
        self.name = name
        self.start()

    def start(self):
        self.pool = concurrent.futures.ProcessPoolExecutor(
            max_workers=1, mp_context=multiprocessing.get_context("spawn"))

    def solve(self, path, limit):
        return self.run(ALL[self.name][0], path, limit)

    def solve_without_presolve(self, path, limit):
        """None if the solver cannot be asked."""
        solve = WITHOUT_PRESOLVE.get(self.name)
        return solve and self.run(solve, path, limit)

    def run(self, solve, path, limit):
        try:
            return self.pool.submit(solve, path, limit).result()
        except concurrent.futures.process.BrokenProcessPool:
            self.start()
            return Answer("crashed", None, 0.0)


def available(names):
    """The solvers asked for, or all that solve every program, as far as they are installed."""
    def is_installed(name):
        module = ALL[name][1]
        return importlib.util.find_spec(module) if module else shutil.which(name)

    return {name: Worker(name) for name in names or ALL
            if is_installed(name) and (names or name not in ONLY_BY_NAME)}
