import PlacementDocuments
import Testing

@Suite struct FaultyRecordTests {
  private func read(title: String = #""t""#, offers: String) -> ReadResult<Sample> {
    let text = """
      {"format": "placements/sample", "version": 1, "title": \(title), "offers": [\(offers)]}
      """
    return Sample.format.read(Array(text.utf8), document: "s.json")
  }

  private func offer(_ id: String, phase: String = "primary") -> String {
    #"{"id": "\#(id)", "phase": "\#(phase)", "start": "2018-09-03"}"#
  }

  @Test func faultyRecordsAreLeftOutAndListed() {
    let result = read(
      offers: [offer("A"), offer("B", phase: "x"), "7", offer("C")].joined(separator: ","))
    #expect(result.root?.offers.map(\.id) == ["A", "C"])
    #expect(
      result.faultyRecords == [
        FaultyRecord(list: "offers", index: 1, identifier: "B"),
        FaultyRecord(list: "offers", index: 2, identifier: nil),
      ])
    #expect(result.problems.map(\.code) == ["UNKNOWN-CHOICE", "WRONG-TYPE"])
  }

  @Test func recordsThatShareAnIdentifierAreAllFaulty() {
    let result = read(
      offers: [offer("A"), offer("B"), offer("A"), offer("A", phase: "x")].joined(separator: ","))
    #expect(result.root?.offers.map(\.id) == ["B"])
    #expect(result.faultyRecords.map(\.index) == [0, 2, 3])
    #expect(
      result.problems.filter { $0.code == "DUPLICATE-ID" }.map(\.description) == [
        "s.json: offers[2] (A), line 1, column 182: element 0 of this list has the same "
          + "identifier. Remove one of them, or give it an identifier of its own.",
        "s.json: offers[3] (A), line 1, column 237: element 0 of this list has the same "
          + "identifier. Remove one of them, or give it an identifier of its own.",
      ])
  }

  @Test func errorOutsideOfRecordsIsStructural() {
    let result = read(title: "7", offers: offer("A", phase: "x"))
    #expect(result.root == nil)
    #expect(result.problems.map(\.path) == ["title", "offers[0].phase"])
  }

  @Test func reportsAreLimitedButFaultyRecordsAreNot() {
    let result = read(offers: Array(repeating: "1", count: 10_005).joined(separator: ","))
    #expect(result.root?.offers.isEmpty == true)
    #expect(result.faultyRecords.count == 10_005)
    #expect(result.problems.count == 10_001)
    #expect(
      result.problems.last?.description
        == "s.json: 5 more problems are not listed. Correct the listed ones and read the file again."
    )
  }
}
