import PlacementDocuments
import Testing

@Suite struct CSVWriterTests {
  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+44 1", "'+44 1"), ("-1+1", "'-1+1"), ("@x", "'@x"), ("\tx", "'\tx"),
    ("\rx", "\"'\rx\""), ("\nx", "\"'\nx\""), ("=a,\"b\"", "\"'=a,\"\"b\"\"\""), ("-", "'-"),
    ("-.5", "'-.5"), ("-1.2.3", "'-1.2.3"), ("-5", "-5"), ("-5.25", "-5.25"), ("5", "5"),
    ("a=b", "a=b"), ("'x", "'x"), ("a\"b", "\"a\"\"b\""), ("a,b", "\"a,b\""), (" a", "\" a\""),
    ("", ""),
  ])
  func cellIsWrittenSafely(cell: String, written: String) {
    var writer = CSVWriter(header: ["a", "b"])
    writer.row([cell, "x"])
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "a,b\r\n\(written),x\r\n")
  }

  @Test func byteOrderMarkComesFirst() {
    #expect(
      CSVWriter(header: ["é"], byteOrderMark: true).bytes
        == [0xEF, 0xBB, 0xBF, 0xC3, 0xA9, 0x0D, 0x0A])
  }

  @Test func emptyCellOfASingleColumnIsStillARow() {
    var writer = CSVWriter(header: ["a"])
    writer.row([""])
    let (table, problems) = CSVTable.read(writer.bytes, document: "a.csv", required: ["a"])
    #expect(problems.isEmpty)
    #expect(table?.count == 1)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "a\r\n\"\"\r\n")
  }
}
