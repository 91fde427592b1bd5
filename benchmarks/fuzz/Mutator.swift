/// Makes inputs of inputs: the same seed makes the same ones, on every machine.
struct Mutator {
  /// Inputs to begin with, in a fixed order.
  let corpus: [[UInt8]]
  /// Texts that mean something to the target.
  let words: [[UInt8]]
  /// Inputs are cut at so many bytes.
  static let largest = 1 << 16

  /// The input of a number.
  func input(_ seed: UInt64) -> [UInt8] {
    var chance = SplitMix(state: seed)
    var bytes = corpus.randomElement(using: &chance) ?? []
    for _ in 0..<Int.random(in: 1...12, using: &chance) { change(&bytes, &chance) }
    return Array(bytes.prefix(Mutator.largest))
  }

  private func change(_ bytes: inout [UInt8], _ chance: inout SplitMix) {
    let place = Int.random(in: 0...bytes.count, using: &chance)
    let range = place..<min(bytes.count, place + Int.random(in: 0...64, using: &chance))
    switch Int.random(in: 0..<12, using: &chance) {
    case 0: bytes.removeSubrange(range)
    case 1: bytes.insert(contentsOf: bytes[range], at: Int.random(in: 0...bytes.count, using: &chance))
    case 2: bytes.insert(contentsOf: repeated(Array(bytes[range]), &chance), at: place)
    case 3: splice(&bytes, at: place, &chance)
    case 4: if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &chance) }
    case 5: bytes.insert(UInt8.random(in: 0...255, using: &chance), at: place)
    case 6: bytes.removeSubrange(place...)
    case 7: bytes.insert(contentsOf: repeated(words.randomElement(using: &chance) ?? [], &chance), at: place)
    default: bytes.insert(contentsOf: words.randomElement(using: &chance) ?? [], at: place)
    }
  }

  private func repeated(_ piece: [UInt8], _ chance: inout SplitMix) -> [UInt8] {
    Array(repeatElement(piece, count: 1 << Int.random(in: 1...9, using: &chance)).joined().prefix(1 << 14))
  }

  private func splice(_ bytes: inout [UInt8], at place: Int, _ chance: inout SplitMix) {
    guard let other = corpus.randomElement(using: &chance) else { return }
    let start = Int.random(in: 0...other.count, using: &chance)
    bytes.insert(contentsOf: other[start...].prefix(Int.random(in: 0...400, using: &chance)), at: place)
  }
}

/// A generator of random numbers with a seed (Steele, Lea and Flood, 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
