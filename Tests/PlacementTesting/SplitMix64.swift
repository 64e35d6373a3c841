/// Numbers from a seed, the same on every machine (Steele, Lea and Flood, 2014).
public struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func int(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  /// The larger of two draws, so that large numbers are commoner.
  mutating func large(_ range: ClosedRange<Int>) -> Int { max(int(range), int(range)) }

  mutating func chance(_ percent: Int) -> Bool { int(0...99) < percent }

  /// One of the elements; the array must not be empty.
  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[int(0...(elements.count - 1))]
  }

  /// Each element with the chance given, in their order.
  mutating func some<Element>(_ elements: [Element], percent: Int) -> [Element] {
    var chosen: [Element] = []
    for element in elements where chance(percent) { chosen.append(element) }
    return chosen
  }

  /// A value with the chance given, else nil.
  mutating func maybe<Element>(_ percent: Int, _ make: (inout Self) -> Element) -> Element? {
    chance(percent) ? make(&self) : nil
  }
}
