/// The length in bytes of the character that starts at `start`, or 0 if the
/// bytes there are not UTF-8 (overlong forms, surrogates and cut characters
/// included, as RFC 3629 has it).
func utf8Length(_ bytes: [UInt8], at start: Int, before end: Int) -> Int {
  func isTail(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
    start + offset < end && range ~= bytes[start + offset]
  }
  switch bytes[start] {
  case 0x00...0x7F: return 1
  case 0xC2...0xDF: return isTail(1) ? 2 : 0
  case 0xE0: return isTail(1, 0xA0...0xBF) && isTail(2) ? 3 : 0
  case 0xED: return isTail(1, 0x80...0x9F) && isTail(2) ? 3 : 0
  case 0xE1...0xEF: return isTail(1) && isTail(2) ? 3 : 0
  case 0xF0: return isTail(1, 0x90...0xBF) && isTail(2) && isTail(3) ? 4 : 0
  case 0xF1...0xF3: return isTail(1) && isTail(2) && isTail(3) ? 4 : 0
  case 0xF4: return isTail(1, 0x80...0x8F) && isTail(2) && isTail(3) ? 4 : 0
  default: return 0
  }
}

let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
