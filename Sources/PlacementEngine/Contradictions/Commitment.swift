import PlacementDocuments

/// Something that people fixed: see "What people fixed, in contradiction" in
/// <doc:JudgingAnAllocation>.
enum Commitment: Hashable, Comparable, Sendable {
  /// A demand stays where it is fixed.
  case fixed(demand: Int)
  /// A demand is placed as its lock says.
  case lock(demand: Int)
  /// No place of the offer stays empty.
  case mustFill(offer: Int)
  /// A group of the round, by its position, is kept together.
  case group(Int)

  /// The demand that it is about, if it is about one.
  var demand: Int? {
    switch self {
    case .fixed(let demand), .lock(let demand): demand
    case .mustFill, .group: nil
    }
  }
}

extension Round {
  /// Everything that people fixed, in a settled order.
  var commitments: [Commitment] {
    var result: [Commitment] = []
    for (index, demand) in demands.enumerated() where demand.isFixed {
      result.append(.fixed(demand: index))
    }
    for (index, demand) in demands.enumerated() {
      if case .locked = demand.standing { result.append(.lock(demand: index)) }
    }
    if rules.isOn(.mustFill) {
      for (index, offer) in offers.enumerated() where offer.mustFill && offer.state != .withdrawn {
        result.append(.mustFill(offer: index))
      }
    }
    for (index, group) in documents.round.groups.enumerated() where group.kind == .together {
      result.append(.group(index))
    }
    return result
  }

  /// A commitment in words and identifiers.
  func record(of commitment: Commitment) -> CommitmentRecord {
    var record = CommitmentRecord()
    switch commitment {
    case .fixed(let index):
      record.kind = .fixed
      let placement = demands[index].fixedPlacement
      fill(&record, index, placement?.school, placement?.offers ?? [], "is fixed at")
    case .lock(let index):
      record.kind = .lock
      guard case .locked(let school, let offers) = demands[index].standing else { break }
      fill(&record, index, school, offers, "is locked to")
    case .mustFill(let index):
      let offer = offers[index]
      record.kind = .mustFill
      record.offer = offer.id
      record.school = offer.school
      record.text =
        "\(counted(offer.places, "place")) of offer \(offer.id) at "
        + "\(schools[schoolOfOffer[index]].name) to be filled before others"
    case .group(let index):
      let group = documents.round.groups[index]
      record.kind = .group
      record.group = group.id
      record.phase = group.phase
      let phase = group.phase.map { " in phase \($0)" } ?? ""
      record.text =
        "group \(group.id) is to be kept together\(phase): "
        + group.trainees.sorted().joined(separator: ", ")
    }
    return record
  }

  private func fill(
    _ record: inout CommitmentRecord, _ index: Int, _ school: Int?, _ named: [Int], _ verb: String
  ) {
    let demand = demands[index]
    record.trainee = trainees[demand.trainee].id
    record.phase = demand.phase.id
    record.school = school.map { schools[$0].id }
    record.offer = named.count == 1 ? offers[named[0]].id : nil
    let name = school.map { schools[$0].name } ?? ""
    let on = named.isEmpty ? "" : " (\(named.map { offers[$0].id }.joined(separator: ", ")))"
    record.text =
      "\(trainees[demand.trainee].id), phase \(demand.phase.id), \(verb) \(name)\(on)"
  }
}
