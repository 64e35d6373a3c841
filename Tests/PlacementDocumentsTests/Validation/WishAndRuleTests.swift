import PlacementDocuments
import Testing

/// Minimums, wishes, and rules against the round's programmes.
struct WishAndRuleTests {
  @Test func minimumMustFitThePlaces() {
    #expect(
      Fixture.said { $0.offers[0].minimum = 2 } == [
        "MINIMUM-ABOVE-PLACES offers.json: offers[0].minimum (O-1): the offer takes at least 2 and "
          + "has 1 places in all. Correct minimum, places or further_places."
      ])
    let fits = Fixture.said {
      $0.offers[0].minimum = 2
      $0.offers[0].furtherPlaces = 1
    }
    #expect(fits == [])
  }

  @Test func wishesNameSchoolsThatMayBeUsed() {
    let said = Fixture.said { documents in
      documents.trainees[0].profile?.wishes = ["S-1", "S-11", "S-2"]
      documents.trainees[0].excludedSchools = ["S-2"]
    }
    #expect(
      said == [
        "UNKNOWN-SCHOOL trainees.json: trainees[0].profile.wishes[1] (T-1): no school has the id "
          + "'S-11'. Did you mean 'S-1'?",
        "WISH-EXCLUDED trainees.json: trainees[0].profile.wishes[2] (T-1): the school is never to "
          + "be used for this trainee. Remove one of the two.",
      ])
  }

  @Test func repeatedWishIsAnErrorOfReading() {
    let text = """
      {"format": "placements/trainees", "version": 1, "trainees": [
      {"id": "T-1", "programme": "P", "profile": {"wishes": ["S-1", "S-2", "S-1"]}}]}
      """
    let reading = TraineesDocument.format.read(Array(text.utf8), document: "trainees.json")
    #expect(reading.problems.map(\.path) == ["trainees[0].profile.wishes[2]"])
  }

  @Test func fallbackWithoutWishesIsAWarning() {
    let said = Fixture.said {
      $0.trainees[0].profile?.fallback = Position(latitude: 53.41, longitude: -2.98)
    }
    #expect(
      said == [
        "FALLBACK-WITHOUT-WISHES trainees.json: trainees[0].profile.fallback (T-1): a fallback "
          + "point without wishes has no effect. Add wishes, or remove it."
      ])
  }

  @Test func courseRulesNameProgrammesAndAskForWhatTheyHave() {
    let said = Fixture.said { documents in
      var rule = CourseRule()
      rule.id = "stages"
      rule.kind = .keyStages
      rule.atLeast = 3
      rule.programmes = ["P-PRI", "P-SEK"]
      documents.round.rules.course = [rule, rule]
    }
    #expect(
      Set(said) == [
        "DUPLICATE-ID round.json: rules.course[1].id: course[0] has the same id. "
          + "Give each course rule an id of its own.",
        "UNKNOWN-PROGRAMME round.json: rules.course[0].programmes[1]: no programme has the id "
          + "'P-SEK'. Did you mean 'P-SEC'?",
        "UNKNOWN-PROGRAMME round.json: rules.course[1].programmes[1]: no programme has the id "
          + "'P-SEK'. Did you mean 'P-SEC'?",
        "COURSE-RULE-IMPOSSIBLE round.json: rules.course[0].at_least: the rule stages asks for 3 "
          + "key stages, and the age range of P-PRI has 2. "
          + "Ask for fewer, or name the programmes that it is about.",
        "COURSE-RULE-IMPOSSIBLE round.json: rules.course[1].at_least: the rule stages asks for 3 "
          + "key stages, and the age range of P-PRI has 2. "
          + "Ask for fewer, or name the programmes that it is about.",
      ])
  }

  @Test func settingsWithoutEffectAreWarnings() {
    let said = Fixture.said { documents in
      documents.round.rules.fairness.worstJourneys = .first
      documents.round.rules.fairness.downToMinutes = 60
      documents.round.rules.fairness.longestJourneyMinutes = 60
      documents.round.rules.wishes.byRank = [10, 12, 12]
    }
    #expect(
      said == [
        "DOWN-TO-BEYOND-LIMIT round.json: rules.fairness.down_to_minutes: journeys of at most 60 "
          + "minutes are all alike, and the limit is 60. "
          + "Write fewer minutes, or switch worst_journeys off.",
        "WISH-ORDER round.json: rules.wishes.by_rank[1]: wish 2 gains 12 minutes, wish 1 only 10. "
          + "Let no wish gain more than the one before.",
      ])
  }

  @Test func strictPackSuitsTheFixture() {
    #expect(Fixture.validation { $0.round.rules = .strict }.errors.isEmpty)
  }
}
