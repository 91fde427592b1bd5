/// Finds texts that are nearly the same, among many, without comparing all with all.
///
/// The values of a fingerprint are cut into bands, and only texts that agree in a whole band are compared
/// (Indyk and Motwani 1998; Broder 2000). There are more bands than values in which two texts may differ and
/// still be alike, so that by the pigeonhole principle no such pair is missed.
struct LikenessIndex<Value> {
  /// The likeness from which texts are nearly the same.
  private let threshold: Double
  /// A power of two, so that bands are of one length.
  private let bands: Int
  private var entries: [(fingerprint: Fingerprint, value: Value)] = []
  private var buckets: [Bucket: [Int]] = [:]

  /// A band of a fingerprint, by its number and a digest of its values.
  private struct Bucket: Hashable {
    var band: Int
    var values: UInt64
  }

  init(threshold: Double) {
    self.threshold = threshold
    let mayDiffer = Int(Double(Fingerprint.Likeness.values) * (1 - threshold))
    var bands = 1
    while bands <= mayDiffer, bands < Fingerprint.Likeness.values { bands *= 2 }
    self.bands = bands
  }

  /// Enters a text; one that is too short to be compared is never found.
  mutating func insert(_ fingerprint: Fingerprint, _ value: Value) {
    for bucket in bucketsOf(fingerprint) { buckets[bucket, default: []].append(entries.count) }
    entries.append((fingerprint, value))
  }

  /// The text that is most like `fingerprint`, the first of several; `nil` where none is like it.
  func closest(to fingerprint: Fingerprint) -> (value: Value, likeness: Double)? {
    let places = Set(bucketsOf(fingerprint).flatMap { buckets[$0] ?? [] })
    var best: (place: Int, likeness: Double)?
    for place in places {
      let likeness = fingerprint.likeness(to: entries[place].fingerprint)
      guard likeness >= threshold else { continue }
      if let best, (best.likeness, -best.place) > (likeness, -place) { continue }
      best = (place, likeness)
    }
    return best.map { (entries[$0.place].value, $0.likeness) }
  }

  private func bucketsOf(_ fingerprint: Fingerprint) -> [Bucket] {
    let values = fingerprint.shingles
    guard values.count == Fingerprint.Likeness.values else { return [] }
    let rows = values.count / bands
    return (0..<bands).map { band in
      let slice = values[band * rows..<(band + 1) * rows]
      // FNV-1a; a collision costs a comparison and decides nothing.
      let digest = slice.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
      return Bucket(band: band, values: digest)
    }
  }
}
