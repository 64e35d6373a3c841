internal import PlacementDocuments

/// The rows that a certificate names, with what they ask for, derived from the documents.
///
/// A row holds for every permitted allocation, whoever names it; a name that is about nothing is
/// no row.
struct RowBook {
  private(set) var rows: [Relaxation.Row] = []
  /// What each row is about.
  private(set) var meanings: [RowMeaning] = []
  /// Names that no row answers to.
  private(set) var unknown: [String] = []
  /// What rows of mentors are lowered to once every fixed use that can have a mentor has one.
  private(set) var besideFixed: [(row: Int, upper: Int)] = []

  private let evidence: Evidence
  private var position: [String: Int] = [:]
  private var atSchool: [String: [(meaning: RowMeaning, row: Int)]] = [:]
  private var anywhere: [(meaning: RowMeaning, row: Int)] = []
  private let openDemands: [String: DemandKey]
  private let schoolsWithFixedShort: Set<String>

  init(_ names: [String], _ evidence: Evidence, _ pools: MentorPools) {
    self.evidence = evidence
    openDemands = Dictionary(
      evidence.openDemands.map { ($0.name, $0.key) }, uniquingKeysWith: { first, _ in first })
    schoolsWithFixedShort = Set(
      evidence.fixed.filter { $0.uses.contains(where: evidence.goesShort) }.map(\.school.id))
    for name in names where position[name] == nil {
      guard let found = derive(name, pools) else {
        unknown.append(name)
        continue
      }
      let row = rows.count
      position[name] = row
      rows.append(Relaxation.Row(name: name, lower: found.lower, upper: found.upper))
      meanings.append(found.meaning)
      if let upper = found.besideFixed { besideFixed.append((row, upper)) }
      switch (found.meaning, found.school) {
      case (.coverage, _), (.none, _): break
      case (let meaning, let school?): atSchool[school, default: []].append((meaning, row))
      case (let meaning, nil): anywhere.append((meaning, row))
      }
    }
  }

  /// The row of each kind of coverage.
  var coverage: [(kind: CoverageKind, row: Int)] {
    meanings.enumerated().compactMap {
      if case .coverage(let kind) = $0.element { (kind, $0.offset) } else { nil }
    }
  }

  /// What a variable counts in a row, if the row is there.
  func entry(_ name: String, _ count: Int) -> [Relaxation.Entry] {
    position[name].map { [Relaxation.Entry(row: $0, count: count)] } ?? []
  }

  /// What a proposal counts in every row.
  func entries(of proposal: Proposal) -> [Relaxation.Entry] {
    let here = (atSchool[proposal.placement.school.id] ?? []) + anywhere
    return here.compactMap { meaning, row in
      let count = meaning.count(proposal, evidence)
      return count == 0 ? nil : Relaxation.Entry(row: row, count: count)
    }
  }

  // MARK: Names

  private struct Derived {
    let meaning: RowMeaning
    /// The only school where a proposal may count; nil for any.
    var school: String?
    var lower: Int?
    var upper: Int?
    var besideFixed: Int?
  }

  private func derive(_ name: String, _ pools: MentorPools) -> Derived? {
    guard let dot = name.firstIndex(of: ".") else { return nil }
    let rest = name[name.index(after: dot)...]
    switch name[..<dot] {
    case "places": return places(rest, isFurther: false)
    case "further": return places(rest, isFurther: true)
    case "school": return school(rest)
    case "cap": return cap(rest)
    case "mentors": return mentors(rest)
    case "mentored":
      return pools.open[String(rest)].map {
        Derived(meaning: .mentored($0.mentors, $0.window), school: $0.school, upper: 0)
      }
    case "slots":
      return dayAtEnd(rest).flatMap { head, _ in
        pools.slots[String(head)].map { Derived(meaning: .none, upper: $0) }
      }
    case "fixed":
      return pools.fixed[String(rest)].map { Derived(meaning: .none, lower: $0.count) }
    case "if_used": return minimum(rest) { Derived(meaning: $0, school: $1, upper: 0) }
    case "minimum": return minimum(rest) { Derived(meaning: $0, school: $1, lower: 0) }
    case "must_fill": return mustFill(rest)
    case "different": return different(rest)
    case "apart": return apart(rest)
    case "sharing":
      return demandsAndSchool(rest).map {
        Derived(meaning: .sharing($0.demands[0]), school: $0.school, upper: 0)
      }
    case "coverage":
      return CoverageKind(rawValue: String(rest)).flatMap { kind in
        let missing = evidence.coverageMissing(kind)
        return missing > 0 ? Derived(meaning: .coverage(kind), lower: missing) : nil
      }
    case "parity_most":
      return route(rest).map { Derived(meaning: .parity($0), upper: 0) }
    case "parity_least":
      return route(rest).map { Derived(meaning: .parity($0), lower: 0) }
    default: return nil
    }
  }

  private func places(_ text: Substring, isFurther: Bool) -> Derived? {
    guard let (name, day) = dayAtEnd(text), let listing = evidence.listingByOffer[String(name)]
    else { return nil }
    let offer = listing.offer
    let fixed = evidence.fixedLoad.uses(of: offer.id, on: day)
    let left =
      isFurther ? listing.furtherPlaces - max(0, fixed - offer.places) : offer.places - fixed
    return Derived(
      meaning: .places(offer: offer.id, isFurther: isFurther, day: day), school: listing.school.id,
      upper: max(0, left))
  }

  private func school(_ text: Substring) -> Derived? {
    guard let (name, day) = dayAtEnd(text), let school = evidence.schools[String(name)],
      let most = evidence.limits(of: school).min()
    else { return nil }
    let fixed = evidence.fixedLoad.demands(at: school.id, on: day)
    return Derived(meaning: .atSchool(day: day), school: school.id, upper: max(0, most - fixed))
  }

  private func cap(_ text: Substring) -> Derived? {
    func cap(_ name: Substring, _ counting: Cap.Counting) -> Cap? {
      evidence.documents.round.caps.first { $0.id == name && $0.counting == counting }
    }
    if text.hasSuffix(".total"), let cap = cap(text.dropLast(6), .inTotal) {
      let left = cap.places - evidence.fixedLoad.total(of: cap.id)
      return Derived(meaning: .cap(cap, day: nil), upper: max(0, left))
    }
    guard let (name, day) = dayAtEnd(text), let cap = cap(name, .together) else { return nil }
    let left = cap.places - evidence.fixedLoad.together(of: cap.id, on: day)
    return Derived(meaning: .cap(cap, day: day), upper: max(0, left))
  }

  /// Uses that only some mentors may take are no more than their slots; less what is fixed and can
  /// have nobody else, if nothing fixed goes without a mentor there.
  private func mentors(_ text: Substring) -> Derived? {
    guard let (head, day) = dayAtEnd(text), let dot = head.lastIndex(of: "."),
      let school = evidence.schools[String(head[..<dot])]
    else { return nil }
    let order = school.mentors.sorted { $0.id < $1.id }
    let numbers = head[head.index(after: dot)...].split(
      separator: "_", omittingEmptySubsequences: false
    ).map { Int($0) }
    let pool = Set(numbers.compactMap { $0.map { $0 - 1 } })
    guard pool.count == numbers.count, pool.allSatisfy(order.indices.contains) else { return nil }
    let slots = pool.reduce(0) { $0 + evidence.rules.slots(of: order[$1]) }
    var derived = Derived(
      meaning: .mentors(pool, day: day), school: school.id, upper: slots)
    if !schoolsWithFixedShort.contains(school.id) {
      let fixed = evidence.fixedKinds(at: school.id).filter {
        pool.isSuperset(of: $0.mentors) && $0.demand.attends(day)
      }
      derived.besideFixed = max(0, slots - fixed.count)
    }
    return derived
  }

  private func minimum(
    _ text: Substring, _ derived: (RowMeaning, String) -> Derived
  ) -> Derived? {
    for (offer, phase) in splits(text) {
      if let listing = evidence.listingByOffer[String(offer)], listing.offer.minimum > 1 {
        return derived(
          .minimum(offer: String(offer), phase: String(phase)), listing.school.id)
      }
    }
    return nil
  }

  private func mustFill(_ text: Substring) -> Derived? {
    guard let listing = evidence.listingByOffer[String(text)], listing.offer.mustFill,
      !listing.isWithdrawn
    else { return nil }
    let left =
      listing.offer.places - evidence.fixedLoad.uses(overRoundOf: listing.offer.id)
    return left > 0
      ? Derived(meaning: .mustFill(offer: listing.offer.id), school: listing.school.id, lower: left)
      : nil
  }

  /// A route that is compared with others.
  private func route(_ text: Substring) -> Route? {
    evidence.comparedRoutes.first { $0.route.rawValue == text }?.route
  }

  private func different(_ text: Substring) -> Derived? {
    for (trainee, school) in splits(text) {
      if evidence.demandsOfTrainee[String(trainee)] != nil,
        evidence.schools[String(school)] != nil
      {
        return Derived(
          meaning: .different(trainee: String(trainee)), school: String(school), upper: 1)
      }
    }
    return nil
  }

  private func apart(_ text: Substring) -> Derived? {
    guard let (demands, school) = demandsAndSchool(text) else { return nil }
    let areApart = demands.allSatisfy { demand in
      let strangers = evidence.groups.others(.apart, with: demand)
      return demands.allSatisfy { $0 == demand || strangers.contains($0) }
    }
    return areApart ? Derived(meaning: .apart(Set(demands)), school: school, upper: 1) : nil
  }

  // MARK: Parts of names

  /// A text of some open demands and a school.
  private func demandsAndSchool(_ text: Substring) -> (demands: [DemandKey], school: String)? {
    for (trainee, rest) in splits(text) {
      for (phase, rest) in splits(rest) {
        guard let demand = openDemands["\(trainee).\(phase)"] else { continue }
        if evidence.schools[String(rest)] != nil { return ([demand], String(rest)) }
        if let more = demandsAndSchool(rest) { return ([demand] + more.demands, more.school) }
      }
    }
    return nil
  }

  /// Identifiers may hold dots: every way of taking one off.
  private func splits(_ text: Substring) -> [(Substring, Substring)] {
    text.indices.filter { text[$0] == "." }.map { (text[..<$0], text[text.index(after: $0)...]) }
  }

  private func dayAtEnd(_ text: Substring) -> (Substring, Int)? {
    guard text.count > 11, text.dropLast(10).last == ".", let day = Day(String(text.suffix(10)))
    else { return nil }
    return (text.dropLast(11), day.dayNumber)
  }
}

extension Demand {
  /// As rows call it.
  var name: String { "\(trainee.id).\(phase.id)" }
}

extension Evidence {
  /// How many are still to meet a kind of coverage, besides those who have by what is settled.
  func coverageMissing(_ kind: CoverageKind) -> Int {
    guard rules.isOn(.coverage), rules.coverage[kind] > 0 else { return 0 }
    let met = countedForCoverage.count { demand in
      applies(kind, to: demand)
        && coverageMet(by: demand, with: fixedByTrainee[demand.trainee.id] ?? []).contains(kind)
    }
    return coverageWanted(kind) - met
  }
}
