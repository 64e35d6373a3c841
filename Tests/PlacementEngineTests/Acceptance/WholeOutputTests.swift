import PlacementDocuments
import PlacementEngine
import Testing

// What people read, as whole strings: a change of wording is a change somebody should see.
// The figures are worked by hand in the dataset's README.
struct WholeOutputTests {
  private let result: RoundResult

  init() throws {
    result = try allocated(try #require(RoundFolder.read(dataset("tiny")).documents))
  }

  @Test func explanationOfAPlacedDemand() throws {
    #expect(
      try result.placed("T01", phase: "2").text == """
        T01, phase 2 → Corvilagarth Primary School, 4 Feb – 5 Apr 2019. \
        Previous experience: differs from earlier placements in surroundings (now rural), \
        size (now small). \
        Travel: 30 minutes by public transport, measured, limit 90. \
        Age phases: KS1; adds KS1. \
        Current needs: helps with the target SEND. \
        School and offer: priority band 2 (set by people; 3 suggested); not used last year; \
        the offer is pencilled. \
        Before confirming: sign and return to the Work-related Learning office \
        (Partnership Agreement §1.1). \
        Ask the school to make the pencilled offer firm (Partnership Agreement §1.4 (Offers Form)).
        """)
  }

  @Test func explanationOfAPlacementFixedWithoutAnOffer() throws {
    #expect(
      try result.placed("T08", phase: "2").text == """
        T08, phase 2 → Corvilagarth Primary School, 14 Jan – 5 Apr 2019, fixed by people. \
        Previous experience: no earlier placement to contrast with. \
        Travel: 15 minutes on foot, measured, limit 90. \
        Age phases: no class on record. \
        Current needs: no current need bears on this school. \
        School and offer: not used last year. \
        Before confirming: sign and return to the Work-related Learning office \
        (Partnership Agreement §1.1); clear all relevant checks (Partnership Agreement §3.5.1).
        """)
  }

  @Test func explanationOfUnplacedDemands() throws {
    #expect(
      try result.unplaced("T11", phase: "2").text == """
        T11, music, phase 2: no place. Offers: 3 in the trainee's subject → \
        0 at schools that may be used (Partnership Agreement §1.1, §1.3, §3.7).
        """)
    // A primary trainee's funnel does not speak of subjects.
    #expect(
      try result.unplaced("T12", phase: "1").text == """
        T12, phase 1: no place. Offers: 6 within the age phase → \
        5 for this programme, route, year, phase and lead school → 3 with a known journey → \
        all needed for the best result across all trainees, or by fixed placements \
        (Partnership Agreement §1.4).
        """)
  }

  @Test func summaryText() {
    #expect(
      result.summaryText == """
        Round tiny, 2018-19: proven best

             7 placed: 1 ready, 5 reserved, 1 held
             2 fixed by people
             1 left to lead schools
             2 unplaced
            12 demands of 12 trainees
             4 of 12 places unused

        Journeys each way: median 30 minutes, longest 50; 1 estimated, \
        4 otherwise possible pairs unknown

        fixed_mentors: 0 fixed placements without a mentor, proven least
        placed: 9 weighted demands unplaced, proven least
        must_fill: 0 must-fill places empty, proven least
        suitability: 42 minutes, proven least
        worst_journeys: 50 minutes, longest journey: 1 of 50, 1 of 40, 1 of 35, \
        3 of 30 minutes, proven fewest

        Unplaced, by first reason (each in explanations.json and unplaced.csv):
             1 SCHOOL-GATE: T11
             1 OUTRANKED: T12

        """)
  }
}
