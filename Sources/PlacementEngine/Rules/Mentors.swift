import PlacementDocuments

/// How good a mentor a use asks for.
enum MentorQuality: UInt8, Hashable, Sendable {
  /// Nobody on record serves the use; the school has still to name somebody.
  case notNamed
  case untrained
  case trained
  /// Asked for only where additional support applies.
  case strong
}

/// Which mentors of the school may take a use: one of them must.
///
/// A plan names a quality of mentor, never a mentor: interchangeable mentors
/// would be interchangeable columns. Who takes whom is matched afterwards.
struct MentorChoice: Hashable, Sendable {
  let quality: MentorQuality
  /// Positions in the school's list of mentors, ascending; empty if nobody is on record.
  let mentors: [Int]

  static let notNamed = MentorChoice(quality: .notNamed, mentors: [])
}

extension EligibilityRule {
  static let mentorFree = EligibilityRule(reason: .noMentor, isAboutKind: true) { pair in
    let subject = pair.round.subjectOfUse(pair.demand, offer: pair.offerIndex)
    return !pair.round.mentorChoices(pair.demand, offer: pair.offerIndex, subject: subject).isEmpty
  }
}

extension Round {
  /// Mentors of a school who serve a use, whether or not they have a slot.
  ///
  /// The subject is nil for a primary programme. Nobody, where the pack does without mentors.
  func mentorsServing(school: Int, subject: String?, keyStages: KeyStageSet) -> [Int] {
    guard rules.isOn(.noMentor) else { return [] }
    let mentors = schools[school].mentors
    return mentors.indices.filter { index in
      let mentor = mentors[index]
      if let subject, !mentor.subjects.isEmpty, !subjects.matches(subject, anyOf: mentor.subjects) {
        return false
      }
      return mentor.keyStages.isEmpty || KeyStageSet(mentor.keyStages).overlaps(keyStages)
    }
  }

  /// The qualities of mentor that a demand may ask for on an offer; none if every mentor is full.
  ///
  /// Each quality stands for mentors of exactly that quality, so that the score of a plan is
  /// the score of whoever is named afterwards.
  func mentorChoices(_ demand: Demand, offer: Int, subject: String?) -> [MentorChoice] {
    let school = schoolOfOffer[offer]
    let serving = mentorsServing(
      school: school, subject: subject, keyStages: yearGroupsOfOffer[offer].keyStages)
    guard !serving.isEmpty else { return [.notNamed] }
    let asksForStrong = trainees[demand.trainee].needsAdditionalSupport
    var byQuality: [MentorQuality: [Int]] = [:]
    for index in serving where slots(of: schools[school].mentors[index]) > 0 {
      let quality = quality(of: schools[school].mentors[index])
      byQuality[asksForStrong || quality == .untrained ? quality : .trained, default: []]
        .append(index)
    }
    return [MentorQuality.strong, .trained, .untrained].compactMap { quality in
      byQuality[quality].map { MentorChoice(quality: quality, mentors: $0) }
    }
  }

  /// The subject that a use is for; nil for a primary programme.
  ///
  /// The first of the trainee's subjects in the offer that a mentor on record serves, else the first
  /// in it. Without an offer, or on one that has none of them, all of the trainee's are looked at.
  func subjectOfUse(
    _ demand: Demand, offer: Int?, at school: Int, _ keyStages: KeyStageSet
  ) -> String? {
    guard programmes[demand.programme].sector == .secondary else { return nil }
    let trainee = trainees[demand.trainee]
    let included = offer.map { subjects(of: trainee, in: offers[$0]) } ?? []
    let possible = included.isEmpty ? trainee.subjects : included
    return possible.first {
      !mentorsServing(school: school, subject: $0, keyStages: keyStages).isEmpty
    } ?? possible.first
  }

  func subjectOfUse(_ demand: Demand, offer: Int) -> String? {
    subjectOfUse(
      demand, offer: offer, at: schoolOfOffer[offer], yearGroupsOfOffer[offer].keyStages)
  }

  func quality(of mentor: Mentor) -> MentorQuality {
    guard mentor.isInducted, mentor.trainingLevel >= rules.mentors.trainedFromLevel else {
      return .untrained
    }
    return mentor.isExperienced && mentor.trainingLevel >= rules.mentors.strongFromLevel
      ? .strong : .trained
  }

  /// Trainees whom a mentor can take at once, after early-career teachers and other providers'.
  func slots(of mentor: Mentor) -> Int {
    if quality(of: mentor) == .untrained && rules.mentors.untrained == .refuse { return 0 }
    let maximum =
      mentor.maximumMentees
      ?? (mentor.isExperienced ? rules.mentors.menteesIfExperienced : rules.mentors.mentees)
    return max(
      0,
      maximum - rules.mentors.slotsPerEarlyCareerTeacher * mentor.earlyCareerTeachers
        - mentor.otherTrainees)
  }
}

extension ScoringTerm {
  static let untrainedMentor = ScoringTerm(term: .untrainedMentor, isAboutService: true) {
    proposal in
    proposal.uses.count { $0.mentors.quality == .untrained }
      * proposal.round.rules.schools.untrainedMentor
  }
}
