import PlacementDocuments

typealias YearGroupSet = CaseSet<YearGroup>
typealias KeyStageSet = CaseSet<KeyStage>

extension YearGroup: Positioned {
  var position: Int { index }
}

extension KeyStage: Positioned {
  var position: Int {
    switch self {
    case .eyfs: 0
    case .ks1: 1
    case .ks2: 2
    case .ks3: 3
    case .ks4: 4
    case .ks5: 5
    }
  }
}

extension CaseSet<YearGroup> {
  /// The years an offer's class covers; where it lists none, its school's.
  init(of offer: Offer, at school: School) {
    if offer.yearGroups.isEmpty {
      self.init(school.ageRange?.yearGroups ?? [])
    } else {
      self.init(offer.yearGroups)
    }
  }

  /// The key stages that its years belong to.
  var keyStages: KeyStageSet {
    var stages: UInt16 = 0
    for (position, years) in yearsOfKeyStages.enumerated() where bits & years != 0 {
      stages |= 1 << UInt16(position)
    }
    return KeyStageSet(bits: stages)
  }
}

/// Nursery and reception, years 1–2, 3–6, 7–9, 10–11 and 12–13, as bits.
private let yearsOfKeyStages: [UInt16] = [0x3, 0xC, 0xF0, 0x700, 0x1800, 0x6000]
