/// Why, for the office, as `explanations.json`.
///
/// Facts and minutes; never another trainee.
public struct ExplanationsDocument: Sendable {
  public var round = ""
  public var status = AllocationsDocument.Status.optimal
  public var actions: [ActionRecord] = []
  public var placed: [PlacedExplanation] = []
  public var unplaced: [UnplacedExplanation] = []
  public var unusedPlaces: [UnusedPlaces] = []
  public var supply: [SupplyRecord] = []
  public var moves: [MoveExplanation] = []
  public var coverage: [CoverageRecord] = []
  public var courseRules: [BreachRecord] = []
  public var fairness: [FairnessRecord] = []
  public var prices: [PriceRecord] = []
  public var wishes: [WishRecord] = []
  public var emptyMustFill: [EmptyMustFill] = []

  public init() {}

  public static let format = DocumentFormat(
    name: "explanations", version: 1,
    title: "Why each demand was placed as it was, or was not; why places are unused.",
    blank: ExplanationsDocument(),
    fields: [
      .required("round", \.round, .identifier, "The round's identifier."),
      .required("status", \.status, .choice(), "What the search proved."),
      .required(
        "actions", \.actions, .list(of: ActionRecord.shape),
        "What people are to do, first things first."),
      .required("placed", \.placed, .list(of: PlacedExplanation.shape), "Demands with a place."),
      .required(
        "unplaced", \.unplaced, .list(of: UnplacedExplanation.shape), "Demands without a place."),
      .required(
        "unused_places", \.unusedPlaces, .list(of: UnusedPlaces.shape), "Places left over."),
      .required(
        "supply", \.supply, .list(of: SupplyRecord.shape),
        "Demand against usable places by programme, subject and phase."),
      .defaulted(
        "moves", \.moves, .list(of: MoveExplanation.shape), "Demands that a repair moved."),
      .defaulted(
        "coverage", \.coverage, .list(of: CoverageRecord.shape), "What trainees have met."),
      .defaulted(
        "course_rules", \.courseRules, .list(of: BreachRecord.shape),
        "Trainees who fall short of a course rule."),
      .defaulted(
        "fairness", \.fairness, .list(of: FairnessRecord.shape),
        "Proposed journeys by route and by programme."),
      .defaulted(
        "prices", \.prices, .list(of: PriceRecord.shape), "What each rule costs everybody."),
      .defaulted("wishes", \.wishes, .list(of: WishRecord.shape), "Wishes met and not met."),
      .defaulted(
        "empty_must_fill", \.emptyMustFill, .list(of: EmptyMustFill.shape),
        "Must-fill places left empty."),
    ])
}

/// Something to be done, and by whose rule.
public struct ActionRecord: Hashable, Sendable {
  public var code = ""
  public var school: String?
  public var trainee: String?
  public var phase: String?
  public var offer: String?
  public var text = ""
  public var policyReference = ""

  public init() {}

  static let shape = Shape.record(
    "Action", ActionRecord(),
    [
      .required("code", \.code, .text, "The gate or action."),
      .optional("school", \.school, .identifier, "The school it concerns."),
      .optional("trainee", \.trainee, .identifier, "The trainee it concerns."),
      .optional("phase", \.phase, .identifier, "The training phase it concerns."),
      .optional("offer", \.offer, .identifier, "The offer it concerns."),
      .required("text", \.text, .prose, "What is to be done."),
      .required("policy_ref", \.policyReference, .text, "The clause."),
    ])
}

/// Why a demand has the place it has.
public struct PlacedExplanation: Hashable, Sendable {
  public var trainee = ""
  public var phase = ""
  public var text = ""
  public var factors: [FactorRecord] = []
  public var gates: [GateRecord] = []
  public var possibleOffers = 0

  public init() {}

  static let shape = Shape.record(
    "Placed", PlacedExplanation(),
    [
      .required("trainee", \.trainee, .identifier, "The trainee's round code."),
      .required("phase", \.phase, .identifier, "The training phase."),
      .required("text", \.text, .prose, "The explanation in a few sentences."),
      .required(
        "factors", \.factors, .list(of: FactorRecord.shape),
        "The four factors by name, then the others that count."),
      .required("gates", \.gates, .list(of: GateRecord.shape), "What is still in the way."),
      .required(
        "possible_offers", \.possibleOffers, .count, "Offers that would have been possible."),
    ])
}

/// One factor: what was weighed, in facts and minutes.
public struct FactorRecord: Hashable, Sendable {
  public var factor = Factor.travel
  public var name = ""
  public var facts = ""
  public var minutes = 0
  public var policyReference = ""

  public init() {}

  static let shape = Shape.record(
    "Factor", FactorRecord(),
    [
      .required("factor", \.factor, .choice(), "The factor."),
      .required("name", \.name, .text, "Its name in words."),
      .required("facts", \.facts, .prose, "What was found."),
      .required(
        "minutes", \.minutes, .weighedMinutes,
        "Its share of the score; negative is a gain."),
      .required("policy_ref", \.policyReference, .text, "The clause."),
    ])
}

/// A gate that is still shut.
public struct GateRecord: Hashable, Sendable {
  public var code = Gate.agreementMissing
  public var stage = GateStage.confirm
  public var text = ""
  public var policyReference = ""

  public init() {}

  static let shape = Shape.record(
    "Gate", GateRecord(),
    [
      .required("code", \.code, .choice(), "The gate."),
      .required("stage", \.stage, .choice(), "When it acts."),
      .required("text", \.text, .prose, "What would open it."),
      .required("policy_ref", \.policyReference, .text, "The clause."),
    ])
}

/// Why a demand has no place.
public struct UnplacedExplanation: Hashable, Sendable {
  public var trainee = ""
  public var phase = ""
  public var code = Reason.outranked
  public var text = ""
  public var policyReference = ""
  public var funnel: [FunnelStage] = []

  public init() {}

  static let shape = Shape.record(
    "Unplaced", UnplacedExplanation(),
    [
      .required("trainee", \.trainee, .identifier, "The trainee's round code."),
      .required("phase", \.phase, .identifier, "The training phase."),
      .required("code", \.code, .choice(), "The first reason that left nothing."),
      .required("text", \.text, .prose, "The explanation in a few sentences."),
      .required("policy_ref", \.policyReference, .text, "The clause."),
      .required(
        "funnel", \.funnel, .list(of: FunnelStage.shape),
        "How many offers each rule left, in order."),
    ])
}

/// Offers left after one rule.
public struct FunnelStage: Hashable, Sendable {
  public var code = Reason.subject
  public var offersLeft = 0
  public var words = ""

  public init() {}

  static let shape = Shape.record(
    "Funnel stage", FunnelStage(),
    [
      .required("code", \.code, .choice(), "The rule."),
      .required("offers_left", \.offersLeft, .count, "Offers left after it."),
      .required("words", \.words, .text, "What was asked of them."),
    ])
}

/// Places of an offer that nobody took.
public struct UnusedPlaces: Hashable, Sendable {
  public enum Code: String, CaseIterable, Sendable {
    case noDemand = "NO-DEMAND"
    case tooFar = "TOO-FAR"
    case noMentor = "NO-MENTOR"
    case schoolGate = "SCHOOL-GATE"
    /// The offer takes several or nobody, and several are not proposed.
    case belowMinimum = "BELOW-MINIMUM"
    case outranked = "OUTRANKED"
  }

  public var offer = ""
  public var school = ""
  public var places = 0
  public var code = Code.noDemand
  public var text = ""
  public var policyReference = ""

  public init() {}

  static let shape = Shape.record(
    "Unused places", UnusedPlaces(),
    [
      .required("offer", \.offer, .identifier, "The offer."),
      .required("school", \.school, .identifier, "The school."),
      .required("places", \.places, .count, "Places left over."),
      .required("code", \.code, .choice(), "Why."),
      .required("text", \.text, .prose, "The explanation in a sentence."),
      .required("policy_ref", \.policyReference, .text, "The clause."),
    ])
}

/// Demand against supply.
public struct SupplyRecord: Hashable, Sendable {
  public var programme = ""
  public var subject: String?
  public var phase = ""
  public var demands = 0
  public var usablePlaces = 0
  public var short = 0

  public init() {}

  static let shape = Shape.record(
    "Supply", SupplyRecord(),
    [
      .required("programme", \.programme, .identifier, "The programme."),
      .optional("subject", \.subject, .code, "The subject, for a secondary programme."),
      .required("phase", \.phase, .identifier, "The training phase."),
      .required("demands", \.demands, .count, "Demands to be placed."),
      .required(
        "usable_places", \.usablePlaces, .count,
        "Places that at least one of these demands could take."),
      .required("short", \.short, .count, "Demands left unplaced."),
    ])
}
