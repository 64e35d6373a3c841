/// How many iterations the simplex method runs between two looks at the clock.
///
/// GLPK perturbs a relaxation that has stalled for 200 iterations, and takes that back at the end
/// of a slice: where slices are shorter than the way out, it stalls for ever. So each is twice as
/// long as the one before. Counts, so that the path does not depend on the machine.
struct SliceLength: Sendable {
  private(set) var iterations: Int

  init(_ first: Int) { iterations = first }

  mutating func grow() { iterations = min(2 * iterations, 1 << 15) }
}
