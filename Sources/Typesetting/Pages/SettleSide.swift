/// Moves what stands beside the text apart: each block as near to its line as those before it, and the foot of the
/// page, let it.
enum SettleSide {
  /// Between two blocks, in points.
  static func gap(grid: Double) -> Double { 0.4 * grid }

  /// The top of each block in a column so many points high, which holds all of them.
  static func run(_ blocks: [SideBlock], height: Double, grid: Double) -> [Double] {
    var tops: [Double] = []
    var depth = 0.0
    for block in blocks {
      tops.append(max(block.y, depth))
      depth = (tops.last ?? 0) + block.height + gap(grid: grid)
    }
    var limit = height
    for index in blocks.indices.reversed() {
      tops[index] = max(0, min(tops[index], limit - blocks[index].height))
      limit = tops[index] - gap(grid: grid)
    }
    return tops
  }
}
