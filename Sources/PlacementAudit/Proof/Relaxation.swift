internal import PlacementDocuments

/// A program that every permitted allocation is a point of, at no more than its cost in any tier.
///
/// What bounds the program therefore bounds all allocations. A party takes one of its alternatives,
/// and in each slot of it one choice. Rows limit what choices and variables count in them. Only rows
/// that the certificate names are there: a row without a multiplier says nothing.
struct Relaxation {
  /// lower ≤ Σ counts ≤ upper.
  struct Row {
    let name: String
    var lower: Int?
    var upper: Int?
  }

  /// What a choice or a variable counts in a row.
  struct Entry {
    let row: Int
    let count: Int
  }

  /// One way of serving a demand, or of serving all of a trainee's.
  struct Choice {
    /// By cost slot; see ``Tier/Measure/costs(slot:)``.
    var costs: [Int]
    /// Of its journeys.
    var minutes: [Int] = []
    var entries: [Entry] = []
  }

  struct Party {
    /// By its trainees; none for a stage of a party that chooses for itself.
    var name: String?
    /// For each alternative, its slots: ranges of choices, none in two slots.
    var alternatives: [[Range<Int>]] = []
  }

  /// A whole number from 0 to `upper` beside the parties.
  struct Variable {
    let name: String
    let upper: Int
    var costSlot: Int?
    var cost = 0
    var entries: [Entry]
  }

  /// What is minimised in turn.
  struct Tier {
    enum Measure {
      case costs(slot: Int)
      /// The journeys of at least so many minutes.
      case journeys(atLeast: Int)
    }

    let reference: TierReference
    let measure: Measure
    /// What the result's allocation reaches, less `constant`.
    let value: Int
    /// What it counts whatever the allocation.
    var constant = 0
    /// Whether an allocation costs the same here as its point, not merely no less.
    var isExact = true
  }

  var rows: [Row] = []
  var choices: [Choice] = []
  var parties: [Party] = []
  var variables: [Variable] = []
  var tiers: [Tier] = []
}
