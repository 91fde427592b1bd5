/// Takes out the attributes of elements that have more than `limit`, from there on.
///
/// A parser looks through all attributes of a tag for each one, since the first of a name counts: 100,000 of
/// them would take a minute. No tag that says anything has that many.
func limitAttributes(_ bytes: [UInt8], limit: Int = 512) -> (bytes: [UInt8], removed: Int) {
  var output: [UInt8] = []
  var copied = 0
  var removed = 0
  var position = 0
  while let start = bytes[position...].firstIndex(of: 0x3C) {
    position = start + 1
    guard position < bytes.count, (0x61...0x7A).contains(bytes[position] | 0x20) else { continue }
    let tag = attributeEnd(bytes, from: position, limit: limit)
    position = tag.end
    guard let surplus = tag.surplus else { continue }
    output += bytes[copied..<surplus]
    copied = tag.end
    removed += 1
  }
  return removed == 0 ? (bytes, 0) : (output + bytes[copied...], removed)
}

/// Where the tag that goes on at `start` ends, and where its attributes become too many.
private func attributeEnd(_ bytes: [UInt8], from start: Int, limit: Int) -> (end: Int, surplus: Int?) {
  var position = start
  var count = 0
  var surplus: Int?
  var isBeforeName = false
  while position < bytes.count {
    switch bytes[position] {
    case 0x3E: return (position, surplus)
    case let quote where (quote == 0x22 || quote == 0x27) && position > start && bytes[position - 1] == 0x3D:
      guard let end = bytes[(position + 1)...].firstIndex(of: quote) else { return (bytes.count, surplus) }
      position = end
      isBeforeName = true
    case 0x2F: isBeforeName = true
    case let byte where byte.isHTMLSpace: isBeforeName = true
    case 0x3D: isBeforeName = false
    default:
      if isBeforeName {
        count += 1
        if count > limit, surplus == nil { surplus = position }
      }
      isBeforeName = false
    }
    position += 1
  }
  return (bytes.count, surplus)
}
