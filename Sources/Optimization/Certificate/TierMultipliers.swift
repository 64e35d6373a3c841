/// Multipliers that bound a tier from below, for somebody else to check.
///
/// In units of 1/2^``shift``. For any such numbers y of the rows and λ of earlier tiers,
/// Σ over groups min(cost − λ·earlier costs − y·entries) + Σ y·bounds + Σ λ·earlier values, with
/// the auxiliaries at the cheapest end of their box, bounds the tier's value.
public struct TierMultipliers: Hashable, Sendable {
  public struct Entry: Hashable, Sendable {
    /// A row of the program, or an earlier tier.
    public let index: Int
    public let multiplier: Int
  }

  public let shift: Int
  /// Those of rows that are not zero, ascending by row.
  public let rows: [Entry]
  /// Those of earlier tiers' values that are not zero, ascending by tier.
  public let tiers: [Entry]

  init(_ multipliers: Multipliers, _ face: Face) {
    let rowCount = face.rowLower.count
    shift = multipliers.shift
    rows = multipliers.rows[..<rowCount].enumerated().compactMap {
      $0.element == 0 ? nil : Entry(index: $0.offset, multiplier: $0.element)
    }
    tiers = zip(face.objectiveRows, multipliers.rows[rowCount...]).compactMap {
      $1 == 0 ? nil : Entry(index: $0.tier, multiplier: $1)
    }
  }

  private init(shift: Int, rows: [Entry], tiers: [Entry]) {
    self.shift = shift
    self.rows = rows
    self.tiers = tiers
  }

  /// The same for other numbers of the rows, less those that are gone.
  func renumbered(_ place: (Int) -> Int?) -> TierMultipliers {
    TierMultipliers(
      shift: shift,
      rows: rows.compactMap { entry in
        place(entry.index).map { Entry(index: $0, multiplier: entry.multiplier) }
      }.sorted { $0.index < $1.index },
      tiers: tiers)
  }
}
