extension StringProtocol {
  /// Where a text of ASCII first stands. Bytes are compared: no locale, no normalisation.
  func firstRange(ofASCII wanted: StaticString) -> Range<Index>? {
    let bytes = UnsafeBufferPointer(start: wanted.utf8Start, count: wanted.utf8CodeUnitCount)
    guard let first = bytes.first else { return nil }
    var start = startIndex
    while let found = utf8[start...].firstIndex(of: first) {
      if utf8[found...].starts(with: bytes) { return found..<utf8.index(found, offsetBy: bytes.count) }
      start = utf8.index(after: found)
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  /// Where a text of ASCII first stands.
  func firstRange(ofASCII wanted: StaticString) -> Range<Int>? {
    let bytes = UnsafeBufferPointer(start: wanted.utf8Start, count: wanted.utf8CodeUnitCount)
    guard let first = bytes.first else { return nil }
    var start = startIndex
    while let found = self[start...].firstIndex(of: first) {
      if self[found...].starts(with: bytes) { return found..<(found + bytes.count) }
      start = found + 1
    }
    return nil
  }
}
