import PlacementDocuments

/// Places at one school before they are written as an offer.
struct OfferDraft {
  var school: Int
  var subjects: [String] = []
  var yearGroups: [YearGroup] = []
  /// Terms in which the places are offered; as many holders in each.
  var terms: ClosedRange<Int>
  /// Demands that were settled here.
  var holders: [Int] = []
  /// Places for nobody in particular.
  var spare = 0
  var state = Offer.State.firm
  var kind = PlacementKind.main

  var places: Int { holders.count / terms.count + spare }
}

extension Cohort {
  /// Writes what the schools put forward.
  mutating func makeOffers() {
    var random = randomness("offers")
    var drafts: [OfferDraft] = []
    for school in schools.indices {
      let holders = demands.indices.filter { index in
        demands[index].handling != .salaried && settled[index]?.school == school
      }
      drafts += joined(
        primaryDrafts(
          at: school, holders.filter { trainee(of: $0).subjects.isEmpty }, &random), &random)
      drafts += joined(
        secondaryDrafts(
          at: school, holders.filter { !trainee(of: $0).subjects.isEmpty }, &random), &random)
      drafts += otherDrafts(at: school, &random)
    }
    addSpares(to: &drafts, &random)
    for draft in drafts.enumerated().sorted(by: {
      ($0.element.school, $0.offset) < ($1.element.school, $1.offset)
    }) {
      write(draft.element, &random)
    }
  }

  /// Makes one offer of those for the same class or department in terms that
  /// follow each other, more often than not.
  private func joined(_ drafts: [OfferDraft], _ random: inout Randomness) -> [OfferDraft] {
    var joined: [OfferDraft] = []
    let inOrder = plan.terms.indices.flatMap { term in drafts.filter { $0.terms == term...term } }
    for draft in inOrder {
      let before = joined.firstIndex {
        $0.terms.upperBound == draft.terms.lowerBound - 1 && $0.places == draft.places
          && Set($0.subjects) == Set(draft.subjects) && isEarly($0) == isEarly(draft)
      }
      if let before, random.chance(65) {
        joined[before].terms = joined[before].terms.lowerBound...draft.terms.upperBound
        joined[before].holders += draft.holders
      } else {
        joined.append(draft)
      }
    }
    return joined
  }

  /// Whether the class is one for a trainee of the early years.
  private func isEarly(_ draft: OfferDraft) -> Bool {
    draft.holders.first.map { trainee(of: $0).programme.hasSuffix("3-7") } ?? false
  }

  /// One class for each trainee; large schools may have two trainees in one year.
  private func primaryDrafts(
    at school: Int, _ holders: [Int], _ random: inout Randomness
  ) -> [OfferDraft] {
    var drafts: [OfferDraft] = []
    for holder in holders {
      let term = demands[holder].term
      let isEarly = trainee(of: holder).programme.hasSuffix("3-7")
      if schools[school].size == .large, random.chance(25),
        let same = drafts.firstIndex(where: {
          $0.holders.count == 1 && $0.terms == term...term && self.isEarly($0) == isEarly
        })
      {
        drafts[same].holders.append(holder)
        continue
      }
      var draft = OfferDraft(school: school, terms: term...term)
      draft.yearGroups = primaryClass(isEarly: isEarly, at: school, &random)
      draft.subjects = specialisms(&random)
      draft.holders = [holder]
      drafts.append(draft)
    }
    return drafts
  }

  private func primaryClass(
    isEarly: Bool, at school: Int, _ random: inout Randomness
  ) -> [YearGroup] {
    let classes: [[YearGroup]]
    if isEarly {
      let hasNursery = schools[school].ageRange?.from == 3
      classes =
        (hasNursery ? [[.nursery], [.nursery, .reception]] : [])
        + [[.reception], [.reception], [.reception, .year1], [.year1], [.year2]]
    } else if schools[school].size == .small {
      classes = [
        [.reception, .year1], [.year1, .year2], [.year3, .year4], [.year5, .year6], [.year6],
      ]
    } else {
      classes = [[.year1], [.year2], [.year3], [.year4], [.year5], [.year6], [.year3, .year4]]
    }
    return random.pick(classes)
  }

  private func specialisms(_ random: inout Randomness) -> [String] {
    ["mathematics", "physical_education"].filter { _ in random.chance(14) }
  }

  /// One offer for each department, which may serve several subjects.
  private func secondaryDrafts(
    at school: Int, _ holders: [Int], _ random: inout Randomness
  ) -> [OfferDraft] {
    let sharesScience = random.chance(30)
    let sharesHumanities = random.chance(20)
    let namesLanguages = random.chance(55)
    var drafts: [OfferDraft] = []
    for holder in holders {
      let term = demands[holder].term
      let ownSubjects = trainee(of: holder).subjects
      for subjects in departments(
        of: ownSubjects, sharesScience: sharesScience, sharesHumanities: sharesHumanities)
      {
        let isLanguage = subjects == ["modern_languages"]
        if let same = drafts.firstIndex(where: {
          $0.holders.count < 3 && $0.terms == term...term
            && ($0.subjects == subjects || isLanguage && $0.isOfLanguages)
        }) {
          drafts[same].holders.append(holder)
          if isLanguage, namesLanguages {
            drafts[same].subjects += ownSubjects.filter { !drafts[same].subjects.contains($0) }
          }
        } else {
          var draft = OfferDraft(school: school, terms: term...term)
          draft.subjects = isLanguage && namesLanguages ? ownSubjects : subjects
          draft.yearGroups = secondaryYears(at: school, &random)
          draft.holders = [holder]
          drafts.append(draft)
        }
      }
    }
    return drafts
  }

  /// The departments that a trainee takes a place in.
  private func departments(
    of subjects: [String], sharesScience: Bool, sharesHumanities: Bool
  ) -> [[String]] {
    if subjects.contains(where: { OfferDraft.languages.contains($0) }) {
      return [["modern_languages"]]
    }
    if sharesHumanities, subjects.contains(where: { ["geography", "history"].contains($0) }) {
      return [["geography", "history"]]
    }
    if sharesScience, let first = subjects.first,
      ["biology", "chemistry", "physics"].contains(first)
    {
      return [["science"]]
    }
    return subjects.map { [$0] }
  }

  private func secondaryYears(at school: Int, _ random: inout Randomness) -> [YearGroup] {
    let last = schools[school].hasSixthForm == true && random.chance(50) ? 13 : 11
    return YearGroup.allCases.filter {
      $0.index >= YearGroup.year7.index && $0.index - YearGroup.year7.index + 7 <= last
    }
  }

  /// Offers on which nobody was counted: of colleges, for a day, of schools
  /// that may not be used or are not on the map.
  private func otherDrafts(at school: Int, _ random: inout Randomness) -> [OfferDraft] {
    var draft = OfferDraft(school: school, terms: 0...plan.terms.count - 1)
    draft.spare = 1
    if schools[school].setting == .college {
      draft.subjects = ["psychology"]
      draft.yearGroups = [.year12, .year13]
      return [draft]
    }
    if schools[school].setting == .special, random.chance(40) {
      draft.kind = .enrichmentDay
      draft.spare = 4
      return [draft]
    }
    // Places where the way is unknown, and places that must not be used.
    guard !sites[school].isUsable || schools[school].position == nil else { return [] }
    if sites[school].sectors == [.primary] {
      draft.yearGroups = primaryClass(isEarly: false, at: school, &random)
    } else {
      draft.subjects = [random.pick(["english", "history", "mathematics"])]
      draft.yearGroups = secondaryYears(at: school, &random)
    }
    return [draft]
  }

  /// About one place in twenty more than are needed, and some that were withdrawn.
  private func addSpares(to drafts: inout [OfferDraft], _ random: inout Randomness) {
    for sector in Sector.allCases {
      for term in plan.terms.indices { addSpares(sector, term, to: &drafts, &random) }
    }
  }

  private func addSpares(
    _ sector: Sector, _ term: Int, to drafts: inout [OfferDraft], _ random: inout Randomness
  ) {
    let needed = demands.indices.filter { index in
      settled[index] != nil && demands[index].handling != .salaried
        && demands[index].term == term && self.sector(of: trainee(of: index)) == sector
    }
    let queue = random.shuffled(
      schools.indices.filter {
        sites[$0].sectors.contains(sector) && sites[$0].isUsable
          && schools[$0].setting == .school && schools[$0].partnership.status != .new
      })
    let spares = needed.count / 20
    let withdrawn = needed.count / 33
    for (number, school) in queue.prefix(spares + withdrawn).enumerated() {
      var draft = OfferDraft(school: school, terms: term...term)
      draft.spare = 1
      draft.state = number < spares ? .firm : .withdrawn
      if sector == .primary {
        draft.yearGroups = primaryClass(isEarly: random.chance(30), at: school, &random)
      } else {
        // Scarce subjects stay scarce.
        let subjects = trainee(of: random.pick(needed)).subjects.filter {
          Cohort.scarce[$0] == nil
        }
        draft.subjects = subjects.isEmpty ? ["english"] : subjects
        draft.yearGroups = secondaryYears(at: school, &random)
      }
      if draft.state == .firm, sector == .secondary,
        let same = drafts.firstIndex(where: {
          $0.school == school && $0.terms == draft.terms && $0.subjects == draft.subjects
            && $0.state == .firm
        })
      {
        drafts[same].spare += 1
      } else {
        drafts.append(draft)
      }
    }
  }
}

extension OfferDraft {
  static let languages = ["french", "german", "spanish", "modern_languages"]

  fileprivate var isOfLanguages: Bool { subjects.allSatisfy(Self.languages.contains) }
}
