/// One row of `travel.csv`: how long a trainee travels to a school, each way.
public struct Journey: Hashable, Sendable {
  public var trainee: String
  /// The training phase it holds for; nil means wherever the demand has no origin of its own.
  public var phase: String?
  public var school: String
  public var mode: TravelMode
  public var minutes: Int
  /// Whether the source itself estimated it.
  public var isEstimated: Bool

  public init(
    trainee: String, phase: String? = nil, school: String, mode: TravelMode, minutes: Int,
    isEstimated: Bool = false
  ) {
    self.trainee = trainee
    self.phase = phase
    self.school = school
    self.mode = mode
    self.minutes = minutes
    self.isEstimated = isEstimated
  }
}
