/// A line and column of a file, both from 1; columns count Unicode scalars.
struct SourceLocation: Equatable {
  var line: Int
  var column: Int

  /// Finds the places of many byte offsets in one pass over the file.
  ///
  /// Columns are worth having only in reports, so nothing counts lines while reading.
  static func of(offsets: [Int], in bytes: [UInt8]) -> [SourceLocation] {
    let order = offsets.indices.sorted { (offsets[$0], $0) < (offsets[$1], $1) }
    var locations = offsets.map { _ in SourceLocation(line: 1, column: 1) }
    var place = SourceLocation(line: 1, column: 1)
    var position = bytes.starts(with: byteOrderMark) ? 3 : 0
    for index in order {
      while position < min(offsets[index], bytes.count) {
        if bytes[position] == 0x0A {
          place = SourceLocation(line: place.line + 1, column: 1)
        } else if bytes[position] & 0xC0 != 0x80 {
          place.column += 1
        }
        position += 1
      }
      locations[index] = place
    }
    return locations
  }
}
