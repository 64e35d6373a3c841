/// Which part of schooling a programme prepares for.
public enum Sector: String, CaseIterable, Sendable {
  case primary
  case secondary
}

/// How a trainee's training is organised and funded.
public enum Route: String, CaseIterable, Sendable {
  case undergraduate
  case core
  case schoolDirect = "school_direct"
  case schoolDirectSalaried = "school_direct_salaried"

  /// Whether the lead school, not the university, arranges placements unless asked otherwise.
  public var isSchoolDirect: Bool { self == .schoolDirect || self == .schoolDirectSalaried }
}

/// A qualification; separate from the route to it.
public enum Award: String, CaseIterable, Sendable {
  case ba
  case pgce
  case pgde
  case masters
}

/// How somebody travels to a placement.
public enum TravelMode: String, DeclarationOrdered, Sendable {
  case car
  case cycle
  case publicTransport = "public_transport"
  case walk
}

/// What sort of placement a training phase asks for and an offer gives.
public enum PlacementKind: String, CaseIterable, Sendable {
  case main
  case enrichmentDay = "enrichment_day"
  case intensiveBlock = "intensive_block"
}

/// A stage of the national curriculum.
public enum KeyStage: String, DeclarationOrdered, Sendable {
  case eyfs = "EYFS"
  case ks1 = "KS1"
  case ks2 = "KS2"
  case ks3 = "KS3"
  case ks4 = "KS4"
  case ks5 = "KS5"
}

/// A school year, from nursery to year 13, with the ages it covers.
public enum YearGroup: String, DeclarationOrdered, Sendable {
  case nursery = "N"
  case reception = "R"
  case year1 = "1"
  case year2 = "2"
  case year3 = "3"
  case year4 = "4"
  case year5 = "5"
  case year6 = "6"
  case year7 = "7"
  case year8 = "8"
  case year9 = "9"
  case year10 = "10"
  case year11 = "11"
  case year12 = "12"
  case year13 = "13"

  /// Position from nursery, 0 … 14.
  public var index: Int { ordinal }
  /// The age, in years, at which pupils enter it: nursery 3, reception 4, year 1 at 5.
  public var entryAge: Int { index + 3 }

  /// The key stage that the year belongs to.
  public var keyStage: KeyStage {
    switch index {
    case ...1: .eyfs
    case ...3: .ks1
    case ...7: .ks2
    case ...10: .ks3
    case ...12: .ks4
    default: .ks5
    }
  }
}

/// Something true of a school's intake or circumstances.
public enum SchoolContext: String, DeclarationOrdered, Sendable {
  case challenging
  case highDisadvantage = "high_disadvantage"
  case highEAL = "high_eal"
  case highSEND = "high_send"
}

/// A current need of a trainee that a school can help with.
public enum DevelopmentTarget: String, DeclarationOrdered, Sendable {
  case assessment
  case behaviour
  case eal
  case earlyReading = "early_reading"
  case inclusion
  case phonics
  case send
  case subjectKnowledge = "subject_knowledge"
}

public enum Rurality: String, CaseIterable, Sendable {
  case rural
  case urban
}

public enum SchoolSize: String, CaseIterable, Sendable {
  case small
  case medium
  case large
}

public enum SchoolSetting: String, CaseIterable, Sendable {
  case school
  case special
  case college
  case nursery
  case alternativeProvision = "alternative_provision"
  case other
}

/// A range of pupil ages in years, both ends included, written "5-11".
public struct AgeRange: Hashable, Sendable, CustomStringConvertible {
  public let from: Int
  public let to: Int

  /// Reads "5-11".
  ///
  /// Ages run from 2 to 19 and the range must not be empty.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let from = Int(parts[0]), let to = Int(parts[1]),
      String(from) == parts[0], String(to) == parts[1],
      from >= 2, to <= 19, from < to
    else { return nil }
    self.from = from
    self.to = to
  }

  private init(from: Int, to: Int) {
    self.from = from
    self.to = to
  }

  public static let primary = AgeRange(from: 5, to: 11)

  public var description: String { "\(from)-\(to)" }

  /// The school years that lie wholly inside the range, youngest first.
  public var yearGroups: [YearGroup] {
    YearGroup.allCases.filter { $0.entryAge >= from && $0.entryAge + 1 <= to }
  }
}

/// A place on the map, no finer than a postcode sector for a trainee's origin.
public struct Position: Hashable, Sendable {
  public var latitude: Double
  public var longitude: Double

  public init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }

  public static let shape = Shape.record(
    "Position", Position(latitude: 0, longitude: 0),
    [
      .required("latitude", \.latitude, .number(-90...90), "Degrees north, WGS 84."),
      .required("longitude", \.longitude, .number(-180...180), "Degrees east, WGS 84."),
    ])
}
