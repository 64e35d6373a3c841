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
  /// Youngest first.
  var groups: [YearGroup] { YearGroup.allCases.filter { bits & 1 << UInt16($0.index) != 0 } }

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
    // Nursery and reception, years 1–2, 3–6, 7–9, 10–11 and 12–13.
    KeyStageSet(
      eyfs: bits & 0x3 != 0, ks1: bits & 0xC != 0, ks2: bits & 0xF0 != 0,
      ks3: bits & 0x700 != 0, ks4: bits & 0x1800 != 0, ks5: bits & 0x6000 != 0)
  }
}

/// A set of key stages.
struct KeyStageSet: Hashable, Sendable {
  private(set) var bits: UInt8

  init(_ stages: some Sequence<KeyStage>) {
    bits = stages.reduce(into: 0) { $0 |= Self.bit($1) }
  }

  init(eyfs: Bool, ks1: Bool, ks2: Bool, ks3: Bool, ks4: Bool, ks5: Bool) {
    bits =
      (eyfs ? 1 : 0) | (ks1 ? 2 : 0) | (ks2 ? 4 : 0) | (ks3 ? 8 : 0) | (ks4 ? 16 : 0)
      | (ks5 ? 32 : 0)
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
