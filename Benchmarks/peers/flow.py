#!/usr/bin/env python3
"""The min-cost flow of OR-Tools (cost-scaling push-relabel), for the rounds whose program is a network.

    flow.py FILE.mps       every tier of an exported file, one after another

A network: each column takes one unit from a row `= 1`, through a chain of rows `<=` that are nested, to
the sink. An earlier tier, which the file holds as a row, is minimised first, must reach the row's side, and
is then held through its potentials: an arc of positive reduced cost is empty in every optimum, one of
negative reduced cost full, and the others are free for the next tier. So every tier is solved with its
own costs, and no number grows as weights for many tiers would make it.
"""

import dataclasses
import sys
import time

import numpy


class NotANetwork(Exception):
    pass


@dataclasses.dataclass
class Program:
    """A file in free MPS, rows and columns by their numbers."""
    kinds: dict[str, str]  # by name of the row
    row: list[int]  # these three by entry
    column: list[int]
    coefficient: list[int]
    sides: dict[str, int]
    fixed: dict[int, int]  # the value of each fixed column


def read(path):
    """What the exporter writes: whole numbers, one set of sides and of bounds."""
    program = Program({}, [], [], [], {}, {})
    rows, columns = {}, {}
    section = ""
    with open(path, encoding="ascii") as lines:
        for line in lines:
            words = line.split()
            if line[0] in "*\n":
                continue
            if line[0] != " ":
                section = words[0]
            elif section == "ROWS":
                rows[words[1]] = len(rows)
                program.kinds[words[1]] = words[0]
            elif section == "COLUMNS" and words[1] != "'MARKER'":
                column = columns.setdefault(words[0], len(columns))
                for name, number in zip(words[1::2], words[2::2]):
                    program.row.append(rows[name])
                    program.column.append(column)
                    program.coefficient.append(int(number))
            elif section == "RHS":
                program.sides[words[1]] = int(words[2])
            elif section == "RANGES":
                raise NotANetwork(f"row {words[1]} has two bounds")
            elif section == "BOUNDS" and words[0] == "FX":
                program.fixed[columns[words[2]]] = int(words[3])
            elif section == "BOUNDS" and (words[0], words[3]) != ("UP", "1"):
                raise NotANetwork(f"column {words[2]} is not 0 or 1")
    return program


class Network:
    """An arc for each column, from its group to its smallest row; then one for each row, to the next
    larger one or the sink."""

    def __init__(self, program):
        names = list(program.kinds)
        kinds = numpy.array(list(program.kinds.values()))
        is_tier = numpy.array([kinds[row] == "N" or name.startswith("tier.")
                               for row, name in enumerate(names)])
        side = numpy.array([program.sides.get(name, 0) for name in names])
        row, column, coefficient = map(
            numpy.array, (program.row, program.column, program.coefficient))

        # Tiers come as rows, in their order, the objective before them.
        held = numpy.flatnonzero(is_tier & (kinds != "N"))
        self.tiers = [*held, *numpy.flatnonzero(kinds == "N")]
        self.names = [names[tier] for tier in self.tiers]
        self.sides = [int(side[tier]) for tier in held]
        is_group = (kinds == "E") & ~is_tier & (side == 1)
        is_limit = (kinds == "L") & ~is_tier & (side >= 0)
        is_odd = ~is_group & ~is_limit & (~is_tier | (kinds == "L"))
        if is_odd.any():
            raise NotANetwork(f"row {names[is_odd.argmax()]} is no group, limit or proven tier")

        # A fixed column is a constant.
        count = column.max() + 1
        value = numpy.zeros(count, int)
        for fixed, at in program.fixed.items():
            value[fixed] = at
        is_constant = numpy.isin(column, list(program.fixed))
        if (is_constant & ~is_tier[row]).any():
            raise NotANetwork("a fixed column is in a row")
        is_odd = ~is_tier[row] & (coefficient != 1)
        if is_odd.any():
            raise NotANetwork(f"a coefficient of row {names[row[is_odd.argmax()]]} is not 1")
        in_group, in_limit = is_group[row], is_limit[row]
        groups = numpy.bincount(column[in_group], minlength=count)
        groups[list(program.fixed)] = 1
        if (groups != 1).any():
            raise NotANetwork("some column is not in one group")

        # Each column's limits, the smallest first: each must be followed by the same one everywhere.
        sink = len(names)
        size = numpy.bincount(row, minlength=sink)
        order = numpy.lexsort((row[in_limit], size[row[in_limit]], column[in_limit]))
        limit, owner = row[in_limit][order], column[in_limit][order]
        follows = owner[1:] == owner[:-1]
        after = numpy.append(numpy.where(follows, limit[1:], sink), sink)
        parent = numpy.full(sink, sink)
        parent[limit] = after
        is_odd = parent[limit] != after
        if is_odd.any():
            raise NotANetwork(f"row {names[limit[is_odd.argmax()]]} is not nested in others")
        first = numpy.full(count, sink)
        is_first = numpy.append(True, ~follows) if limit.size else numpy.zeros(0, bool)
        first[owner[is_first]] = limit[is_first]

        group = numpy.zeros(count, int)
        group[column[in_group]] = row[in_group]
        movable = numpy.setdiff1d(numpy.arange(count), list(program.fixed))
        limits = numpy.flatnonzero(is_limit)
        self.tail = numpy.concatenate([group[movable], limits])
        self.head = numpy.concatenate([first[movable], parent[limits]])
        self.capacity = numpy.concatenate([numpy.ones(movable.size, int), side[limits]])
        self.supply = numpy.append(is_group.astype(int), -is_group.sum())
        self.flow = numpy.zeros(self.tail.size, int)
        self.free = numpy.arange(self.tail.size)

        self.costs, self.constants = [], []
        for tier in self.tiers:
            mine = row == tier
            cost = numpy.zeros(count, int)
            cost[column[mine]] = coefficient[mine]
            self.costs.append(numpy.append(cost[movable], numpy.zeros(limits.size, int)))
            self.constants.append(int(cost @ value))

    def minimise(self, tier):
        """The tier's value, what was said of the search, and its seconds of the processor."""
        from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

        solver = SimpleMinCostFlow()
        free = self.free
        solver.add_arcs_with_capacity_and_unit_cost(
            self.tail[free], self.head[free], self.capacity[free], self.costs[tier][free])
        solver.set_nodes_supplies(numpy.arange(self.supply.size), self.supply)
        begun = time.process_time()
        status = solver.solve()
        seconds = time.process_time() - begun
        if status != solver.OPTIMAL:
            return None, status.name.lower(), seconds
        self.flow[free] = solver.flows(numpy.arange(free.size))
        return int(self.costs[tier] @ self.flow) + self.constants[tier], "optimal", seconds

    def hold(self, tier):
        """Lets nothing move that would change the tier's value, which has just been minimised."""
        free = self.free
        tail, head, flow = self.tail[free], self.head[free], self.flow[free]
        cost = self.costs[tier][free]
        # Shortest distances in what is left to move, from everywhere at once (Bellman and Ford).
        up, down = flow < self.capacity[free], flow > 0
        start = numpy.concatenate([tail[up], head[down]])
        end = numpy.concatenate([head[up], tail[down]])
        length = numpy.concatenate([cost[up], -cost[down]])
        distance = numpy.zeros(self.supply.size, int)
        while True:
            nearer = distance.copy()
            numpy.minimum.at(nearer, end, distance[start] + length)
            if (nearer == distance).all():
                break
            distance = nearer
        stays = cost + distance[tail] - distance[head] != 0
        numpy.subtract.at(self.supply, tail[stays], flow[stays])
        numpy.add.at(self.supply, head[stays], flow[stays])
        self.free = free[~stays]


def tiers(path):
    """For each tier of a file, the objective last: its name, side (None), value, status and seconds.

    Ends early at a tier that does not reach its side."""
    network = Network(read(path))
    for tier, (name, side) in enumerate(zip(network.names, [*network.sides, None])):
        value, status, seconds = network.minimise(tier)
        yield name, side, value, status, seconds
        if side is None or value != side:
            return
        network.hold(tier)


def main():
    total = 0.0
    for name, side, value, status, seconds in tiers(sys.argv[1]):
        total += seconds
        held = "" if side is None else f", held at {side}"
        print(f"{name}: {value}{held}, {status} in {seconds:.3f} s", flush=True)
    print(f"{total:.3f} s")


if __name__ == "__main__":
    main()
