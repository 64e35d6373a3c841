/// The text of bytes in Windows-1252, the encoding of older spreadsheet
/// exports, or `nil` if they hold one of its five unassigned bytes.
///
/// - Complexity: O(*n*) in the number of bytes.
func windows1252Text(_ bytes: some Collection<UInt8>) -> String? {
  var scalars = String.UnicodeScalarView()
  for byte in bytes {
    guard let scalar = windows1252Scalar(byte) else { return nil }
    scalars.append(scalar)
  }
  return String(scalars)
}

private func windows1252Scalar(_ byte: UInt8) -> Unicode.Scalar? {
  guard 0x80...0x9F ~= byte else { return Unicode.Scalar(byte) }
  let value = upperControls[Int(byte) - 0x80]
  return value == 0 ? nil : Unicode.Scalar(value)
}

/// The characters of 0x80 … 0x9F, where Latin-1 has control characters; 0 is unassigned.
private let upperControls: [UInt16] = [
  0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
  0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
]
