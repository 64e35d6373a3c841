import PlacementDocuments
import PlacementTesting

extension Mutation {
  /// Limits on offers, schools, caps and mentors.
  static let ofLimits: [Mutation] = [
    Mutation("a place more", caughtBy: "H-CAP", seeds: [1, 2]) {
      $0.changeOffers { $0.places += 1 }
    },
    Mutation("a further place more", caughtBy: "H-CAP", seeds: [1, 5]) {
      $0.changeOffers { $0.furtherPlaces += 1 }
    },
    Mutation("refused further places", caughtBy: "H-CAP", seeds: [3, 29]) {
      $0.decisions.removeAll { $0.action == .askedSaidNo && $0.trainee == nil }
    },
    Mutation("places given back after every end", caughtBy: "H-CAP", seeds: [39, 129]) {
      documents in
      documents.decisions += documents.decisions.filter { $0.action == .ended }.map {
        Decision(
          date: $0.date, role: .school, action: .released, trainee: $0.trainee, phase: $0.phase,
          school: $0.school)
      }
    },
    Mutation("a school's maximum and one", caughtBy: "H-SCHOOL", seeds: [32, 39]) {
      $0.changeSchools { $0.maximumTrainees = $0.maximumTrainees.map { $0 + 1 } }
    },
    Mutation("new schools as old ones", caughtBy: "H-SCHOOL", seeds: [7, 14]) {
      $0.changeSchools { if $0.partnership.status == .new { $0.partnership.status = .active } }
    },
    Mutation("a cap together and one", caughtBy: "H-SHARED-CAP", seeds: [2, 44]) {
      $0.changeCaps { if $0.counting == .together { $0.places += 1 } }
    },
    Mutation("a cap in total and one", caughtBy: "H-SHARED-CAP", seeds: [3, 5]) {
      $0.changeCaps { if $0.counting == .inTotal { $0.places += 1 } }
    },
    Mutation("totals counted day by day", caughtBy: "H-SHARED-CAP", seeds: [3, 5]) {
      $0.changeCaps { $0.counting = .together }
    },
    Mutation("offers outside their caps", caughtBy: "H-SHARED-CAP", seeds: [2, 3]) {
      $0.changeOffers { $0.sharedCap = nil }
    },
    Mutation("trusts outside their caps", caughtBy: "H-SHARED-CAP", seeds: [5, 119]) {
      $0.changeSchools { $0.trust = nil }
    },
    Mutation("authorities outside their caps", caughtBy: "H-SHARED-CAP", seeds: [3, 22]) {
      $0.changeSchools { $0.localAuthority = nil }
    },
    Mutation("mentors with more slots", caughtBy: "H-MENTOR-SLOTS", seeds: [0, 9]) {
      $0.changeMentors { $0.maximumMentees = 9 }
    },
    Mutation("early-career teachers forgotten", caughtBy: "H-MENTOR-SLOTS", seeds: [0, 13]) {
      $0.changeMentors { $0.earlyCareerTeachers = 0 }
    },
    Mutation("other providers' trainees forgotten", caughtBy: "H-MENTOR-SLOTS", seeds: [12, 29]) {
      $0.changeMentors { $0.otherTrainees = 0 }
    },
    Mutation("mentors of any subject", caughtBy: "H-MENTOR", seeds: [9, 14]) {
      $0.changeMentors { $0.subjects = [] }
    },
    Mutation("mentors of any key stage", caughtBy: "H-MENTOR", seeds: [4, 12]) {
      $0.changeMentors { $0.keyStages = [] }
    },
    Mutation("nobody a mentor", caughtBy: "H-MENTOR", seeds: [0, 3]) {
      $0.changeSchools { $0.mentors = [] }
    },
    Mutation("untrained mentors allowed", caughtBy: "H-MENTOR-TRAINED", seeds: [11, 18]) {
      $0.round.rules.mentors.untrained = .allow
    },
    Mutation("every mentor inducted", caughtBy: "F-TERM", seeds: [11, 19]) {
      $0.changeMentors { $0.isInducted = true }
    },
  ]

  /// Plans, and what people decided.
  static let ofPlansAndDecisions: [Mutation] = [
    Mutation("one subject covered of two", caughtBy: "H-PLAN", seeds: [10, 16]) {
      $0.changeTrainees { $0.subjects = Array($0.subjects.prefix(1)) }
    },
    Mutation("one school for two demands", caughtBy: "H-DIFFERENT", seeds: [9, 25]) {
      $0.letDemandsContinueAnywhere()
    },
    Mutation("a trainee overlooked", caughtBy: "H-ONE", seeds: [0, 1]) { documents in
      let last = documents.trainees.removeLast().id
      documents.journeys.removeAll { $0.trainee == last }
      documents.decisions.removeAll { $0.trainee == last }
    },
    Mutation("what is fixed forgotten", caughtBy: "H-FIXED", seeds: [12, 15]) {
      $0.drop([.arranged, .accepted, .told, .started])
    },
    Mutation("releases forgotten", caughtBy: "H-FIXED", seeds: [16, 29]) { $0.drop([.released]) },
    Mutation("ends forgotten", caughtBy: "H-CLOSED", seeds: [6, 34]) { $0.drop([.ended]) },
    Mutation("locks forgotten", caughtBy: "H-LOCK", seeds: [29, 48]) { $0.drop([.sent, .locked]) },
    Mutation("refusals forgotten", caughtBy: "H-PAIR", seeds: [18, 23]) {
      $0.drop([.declined, .excluded, .askedSaidNo])
    },
    Mutation("excluded schools forgotten", caughtBy: "H-PAIR", seeds: [5, 69]) {
      $0.changeTrainees { $0.excludedSchools = [] }
    },
    Mutation("everybody on the course", caughtBy: "H-CLOSED", seeds: [3, 17]) {
      $0.changeTrainees { if !$0.status.isActive { $0.status = .enrolled } }
    },
    Mutation("lead schools always helped", caughtBy: "H-CLOSED", seeds: [0, 6]) {
      $0.changeTrainees { $0.supportRequested = true }
    },
    Mutation("profiles made up", caughtBy: "H-CLOSED", seeds: [2, 44]) {
      $0.changeTrainees { $0.profile = $0.profile ?? Profile() }
    },
    Mutation("unknown journeys made up", caughtBy: "H-TRAVEL-UNKNOWN", seeds: [7, 9]) {
      $0.makeUpJourneys()
    },
  ]

  /// What mixed rounds ask for beyond places.
  static let ofGroupsAndWishes: [Mutation] = [
    Mutation("blocks forgotten", caughtBy: "H-TOGETHER", in: .mixed, seeds: [5, 22]) {
      $0.round.groups.removeAll { $0.kind == .together }
    },
    Mutation("trainees not kept apart", caughtBy: "H-APART", in: .mixed, seeds: [9, 65]) {
      $0.round.groups.removeAll { $0.kind == .apart }
    },
    Mutation("shared journeys forgotten", caughtBy: "F-TERM", in: .mixed, seeds: [31]) {
      $0.round.groups.removeAll { $0.kind == .shareJourney }
    },
    Mutation("minimums forgotten", caughtBy: "H-MINIMUM", in: .mixed, seeds: [1, 3]) {
      $0.changeOffers { $0.minimum = 0 }
    },
    Mutation("wishes forgotten", caughtBy: "F-TERM", in: .mixed, seeds: [1, 3]) {
      $0.changeTrainees { $0.profile?.wishes = [] }
    },
  ]

  /// Gates, statuses, journeys and the weights of the tiers.
  static let ofFigures: [Mutation] = [
    Mutation("agreements signed in time", caughtBy: "F-GATES", seeds: [19, 20]) { documents in
      let day = documents.round.referenceDate
      documents.changeSchools { $0.agreementSigned = day }
    },
    Mutation("School Direct agreements signed", caughtBy: "F-GATES", seeds: [7, 23]) { documents in
      let day = documents.round.referenceDate
      documents.changeSchools { $0.schoolDirectAgreementSigned = day }
    },
    Mutation("agreements valid for longer", caughtBy: "F-GATES", seeds: [29, 53]) {
      $0.round.rules.agreementValidYears += 1
    },
    Mutation("issues closed", caughtBy: "F-GATES", seeds: [22, 29]) {
      $0.changeSchools { $0.hasOpenIssue = false }
    },
    Mutation("checks cleared", caughtBy: "F-GATES", seeds: [1, 7]) {
      $0.changeTrainees {
        $0.checks.areCleared = true
        $0.checks.confirmedBy = .employer
      }
    },
    Mutation("fitness cleared", caughtBy: "F-GATES", seeds: [3, 11]) {
      $0.changeTrainees { $0.fitness.isCleared = true }
    },
    Mutation("one side's word for a waiver", caughtBy: "F-GATES", seeds: [11, 70]) {
      $0.changeTrainees { trainee in
        for index in trainee.fitness.waivers.indices {
          trainee.fitness.waivers[index].universityAgreed = true
          trainee.fitness.waivers[index].schoolAgreed = true
        }
      }
    },
    Mutation("declarations agreed in time", caughtBy: "F-GATES", seeds: [0, 3]) { documents in
      let day = documents.round.referenceDate
      documents.changeSchools {
        guard $0.healthAndSafety.status != .cannotComply else { return }
        $0.healthAndSafety.status = .agreed
        $0.healthAndSafety.agreedBy = "head_teacher"
        $0.healthAndSafety.agreedOn = day
      }
    },
    Mutation("schools selected again", caughtBy: "H-GATE", seeds: [2, 101]) {
      $0.changeSchools { $0.selection = .selected }
    },
    Mutation("checks cleared, for the status", caughtBy: "F-STATUS", seeds: [1, 7]) {
      $0.changeTrainees {
        $0.checks.areCleared = true
        $0.checks.confirmedBy = .employer
      }
    },
    Mutation("fitness cleared, for the status", caughtBy: "F-STATUS", seeds: [67, 78]) {
      $0.changeTrainees { $0.fitness.isCleared = true }
    },
    Mutation("every offer firm", caughtBy: "F-ACTIONS", seeds: [1, 3]) {
      $0.changeOffers { if $0.state == .pencilled { $0.state = .firm } }
    },
    Mutation("journeys a minute shorter", caughtBy: "F-JOURNEY", seeds: [0, 1]) { documents in
      for index in documents.journeys.indices where documents.journeys[index].minutes > 1 {
        documents.journeys[index].minutes -= 1
      }
    },
    Mutation("nothing to fill", caughtBy: "F-TIERS", seeds: [1, 3]) {
      $0.changeOffers { $0.mustFill = false }
    },
    Mutation("a place less to fill", caughtBy: "F-TIER-VALUE", seeds: [3, 4]) {
      $0.changeOffers { if $0.mustFill && $0.places > 1 { $0.places -= 1 } }
    },
    Mutation(
      "retakes and final phases weighed like others", caughtBy: "F-TIER-VALUE", seeds: [2, 3]
    ) {
      $0.round.rules.placed.retakeOrFinal = $0.round.rules.placed.other
    },
    Mutation("first years weighed like others", caughtBy: "F-TIER-VALUE", seeds: [7, 13]) {
      $0.round.rules.placed.firstYearOfLongCourse = $0.round.rules.placed.other
    },
    Mutation("others weighed more", caughtBy: "F-TIER-VALUE", seeds: [1, 3]) {
      $0.round.rules.placed.other += 1
    },
    Mutation("other rules", caughtBy: "F-FRAME", seeds: [0, 1]) { $0.round.rules.name += "-other" },
  ]
}

extension RoundDocuments {
  fileprivate mutating func changeOffers(_ change: (inout Offer) -> Void) {
    for index in offers.indices { change(&offers[index]) }
  }

  fileprivate mutating func changeSchools(_ change: (inout School) -> Void) {
    for index in schools.indices { change(&schools[index]) }
  }

  fileprivate mutating func changeTrainees(_ change: (inout Trainee) -> Void) {
    for index in trainees.indices { change(&trainees[index]) }
  }

  fileprivate mutating func changeCaps(_ change: (inout Cap) -> Void) {
    for index in round.caps.indices { change(&round.caps[index]) }
  }

  fileprivate mutating func changeMentors(_ change: (inout Mentor) -> Void) {
    changeSchools { school in
      for index in school.mentors.indices { change(&school.mentors[index]) }
    }
  }

  fileprivate mutating func drop(_ actions: Set<Decision.Action>) {
    decisions.removeAll { actions.contains($0.action) && $0.trainee != nil }
  }

  /// Declares every demand but the first a continuing placement at the school with the most offers.
  fileprivate mutating func letDemandsContinueAnywhere() {
    let programmes = round.programmes
    let school = schools.map(\.id).max { a, b in
      offers.count { $0.school == a } < offers.count { $0.school == b }
    }
    changeTrainees { trainee in
      if trainee.demands == nil {
        let phases = programmes.first { $0.id == trainee.programme }?.phases ?? []
        trainee.demands = phases.filter { $0.yearOfStudy == trainee.yearOfStudy }.map {
          var demand = TraineeDemand()
          demand.phase = $0.id
          return demand
        }
      }
      for index in (trainee.demands ?? []).indices {
        trainee.demands?[index].continuingSchool = school
      }
    }
  }

  /// Adds a short journey wherever there is no row.
  fileprivate mutating func makeUpJourneys() {
    for trainee in trainees {
      let mode = trainee.profile?.travelMode ?? .publicTransport
      let phases = round.programmes.first { $0.id == trainee.programme }?.phases.map(\.id) ?? []
      for school in schools {
        for phase in phases.map(Optional.some) + [nil] {
          let isKnown = journeys.contains {
            $0.trainee == trainee.id && $0.school == school.id && $0.mode == mode
              && $0.phase == phase
          }
          if isKnown { continue }
          journeys.append(
            Journey(
              trainee: trainee.id, phase: phase, school: school.id, mode: mode, minutes: 15))
        }
      }
    }
  }
}
