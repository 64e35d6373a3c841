import PlacementDocuments

/// A set of school years, and through them of key stages.
struct YearGroupSet: Hashable, Sendable {
  private(set) var bits: UInt16

  init(_ groups: some Sequence<YearGroup>) {
    bits = groups.reduce(into: 0) { $0 |= 1 << UInt16($1.index) }
  }

  /// The years an offer's class covers; where it lists none, its school's.
  init(of offer: Offer, at school: School) {
    if offer.yearGroups.isEmpty {
      self.init(school.ageRange?.yearGroups ?? [])
    } else {
      self.init(offer.yearGroups)
    }
  }

  var isEmpty: Bool { bits == 0 }
  var count: Int { bits.nonzeroBitCount }

  func intersection(_ other: Self) -> Self {
    var result = self
    result.bits &= other.bits
    return result
  }

  func union(_ other: Self) -> Self {
    var result = self
    result.bits |= other.bits
    return result
  }

  var keyStages: KeyStageSet {
    KeyStageSet(
      YearGroup.allCases.lazy.filter { bits & (1 << UInt16($0.index)) != 0 }.map(\.keyStage))
  }
}

/// A set of key stages.
struct KeyStageSet: Hashable, Sendable {
  private(set) var bits: UInt8

  init(_ stages: some Sequence<KeyStage>) {
    bits = stages.reduce(into: 0) { $0 |= Self.bit($1) }
  }

  private static func bit(_ stage: KeyStage) -> UInt8 {
    switch stage {
    case .eyfs: 1
    case .ks1: 2
    case .ks2: 4
    case .ks3: 8
    case .ks4: 16
    case .ks5: 32
    }
  }

  var isEmpty: Bool { bits == 0 }
  func contains(_ stage: KeyStage) -> Bool { bits & Self.bit(stage) != 0 }
  func overlaps(_ other: Self) -> Bool { bits & other.bits != 0 }

  func union(_ other: Self) -> Self {
    var result = self
    result.bits |= other.bits
    return result
  }

  func intersection(_ other: Self) -> Self {
    var result = self
    result.bits &= other.bits
    return result
  }

  func subtracting(_ other: Self) -> Self {
    var result = self
    result.bits &= ~other.bits
    return result
  }

  /// Youngest first.
  var stages: [KeyStage] { KeyStage.allCases.filter(contains) }
}
