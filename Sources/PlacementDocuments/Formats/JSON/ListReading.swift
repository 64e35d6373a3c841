/// Reads the elements of the list at `node`.
///
/// In a list of the document itself faulty elements are set aside; in any
/// other they make the whole list unreadable.
@_semantics("optimize.sil.specialize.generic.never")
func readList<Element>(
  _ node: Int, of element: Shape<Element>, maximum: Int, isDistinct: Bool,
  _ reader: inout JSONReader
) -> [Element]? {
  let count = reader.tree.childCount(node)
  guard count <= maximum else {
    reader.report(
      "TOO-MANY", at: node, "this list has \(count) elements", "Keep at most \(maximum).")
    return nil
  }
  var values: [Element] = []
  values.reserveCapacity(count)
  var marks = ListMarks()
  let errorsBefore = reader.errors
  var child = node + 1
  for index in 0..<count {
    reader.enter(index: index)
    let errorsInOthers = reader.errors
    reader.lastIdentifier = nil
    let value = element.read(child, &reader)
    let identifier = element.isIdentified ? reader.lastIdentifier : nil
    if isDistinct, let identifier {
      marks.checkIdentifier(identifier, at: child, index, &reader)
    }
    if let value, reader.errors == errorsInOthers {
      values.append(value)
      marks.kept.append(index)
    } else {
      marks.faulty.append((index, identifier))
    }
    reader.leave()
    child = reader.tree.next(child)
  }
  if isDistinct, !element.isIdentified, values.count > 1 {
    var writer = JSONWriter()
    var ends: [Int] = []
    for value in values {
      element.write(value, &writer)
      ends.append(writer.bytes.count)
    }
    marks.checkEquality(of: writer.bytes, ends: ends, list: node, &reader)
  }
  let errors = reader.errors - errorsBefore
  guard reader.isAtTopLevel else { return errors == 0 ? values : nil }
  reader.errorsInRecords += errors
  if errors == 0 { return values }
  let setAside = marks.setAside(&reader)
  return values.indices.filter { !setAside.contains(marks.kept[$0]) }.map { values[$0] }
}

/// Which elements of a list being read are kept, and which are faulty.
private struct ListMarks {
  /// The indexes of the elements that could be read.
  var kept: [Int] = []
  var faulty: [(index: Int, identifier: String?)] = []
  private var firstUses: [String: Int] = [:]

  /// Reports an identifier already in use.
  ///
  /// Nothing tells which of the two records is meant, so the first one becomes
  /// faulty too.
  @inline(never)
  mutating func checkIdentifier(
    _ identifier: String, at node: Int, _ index: Int, _ reader: inout JSONReader
  ) {
    guard let first = firstUses[identifier] else {
      firstUses[identifier] = index
      return
    }
    let listed = reader.listedProblems
    reader.report(
      "DUPLICATE-ID", at: node, "element \(first) of this list has the same identifier",
      "Remove one of them, or give it an identifier of its own.")
    reader.nameRecord(identifier, since: listed)
    faulty.append((first, identifier))
  }

  /// Reports elements that are written alike, given how each is written up to its end.
  @inline(never)
  mutating func checkEquality(
    of bytes: [UInt8], ends: [Int], list: Int, _ reader: inout JSONReader
  ) {
    func text(_ place: Int) -> ArraySlice<UInt8> {
      bytes[(place == 0 ? 0 : ends[place - 1])..<ends[place]]
    }
    // Most lists are short, and comparing a few texts is cheaper than hashing them.
    let isShort = ends.count <= 16
    var firsts: [ArraySlice<UInt8>: Int] = [:]
    for place in ends.indices {
      let first =
        isShort
        ? (0..<place).first { text($0) == text(place) }
        : firsts[text(place)]
      if let first {
        reportEqual(kept[place], to: kept[first], list: list, &reader)
      } else if !isShort {
        firsts[text(place)] = place
      }
    }
  }

  private mutating func reportEqual(
    _ index: Int, to first: Int, list: Int, _ reader: inout JSONReader
  ) {
    var node = list + 1
    for _ in 0..<index { node = reader.tree.next(node) }
    reader.enter(index: index)
    reader.report(
      "REPEATED-VALUE", at: node, "this repeats element \(first) of the list",
      "Remove one of them.")
    reader.leave()
    faulty.append((index, nil))
  }

  /// Records the faulty elements, and gives their indexes.
  @inline(never)
  func setAside(_ reader: inout JSONReader) -> Set<Int> {
    let list = reader.topLevelKey
    var indexes: Set<Int> = []
    for entry in faulty.sorted(by: { $0.index < $1.index })
    where indexes.insert(entry.index).inserted {
      reader.faultyRecords.append(
        FaultyRecord(list: list, index: entry.index, identifier: entry.identifier))
    }
    return indexes
  }
}
