import Foundation
import PlacementDocuments
import PlacementTesting
import Testing

@Suite struct DocumentFormatTests {
  private static let written = """
    {
      "format": "placements/sample",
      "version": 1,
      "title": "Herbst \\"18\\"",
      "offers": [
        {
          "id": "O-1",
          "phase": "early-years",
          "subjects": [
            "maths",
            "art"
          ],
          "start": "2018-09-03",
          "weights": {
            "a": 0.1,
            "b": 1.0
          },
          "mentors": [
            {
              "id": "M-1",
              "slots": 2
            }
          ]
        },
        {
          "id": "O-2",
          "phase": "primary",
          "places": 3,
          "start": "2018-09-03",
          "end": "2018-12-14",
          "confirmed": true,
          "points": {
            "phase": -1,
            "travel": 2
          },
          "kind": "serial"
        }
      ]
    }

    """

  private static var value: Sample {
    var first = Sample.Offer(id: "O-1", phase: .earlyYears, subjects: ["maths", "art"])
    first.start = Day("2018-09-03") ?? .earliest
    first.weights = ["b": 1, "a": 0.1]
    first.mentors = [Sample.Mentor(id: "M-1", slots: 2)]
    var second = Sample.Offer(id: "O-2", places: 3, start: first.start, end: Day("2018-12-14"))
    second.isConfirmed = true
    second.points = ["travel": 2, "phase": -1]
    second.kind = "serial"
    return Sample(title: "Herbst \"18\"", offers: [first, second])
  }

  @Test func documentIsWrittenInItsCanonicalForm() {
    #expect(String(decoding: Sample.format.write(Self.value), as: UTF8.self) == Self.written)
  }

  @Test func canonicalFormIsReadBack() {
    let result = Sample.format.read(Array(Self.written.utf8), document: "sample.json")
    #expect(result.problems.isEmpty)
    #expect(result.faultyRecords.isEmpty)
    #expect(result.root == Self.value)
  }

  @Test(arguments: UInt64(0)..<300)
  func whatIsWrittenIsReadBack(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let sample = Sample.random(&generator)
    let bytes = Sample.format.write(sample)
    let result = Sample.format.read(bytes, document: "sample.json")
    #expect(result.problems.isEmpty)
    #expect(result.root == sample)
    #expect(result.root.map(Sample.format.write) == bytes)
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(bytes)) }
  }

  @Test func byteOrderMarkEscapesAndKeyOrderDoNotMatter() {
    let text = """
      \u{FEFF}{"offers":[{"start":"2018\\u002d09-03","ph\\u0061se":"prim\\u0061ry","id":"O\\u002d1"}],
      "title":"\\ud83d\\ude00\\u00e9\\/","version":1,"format":"placements\\/sample"}
      """
    let result = Sample.format.read(Array(text.utf8), document: "sample.json")
    #expect(result.problems.isEmpty)
    #expect(result.root?.title == "😀é/")
    #expect(result.root?.offers.map(\.id) == ["O-1"])
    #expect(result.root?.offers.first?.start == Day("2018-09-03"))
  }

  @Test(arguments: [
    (
      #"{"version": 1}"#,
      #"s.json: line 1, column 1: the key 'format' is missing. Add "format": "placements/sample"."#
    ),
    (
      #"{"format": "placements/offers", "version": 1}"#,
      "s.json: format, line 1, column 12: this is a 'placements/offers' document. "
        + "A 'placements/sample' document is wanted here."
    ),
    (
      #"{"format": 7, "version": 1}"#,
      "s.json: format, line 1, column 12: this is not the name of a format. "
        + "A 'placements/sample' document is wanted here."
    ),
    (
      #"{"format": "placements/sample"}"#,
      #"s.json: line 1, column 1: the key 'version' is missing. Add "version": 1."#
    ),
    (
      #"{"format": "placements/sample", "version": 2}"#,
      "s.json: version, line 1, column 44: version 2 is newer than this program reads (1). "
        + "Update the program."
    ),
    (
      #"{"format": "placements/sample", "version": 0}"#,
      "s.json: version, line 1, column 44: version 0 is not one this program reads (1). "
        + "Bring the document up to version 1."
    ),
    (
      #"{"format": "placements/sample", "version": "1"}"#,
      "s.json: version, line 1, column 44: this is not a version. Write the whole number 1."
    ),
    (
      "[]",
      "s.json: line 1, column 1: expected an object, found a list. "
        + #"Begin the document with { "format": "placements/sample", "version": 1, … }."#
    ),
  ])
  func wrongHeaderIsTheOnlyProblem(text: String, message: String) {
    let result = Sample.format.read(Array(text.utf8), document: "s.json")
    #expect(result.root == nil)
    #expect(result.problems.map(\.description) == [message])
  }

  @Test(arguments: UInt64(0)..<10)
  func damagedDocumentsNeverTrap(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let sound = Array(Self.written.utf8)
    let spice = Array("\"\\{}[],:0-e.u\n\u{0}tfn".utf8) + [0xC3, 0xED, 0xFF]
    for _ in 0..<1_000 {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
        let place = Int.random(in: bytes.indices, using: &generator)
        let byte = spice.randomElement(using: &generator) ?? 0
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes[place] = byte
        case 1: bytes.insert(byte, at: place)
        case 2: bytes.remove(at: place)
        case 3: bytes.removeSubrange(place...)
        default: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        }
      }
      let result = Sample.format.read(bytes, document: "s.json")
      // Whatever is left out or refused must have been reported.
      #expect(result.root != nil || !result.problems.isEmpty)
      #expect(result.faultyRecords.isEmpty || !result.problems.isEmpty)
      // What was accepted must be writable and mean the same again.
      if let root = result.root {
        let again = Sample.format.read(Sample.format.write(root), document: "s.json")
        #expect(again.problems.isEmpty)
        #expect(again.root == root)
      }
    }
  }
}
