/// The colours of a picture and how many pixels each has; of a picture of very many colours only that it is one.
struct ColorCount {
  /// Slots, found by hashing; `none` is no colour.
  private var keys = [UInt32](repeating: none, count: slots)
  private var counts = [Int](repeating: 0, count: slots)
  /// How many colours there are.
  private(set) var count = 0

  private static let none = UInt32.max
  private static let slots = 4096
  /// From here on nobody would call it a picture of few colours.
  private static let limit = 2048

  var isOverfull: Bool { count >= ColorCount.limit }

  /// Counts the pixels of a row.
  mutating func add(_ row: UnsafeBufferPointer<UInt32>) {
    var start = 0
    while start < row.count, !isOverfull {
      let color = row[start]
      var end = start + 1
      while end < row.count, row[end] == color { end += 1 }
      add(color & 0xff_ffff, end - start)
      start = end
    }
  }

  private mutating func add(_ color: UInt32, _ pixels: Int) {
    let slot = slot(of: color)
    if keys[slot] == ColorCount.none {
      keys[slot] = color
      count += 1
    }
    counts[slot] += pixels
  }

  /// Where a colour stands, or is to stand.
  func slot(of color: UInt32) -> Int {
    var slot = Int((color &* 2_654_435_761) >> 20)
    while keys[slot] != color, keys[slot] != ColorCount.none { slot = (slot + 1) & (ColorCount.slots - 1) }
    return slot
  }

  /// All colours, the most frequent first.
  var byFrequency: [(color: UInt32, pixels: Int)] {
    keys.indices.filter { keys[$0] != ColorCount.none }
      .map { (color: keys[$0], pixels: counts[$0]) }
      .sorted { ($1.pixels, $0.color) < ($0.pixels, $1.color) }
  }
}

/// At most 256 colours that show a picture: all that it has, or those of its areas, and of the many shades at the edges of
/// its letters every second or third.
struct Palette {
  private(set) var colors: [UInt32] = []
  /// The place in `colors` by the slot of a colour.
  private var indices: [UInt8]
  private let count: ColorCount

  /// How far a shade of an edge may be from the one that stands for it, of 255.
  private static let tolerances = 0...2
  /// A colour of more pixels than one of this many is an area, or a step of a gradient, and is kept.
  private static let pixelsOfArea = 2000

  /// `nil` where more colours are needed.
  init?(_ count: ColorCount, pixels: Int) {
    guard !count.isOverfull else { return nil }
    let all = count.byFrequency
    let areas = all.prefix { $0.pixels * Palette.pixelsOfArea > pixels }.count
    self.count = count
    indices = []
    for tolerance in Palette.tolerances {
      if let chosen = Palette.choose(all.map(\.color), areas, tolerance) {
        colors = chosen.colors
        indices = [UInt8](repeating: 0, count: 4096)
        for (color, index) in zip(all, chosen.indices) { indices[count.slot(of: color.color)] = index }
        return
      }
    }
    return nil
  }

  /// The number of a colour of the picture.
  func index(of color: UInt32) -> UInt8 { indices[count.slot(of: color & 0xff_ffff)] }

  /// Takes the first `areas` colours, and of the others each that none of those before is like.
  private static func choose(
    _ all: [UInt32], _ areas: Int, _ tolerance: Int
  ) -> (colors: [UInt32], indices: [UInt8])? {
    var colors: [UInt32] = []
    var indices: [UInt8] = []
    for (place, color) in all.enumerated() {
      let like = place < areas ? nil : colors.firstIndex { distance($0, color) <= tolerance }
      if like == nil {
        guard colors.count < 256 else { return nil }
        colors.append(color)
      }
      indices.append(UInt8(like ?? colors.count - 1))
    }
    return (colors, indices)
  }

  /// The largest difference of a channel.
  private static func distance(_ first: UInt32, _ second: UInt32) -> Int {
    let shifts: [UInt32] = [16, 8, 0]
    return shifts.reduce(0) { most, shift in
      let (one, other) = (Int(first >> shift & 255), Int(second >> shift & 255))
      return max(most, abs(one - other))
    }
  }
}
