/// Where addresses may break: after `/ ? & = #`, after `-`, never before them; `://` stays with the host.
struct URLPieces {
  private let scalars: [UInt32]
  private let ranges: [Range<Int>]

  init(_ scalars: [UInt32]) {
    self.scalars = scalars
    var ranges: [Range<Int>] = []
    var index = 2
    while index < scalars.count {
      if scalars[index] == 0x2F, scalars[index - 1] == 0x2F, scalars[index - 2] == 0x3A {
        var end = index + 1
        while end < scalars.count, scalars[end] > 0x20, scalars[end] < 0x7F { end += 1 }
        ranges.append(index + 1..<end)
        index = end
      }
      index += 1
    }
    self.ranges = ranges
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
