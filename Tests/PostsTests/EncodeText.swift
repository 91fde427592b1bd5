import CIconv

/// A text in another encoding, by the `iconv` of this machine; `nil` where that cannot say it.
func convertBack(_ text: String, to encoding: String) -> [UInt8]? {
  guard let converter = iconv_open(encoding, "UTF-8"), converter != iconv_t(bitPattern: -1) else {
    return nil
  }
  defer { iconv_close(converter) }
  var input = text.utf8.map { CChar(bitPattern: $0) }
  var output = [CChar](repeating: 0, count: input.count * 4)
  let capacity = output.count
  let left = input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output in
      var (from, to) = (input.baseAddress, output.baseAddress)
      var (count, room) = (input.count, capacity)
      let result = iconv(converter, &from, &count, &to, &room)
      return result == -1 ? nil : Optional(room)
    }
  }
  guard let left else { return nil }
  return output.prefix(capacity - left).map { UInt8(bitPattern: $0) }
}
