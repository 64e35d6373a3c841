/// Whether one identifier comes before another, runs of digits compared as numbers.
///
/// 9 comes before 10, and A9 before A10. A total order of unequal texts.
func precedes(_ a: String, _ b: String) -> Bool {
  let left = Array(a.utf8)
  let right = Array(b.utf8)
  var (i, j) = (0, 0)
  while i < left.count, j < right.count {
    if isDigit(left[i]), isDigit(right[j]) {
      let first = digits(left, &i)
      let second = digits(right, &j)
      if first.count != second.count { return first.count < second.count }
      if !first.elementsEqual(second) { return first.lexicographicallyPrecedes(second) }
    } else {
      if left[i] != right[j] { return left[i] < right[j] }
      i += 1
      j += 1
    }
  }
  if i < left.count || j < right.count { return i == left.count }
  // Equal but for leading zeros: let the bytes decide.
  return left.lexicographicallyPrecedes(right)
}

private func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

/// The run of digits at a place, without leading zeros; moves past it.
private func digits(_ bytes: [UInt8], _ place: inout Int) -> ArraySlice<UInt8> {
  let start = place
  while place < bytes.count, isDigit(bytes[place]) { place += 1 }
  return bytes[start..<place].drop { $0 == 0x30 }
}
