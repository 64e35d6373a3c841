import PlacementDocuments

/// Places at one school before they are written as an offer.
struct OfferDraft {
  var school: Int
  var subjects: [String] = []
  var yearGroups: [YearGroup] = []
  /// Trainees who were settled here.
  var holders: [Int] = []
  /// Places for nobody in particular.
  var spare = 0
  var state = Offer.State.firm
  var kind = PlacementKind.main
}

extension Cohort {
  /// Writes what the schools put forward.
  mutating func makeOffers() {
    var random = randomness("offers")
    var drafts: [OfferDraft] = []
    for school in schools.indices {
      let holders = trainees.indices.filter { index in
        handling[index] != .salaried && settled[index]?.school == school
      }
      drafts += primaryDrafts(
        at: school, holders.filter { trainees[$0].subjects.isEmpty }, &random)
      drafts += secondaryDrafts(
        at: school, holders.filter { !trainees[$0].subjects.isEmpty }, &random)
      drafts += otherDrafts(at: school, &random)
    }
    addSpares(to: &drafts, &random)
    for draft in drafts.enumerated().sorted(by: {
      ($0.element.school, $0.offset) < ($1.element.school, $1.offset)
    }) {
      write(draft.element, &random)
    }
  }

  /// One class for each trainee; large schools may have two trainees in one year.
  private func primaryDrafts(
    at school: Int, _ holders: [Int], _ random: inout Randomness
  ) -> [OfferDraft] {
    var drafts: [OfferDraft] = []
    for holder in holders {
      let isEarly = trainees[holder].programme.hasSuffix("3-7")
      if schools[school].size == .large, random.chance(25),
        let same = drafts.firstIndex(where: {
          $0.holders.count == 1 && trainees[$0.holders[0]].programme.hasSuffix("3-7") == isEarly
        })
      {
        drafts[same].holders.append(holder)
        continue
      }
      var draft = OfferDraft(school: school)
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
      for subjects in departments(
        of: trainees[holder].subjects, sharesScience: sharesScience,
        sharesHumanities: sharesHumanities)
      {
        let isLanguage = subjects == ["modern_languages"]
        if let same = drafts.firstIndex(where: {
          $0.holders.count < 3 && ($0.subjects == subjects || isLanguage && $0.isOfLanguages)
        }) {
          drafts[same].holders.append(holder)
          if isLanguage, namesLanguages {
            drafts[same].subjects += trainees[holder].subjects.filter {
              !drafts[same].subjects.contains($0)
            }
          }
        } else {
          var draft = OfferDraft(school: school)
          draft.subjects = isLanguage && namesLanguages ? trainees[holder].subjects : subjects
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
    var draft = OfferDraft(school: school)
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
      let needed = trainees.indices.filter { index in
        settled[index] != nil && handling[index] != .salaried
          && self.sector(of: trainees[index]) == sector
      }
      let queue = random.shuffled(
        schools.indices.filter {
          sites[$0].sectors.contains(sector) && sites[$0].isUsable
            && schools[$0].setting == .school && schools[$0].partnership.status != .new
        })
      let spares = needed.count / 20
      let withdrawn = needed.count / 33
      for (number, school) in queue.prefix(spares + withdrawn).enumerated() {
        var draft = OfferDraft(school: school)
        draft.spare = 1
        draft.state = number < spares ? .firm : .withdrawn
        if sector == .primary {
          draft.yearGroups = primaryClass(isEarly: random.chance(30), at: school, &random)
        } else {
          // Scarce subjects stay scarce.
          let subjects = trainees[random.pick(needed)].subjects.filter {
            Cohort.scarce[$0] == nil
          }
          draft.subjects = subjects.isEmpty ? ["english"] : subjects
          draft.yearGroups = secondaryYears(at: school, &random)
        }
        if draft.state == .firm, sector == .secondary,
          let same = drafts.firstIndex(where: {
            $0.school == school && $0.subjects == draft.subjects && $0.state == .firm
          })
        {
          drafts[same].spare += 1
        } else {
          drafts.append(draft)
        }
      }
    }
  }
}

extension OfferDraft {
  static let languages = ["french", "german", "spanish", "modern_languages"]

  fileprivate var isOfLanguages: Bool { subjects.allSatisfy(Self.languages.contains) }
}
