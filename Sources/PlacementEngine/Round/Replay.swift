import PlacementDocuments

/// What `decisions.csv` amounts to, act by act in the order of days.
///
/// The rules are those of the table "Replaying decisions" in
/// <doc:JudgingAnAllocation>.
struct Replay {
  /// What people decided about one demand, so far.
  struct State {
    var fixed: Demand.FixedPlacement?
    var locked: Demand.FixedPlacement?
    /// Whether nothing but `told` fixed it, and nothing but `sent` locked it.
    var isOnlyTold = false
    var isOnlySent = false
    var hasStarted = false
    /// The school where it started and stopped, while nobody has opened it again.
    var overAt: Int?
    /// Schools where it started and stopped: never proposed again.
    var endedAt: Set<Int> = []
    /// Places that stay taken after an end, until the school gives them back.
    var stillTaken: [Demand.FixedPlacement] = []
  }

  private(set) var refused: [Int: Set<Int>] = [:]
  private(set) var offersWithoutFurtherPlaces: Set<Int> = []
  let offerIdentifiers: [String]
  private let rowsOfTrainee: [Int: [Act]]

  /// A decision with its references resolved.
  private struct Act {
    let action: Decision.Action
    let role: Decision.Role
    let phase: String?
    let school: Int?
    let offer: Int?
  }

  init(
    _ decisions: [Decision], trainees: Index, schools: Index, offers: Index, schoolOfOffer: [Int]
  ) {
    var rows: [Int: [Act]] = [:]
    for decision in decisions.sorted(by: Decision.replaysBefore) {
      let offer = decision.offer.map { offers[known: $0] }
      let act = Act(
        action: decision.action, role: decision.role, phase: decision.phase,
        school: decision.school.map { schools[known: $0] } ?? offer.map { schoolOfOffer[$0] },
        offer: offer)
      guard let trainee = decision.trainee.map({ trainees[known: $0] }) else {
        if act.action == .askedSaidNo {
          offersWithoutFurtherPlaces.formUnion(
            offer.map { [$0] } ?? schoolOfOffer.indices.filter { schoolOfOffer[$0] == act.school })
        }
        continue
      }
      rows[trainee, default: []].append(act)
      if let school = act.school {
        switch act.action {
        case .declined, .askedSaidNo, .excluded: refused[trainee, default: []].insert(school)
        default: break
        }
      }
    }
    rowsOfTrainee = rows
    offerIdentifiers = offers.identifiers
  }

  /// What was decided about the demand of a trainee in a phase.
  func state(trainee: Int, phase: String) -> State {
    var state = State()
    for act in rowsOfTrainee[trainee] ?? [] where act.phase == nil || act.phase == phase {
      apply(act, to: &state)
    }
    return state
  }

  private func apply(_ act: Act, to state: inout State) {
    switch act.action {
    case .arranged, .accepted, .told, .started:
      guard let school = act.school else { return }
      if state.fixed?.school != school {
        state.hasStarted = false
        state.isOnlyTold = true
      }
      if act.action != .told { state.isOnlyTold = false }
      state.fixed = joined(state.fixed, school, act.offer)
      state.locked = nil
      state.overAt = nil
      // Taken up again at the same school, it is the same place.
      state.stillTaken.removeAll { $0.school == school }
      if act.action == .started { state.hasStarted = true }
    case .sent, .locked:
      guard let school = act.school, state.fixed == nil, state.overAt == nil else { return }
      if state.locked?.school != school { state.isOnlySent = true }
      if act.action != .sent { state.isOnlySent = false }
      state.locked = joined(state.locked, school, act.offer)
    case .declined, .askedSaidNo, .excluded:
      free(&state, at: act.school)
    case .ended:
      guard let fixed = state.fixed, act.school == nil || act.school == fixed.school else { return }
      if state.hasStarted {
        state.overAt = fixed.school
        state.endedAt.insert(fixed.school)
        state.stillTaken.append(fixed)
      }
      state.fixed = nil
      state.hasStarted = false
    case .released:
      let held = state.fixed ?? state.locked
      if let held, act.school == nil || act.school == held.school {
        free(&state, at: act.school)
      } else if act.role == .school {
        state.stillTaken.removeAll { act.school == nil || act.school == $0.school }
      } else if act.school == nil || act.school == state.overAt {
        state.overAt = nil
      }
    }
  }

  private func joined(_ placement: Demand.FixedPlacement?, _ school: Int, _ offer: Int?)
    -> Demand.FixedPlacement
  {
    let earlier = placement.flatMap { $0.school == school ? $0.offers : nil } ?? []
    return Demand.FixedPlacement(
      school: school, offers: Set(earlier + (offer.map { [$0] } ?? [])).sorted())
  }

  private func free(_ state: inout State, at school: Int?) {
    if let fixed = state.fixed, school == nil || school == fixed.school {
      state.fixed = nil
      state.hasStarted = false
    }
    if let locked = state.locked, school == nil || school == locked.school { state.locked = nil }
  }
}
