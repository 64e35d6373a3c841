import PlacementDocuments
import SyntheticCohorts
import Testing

/// The cohort of 2018 in every phase of its year.
struct YearPlanTests {
  private static let shared = generate(.yearPlan2018, seed: 2018)
  private var documents: RoundDocuments { Self.shared }
  private let terms = [
    day("2018-09-03")...day("2018-12-21"), day("2019-01-07")...day("2019-04-12"),
    day("2019-04-29")...day("2019-07-19"),
  ]

  @Test func postgraduatesHaveThreePhasesInSequenceAndTheLastIsFinal() {
    for programme in documents.round.programmes {
      for year in 1...programme.years {
        let phases = programme.phases.filter { $0.yearOfStudy == year }
        #expect(programme.years == 1 ? phases.count == 3 : 1...2 ~= phases.count)
        for (earlier, later) in zip(phases, phases.dropFirst()) {
          #expect(earlier.end < later.start)
        }
        #expect(phases.last?.isFinal == (year == programme.years))
        #expect(phases.dropLast().allSatisfy { !$0.isFinal })
      }
    }
  }

  @Test func schoolsOfferInOneTermOrTwoOrAllThree() {
    let spans = documents.offers.filter { $0.state != .withdrawn && $0.kind == .main }.map {
      offer in
      terms.count { offer.overlaps($0) }
    }
    for count in 1...3 { #expect(spans.count { $0 == count } >= 50, "\(count)") }
  }

  @Test func placesExceedDemandByAFewPerCentInEveryTerm() {
    let programmes = Dictionary(
      uniqueKeysWithValues: documents.round.programmes.map { ($0.id, $0) })
    func arranged(by role: Decision.Role) -> Set<[String?]> {
      Set(
        documents.decisions.filter { $0.action == .arranged && $0.role == role }
          .map { [$0.trainee, $0.phase] })
    }
    let (byLeadSchool, atHome) = (arranged(by: .leadSchool), arranged(by: .employer))
    for term in terms {
      let places = documents.offers
        .filter { $0.state != .withdrawn && $0.kind == .main && $0.overlaps(term) }
        .reduce(0) { $0 + $1.places + $1.furtherPlaces }
      var wanted = 0
      for trainee in documents.trainees where trainee.status.isActive && trainee.profile != nil {
        let isUniversitys = !trainee.route.isSchoolDirect || trainee.supportRequested
        for phase in programmes[trainee.programme]?.phases(of: trainee) ?? []
        where term.contains(phase.start) {
          let key = [trainee.id, phase.id]
          if byLeadSchool.contains(key) || isUniversitys && !atHome.contains(key) {
            wanted += max(1, trainee.subjects.count)
          }
        }
      }
      #expect(wanted > 400)
      #expect(places > wanted)
      #expect(places < wanted * 115 / 100)
    }
  }

  @Test("S51 A returner with two prior placements requests what is left")
  func s51Returners() {
    let returning = documents.trainees.filter { $0.status == .returning }
    #expect(returning.count == 10)
    for trainee in returning {
      #expect(trainee.demands?.last?.phase == "3")
      #expect(Set(trainee.profile?.priorPlacements.compactMap(\.school) ?? []).count == 2)
    }
    #expect(returning.count { $0.demands?.first?.isRetake == true } == 4)
  }

  @Test func someSalariedTraineesGoAwayInSpringAndStayHomeOtherwise() {
    let away = documents.trainees.filter {
      $0.route == .schoolDirectSalaried && $0.supportRequested
    }
    #expect(8...24 ~= away.count)
    for trainee in away {
      let home = documents.decisions.filter { $0.trainee == trainee.id && $0.role == .employer }
      #expect(home.map(\.phase) == ["1", "3"] || home.map(\.phase) == ["3", "1"])
      #expect(home.allSatisfy { $0.school == trainee.employingSchool })
      #expect(trainee.demands?.map(\.continuingSchool).map { $0 == nil } == [false, true, false])
    }
  }

  @Test func scarceSubjectsAreShortInEveryTerm() {
    for subject in ["dance", "psychology", "social_sciences"] {
      for term in terms {
        let places = documents.offers.filter {
          $0.subjects == [subject] && $0.state != .withdrawn && $0.overlaps(term)
            && $0.yearGroups.contains(.year7)
        }.reduce(0) { $0 + $1.places + $1.furtherPlaces }
        let trainees = documents.trainees.filter { trainee in
          trainee.subjects == [subject] && trainee.status.isActive
            && (trainee.demands ?? []).isEmpty
        }
        #expect(places < trainees.count, "\(subject)")
      }
    }
  }
}

private func day(_ text: String) -> Day { Day(text) ?? .earliest }

extension Offer {
  fileprivate func overlaps(_ term: ClosedRange<Day>) -> Bool {
    (start ?? .earliest) <= term.upperBound && term.lowerBound <= (end ?? .latest)
  }
}

extension Programme {
  fileprivate func phases(of trainee: Trainee) -> [ProgrammePhase] {
    let listed = trainee.demands?.map(\.phase)
    return phases.filter { phase in
      listed?.contains(phase.id) ?? (phase.yearOfStudy == trainee.yearOfStudy)
    }
  }
}
