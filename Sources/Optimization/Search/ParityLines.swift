/// Sums of rows modulo 2: which columns each leaves odd, and which sources it adds up.
///
/// The bits of all lines lie in one array, line after line: elimination asks every line for one
/// column after another.
struct ParityLines {
  private let columnWords: Int
  private let stride: Int
  private var words: [UInt64] = []
  /// By line: what is lost of the sum's side.
  private(set) var slack: [Double] = []
  /// By line: whether the sum's side is odd.
  private(set) var isOddSide: [Bool] = []

  init(columns: Int, lines: Int) {
    columnWords = (columns + 63) >> 6
    stride = columnWords + (lines + 63) >> 6
    words.reserveCapacity(lines * stride)
  }

  var indices: Range<Int> { slack.indices }

  /// Adds a line that is a source of its own.
  mutating func append(odd columns: [Int], isOddSide: Bool, slack: Double) {
    let line = self.slack.count
    words.append(contentsOf: repeatElement(0, count: stride))
    for column in columns { words[line * stride + column >> 6] |= 1 << UInt64(column & 63) }
    words[line * stride + columnWords + line >> 6] |= 1 << UInt64(line & 63)
    self.isOddSide.append(isOddSide)
    self.slack.append(slack)
  }

  /// Those of some lines that leave a column odd, in the same order.
  func holders(of column: Int, among lines: [Int]) -> [Int] {
    let (offset, shift) = (column >> 6, UInt64(column & 63))
    return lines.filter { words[$0 * stride + offset] >> shift & 1 == 1 }
  }

  /// Lets a column of a line be even at the price of its use.
  mutating func leave(_ column: Int, use: Double, in line: Int) {
    words[line * stride + column >> 6] &= ~(1 << UInt64(column & 63))
    slack[line] += use
  }

  mutating func add(_ pivot: Int, to line: Int) {
    let (source, sum) = (pivot * stride, line * stride)
    for word in 0..<stride { words[sum + word] ^= words[source + word] }
    slack[line] += slack[pivot]
    isOddSide[line] = isOddSide[line] != isOddSide[pivot]
  }

  /// What a line loses with the uses of the columns it leaves odd; `nil` from a limit on.
  func loss(of line: Int, uses: [Double], below limit: Double) -> Double? {
    var loss = slack[line]
    for word in 0..<columnWords {
      var rest = words[line * stride + word]
      while rest != 0 {
        loss += uses[word << 6 + rest.trailingZeroBitCount]
        rest &= rest - 1
      }
      guard loss < limit else { return nil }
    }
    return loss < limit ? loss : nil
  }

  /// The sources that a line adds up.
  func origin(of line: Int) -> BitSet {
    BitSet(words: words[line * stride + columnWords..<(line + 1) * stride])
  }
}
