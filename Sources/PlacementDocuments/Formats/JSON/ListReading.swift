/// A list being read: its elements so far, and which of them to set aside.
struct ListReading<Element: Sendable> {
  private let element: Shape<Element>
  private let isDistinct: Bool
  private var elements: [(index: Int, node: Int, value: Element)] = []
  private var faulty: [(index: Int, identifier: String?)] = []
  private var firstUses: [String: Int] = [:]

  init(element: Shape<Element>, isDistinct: Bool) {
    self.element = element
    self.isDistinct = isDistinct
  }

  /// Reads the list at `node`.
  ///
  /// In a list of the document itself faulty elements are set aside; in any
  /// other they make the whole list unreadable.
  mutating func read(_ node: Int, maximum: Int, _ reader: inout JSONReader) -> [Element]? {
    let setsAside = reader.isAtTopLevel
    let errorsBefore = reader.errors
    let end = reader.tree.next(node)
    var child = node + 1
    var index = 0
    while child < end {
      guard index < maximum else {
        reader.report(
          "TOO-MANY", at: node, "this list has more than \(maximum) elements", "Remove the rest.")
        return nil
      }
      reader.enter(index: index)
      readElement(at: child, index: index, &reader)
      reader.leave()
      child = reader.tree.next(child)
      index += 1
    }
    if isDistinct, !element.isIdentified { reportEqualElements(&reader) }
    let errors = reader.errors - errorsBefore
    guard setsAside else { return errors == 0 ? elements.map(\.value) : nil }
    reader.errorsInRecords += errors
    return errors == 0 ? elements.map(\.value) : elementsWithoutFaultyOnes(&reader)
  }

  private mutating func readElement(at node: Int, index: Int, _ reader: inout JSONReader) {
    let errorsBefore = reader.errors
    reader.lastIdentifier = nil
    let value = element.read(node, &reader)
    let identifier = element.isIdentified ? reader.lastIdentifier : nil
    if isDistinct, let identifier { checkIdentifier(identifier, at: node, index, &reader) }
    if let value, reader.errors == errorsBefore {
      elements.append((index, node, value))
    } else {
      faulty.append((index, identifier))
    }
  }

  /// Reports an identifier already in use.
  ///
  /// Nothing tells which of the two records is meant, so the first one becomes
  /// faulty too.
  private mutating func checkIdentifier(
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

  /// Reports elements that are written alike as an earlier one is.
  private mutating func reportEqualElements(_ reader: inout JSONReader) {
    guard elements.count > 1 else { return }
    var writer = JSONWriter()
    var written: [ArraySlice<UInt8>] = []
    var ends: [Int] = []
    for (_, _, value) in elements {
      element.write(value, &writer)
      ends.append(writer.bytes.count)
    }
    for place in ends.indices {
      written.append(writer.bytes[(place == 0 ? 0 : ends[place - 1])..<ends[place]])
    }
    let firsts = firstEqualPlaces(written)
    for (place, first) in firsts.enumerated() where first < place {
      reader.enter(index: elements[place].index)
      reader.report(
        "REPEATED-VALUE", at: elements[place].node,
        "this repeats element \(elements[first].index) of the list", "Remove one of them.")
      reader.leave()
      faulty.append((elements[place].index, nil))
    }
  }

  private mutating func elementsWithoutFaultyOnes(_ reader: inout JSONReader) -> [Element] {
    let list = reader.topLevelKey
    var setAside: Set<Int> = []
    for entry in faulty.sorted(by: { $0.index < $1.index })
    where setAside.insert(entry.index).inserted {
      reader.faultyRecords.append(
        FaultyRecord(list: list, index: entry.index, identifier: entry.identifier))
    }
    return elements.filter { !setAside.contains($0.index) }.map(\.value)
  }
}

/// For each text the place of the first one equal to it.
private func firstEqualPlaces(_ texts: [ArraySlice<UInt8>]) -> [Int] {
  // Most lists are short, and comparing a few slices is cheaper than hashing them.
  if texts.count <= 16 {
    return texts.indices.map { place in texts.firstIndex(of: texts[place]) ?? place }
  }
  var firsts: [ArraySlice<UInt8>: Int] = [:]
  return texts.indices.map { place in
    if let first = firsts[texts[place]] { return first }
    firsts[texts[place]] = place
    return place
  }
}
