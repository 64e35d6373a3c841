import Foundation
import PlacementDocuments
import Testing

@Suite struct SchemaTests {
  private func schema() throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(Sample.format.schema))
    return try #require(object as? [String: Any])
  }

  private func properties(_ schema: [String: Any]) throws -> [String: [String: Any]] {
    try #require(schema["properties"] as? [String: [String: Any]])
  }

  @Test func schemaNamesItsDraftFormatAndVersion() throws {
    let schema = try schema()
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect(schema["$id"] as? String == "https://placements.invalid/schema/sample/1")
    #expect(schema["title"] as? String == "Sample")
    let properties = try properties(schema)
    #expect(properties["format"]?["const"] as? String == "placements/sample")
    #expect(properties["version"]?["const"] as? Int == 1)
  }

  @Test func schemaIsClosedAndListsWhatIsRequired() throws {
    let schema = try schema()
    #expect(schema["additionalProperties"] as? Bool == false)
    #expect(schema["required"] as? [String] == ["format", "version", "title", "offers"])
    let offers = try #require(try properties(schema)["offers"])
    #expect(offers["uniqueItems"] as? Bool == true)
    let offer = try #require(offers["items"] as? [String: Any])
    #expect(offer["additionalProperties"] as? Bool == false)
    #expect(offer["required"] as? [String] == ["id", "phase", "start"])
  }

  @Test func schemaStatesMeaningsRangesChoicesAndDefaults() throws {
    let offers = try #require(try properties(schema())["offers"])
    let fields = try properties(#require(offers["items"] as? [String: Any]))
    #expect(fields["places"]?["description"] as? String == "Number of places.")
    #expect(fields["places"]?["minimum"] as? Int == 1)
    #expect(fields["places"]?["maximum"] as? Int == 40)
    #expect(fields["places"]?["default"] as? Int == 1)
    #expect(fields["phase"]?["enum"] as? [String] == ["primary", "secondary", "early-years"])
    #expect(fields["kind"]?["enum"] as? [String] == ["block", "serial"])
    #expect(fields["subjects"]?["default"] as? [String] == [])
    #expect(fields["start"]?["default"] == nil)
    #expect(fields["start"]?["format"] as? String == "date")
    #expect(fields["mentors"]?["maxItems"] as? Int == 3)
    #expect(fields["id"]?["pattern"] as? String == "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")
    let settings = try #require(try properties(schema())["settings"])
    #expect(settings["default"] as? [String: Double] == [:])
  }

  @Test func patternOfTextsAllowsWhatTheReaderAllows() throws {
    let title = try #require(try properties(schema())["title"])
    let pattern = try NSRegularExpression(pattern: #require(title["pattern"] as? String))
    for scalar in (UInt32(0)...0xA1).compactMap(Unicode.Scalar.init) {
      let text = String(scalar)
      let isAllowed =
        pattern.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
      let written = Sample.format.write(Sample(title: text))
      let isRead = Sample.format.read(written, document: "s.json").problems.isEmpty
      #expect(isAllowed == isRead, "U+\(String(scalar.value, radix: 16))")
    }
  }
}
