/// LB-url, where addresses may break: after `/ ? & = #`, after `-`, never before them; `://` stays with the
/// host. An address begins with a scheme, or with `www.`.
struct URLPieces {
  private let scalars: [UInt32]
  private let ranges: [Range<Int>]

  init(_ scalars: [UInt32]) {
    self.scalars = scalars
    var ranges: [Range<Int>] = []
    var index = 0
    while index < scalars.count {
      guard let start = URLPieces.host(scalars, at: index) else {
        index += 1
        continue
      }
      var end = start
      while end < scalars.count, scalars[end] > 0x20, scalars[end] < 0x7F { end += 1 }
      ranges.append(start..<end)
      index = max(end, index + 1)
    }
    self.ranges = ranges
  }

  /// Where the host of an address begins whose `://` or `www.` begins at `index`.
  private static func host(_ scalars: [UInt32], at index: Int) -> Int? {
    let rest = scalars[index...]
    switch scalars[index] {
    case 0x3A: return rest.starts(with: [0x3A, 0x2F, 0x2F]) ? index + 3 : nil
    case 0x77, 0x57:
      let isAfterWord = index > 0 && CharacterTable.shared[scalars[index - 1]] == .letter
      return !isAfterWord && rest.prefix(4).map({ $0 | 0x20 }) == [0x77, 0x77, 0x77, 0x2E] ? index : nil
    default: return nil
    }
  }

  /// What a break before a character costs; `nil` outside of addresses.
  func penalty(before index: Int) -> Float? {
    guard let range = range(around: index) else { return nil }
    guard index > range.lowerBound, !isDivider(scalars[index]), scalars[index] != 0x2D else {
      return .infinity
    }
    let isAfterDivider = isDivider(scalars[index - 1]) || scalars[index - 1] == 0x2D
    return isAfterDivider ? CompositionCosts.urlPiece : CompositionCosts.urlAnywhere
  }

  /// The address that a character belongs to; they are in order, so the search halves.
  private func range(around index: Int) -> Range<Int>? {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= index { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= index ? ranges[low] : nil
  }

  private func isDivider(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2F, 0x3F, 0x26, 0x3D, 0x23: true
    default: false
    }
  }
}
