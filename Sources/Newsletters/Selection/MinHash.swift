/// The shingles of a text as 64 values of 16 bits, of which two texts share as large a part as they share
/// shingles (Broder 1997).
///
/// One hash of each shingle is enough: its upper bits choose a bin, and each bin keeps its least value (one
/// permutation hashing: Li, Owen and Zhang 2012). Bins that stay empty borrow from others, chosen by a hash of
/// their own number (optimal densification: Shrivastava 2017).
///
/// - Parameters:
///   - text: the text.
///   - shingle: the width of a shingle; another than the default is of use in measurements only.
/// - Returns: nothing for a text that is too short to be compared.
func minHash(_ text: NormalisedText, shingle: Int = Fingerprint.Likeness.width) -> [UInt16] {
  var least = [UInt64](repeating: .max, count: Fingerprint.Likeness.values)
  var window = ShingleWindow(width: shingle)
  var total = 0
  for place in text.letters.indices {
    total += columns(text.letters[place])
    guard let number = window.extend(to: place, of: text.letters) else { continue }
    let hash = mixed(number)
    let bin = Int(hash >> 58)
    if hash < least[bin] { least[bin] = hash }
  }
  guard total >= Fingerprint.Likeness.shortestCompared else { return [] }
  return densified(least).map { UInt16(truncatingIfNeeded: $0) }
}

/// The letters that end at a place and are together as wide as a shingle, as a number that moves along with them
/// (Karp and Rabin 1987).
private struct ShingleWindow {
  private var first = 0
  private var width = 0
  private var hash: UInt64 = 0
  private let wanted: Int
  /// What the oldest of so many letters counts in the hash.
  private let weights: [UInt64]
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  init(width: Int) {
    wanted = width
    weights = (0...width + 1).reduce(into: []) { weights, _ in
      weights.append(weights.last.map { $0 &* ShingleWindow.base } ?? 1)
    }
  }

  /// Takes in the letter at `place`, one after the last, and lets go of those before the shingle.
  ///
  /// - Returns: the number of the shingle; `nil` while the text is narrower than one.
  mutating func extend(to place: Int, of letters: [UInt32]) -> UInt64? {
    hash = hash &* ShingleWindow.base &+ UInt64(letters[place])
    width += columns(letters[place])
    while width - columns(letters[first]) >= wanted {
      hash = hash &- UInt64(letters[first]) &* weights[place - first]
      width -= columns(letters[first])
      first += 1
    }
    return width >= wanted ? hash : nil
  }
}

/// 2 for Han, kana and hangul, of which one says as much as two letters; 1 for all others.
private func columns(_ letter: UInt32) -> Int { letter >= 0x2E80 ? 2 : 1 }

/// Spreads a number over 64 bits (the finisher of SplitMix64: Steele, Lea and Flood 2014).
private func mixed(_ number: UInt64) -> UInt64 {
  var value = number &+ 0x9E37_79B9_7F4A_7C15
  value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
  value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
  return value ^ (value >> 31)
}

/// Gives each empty bin the value of one that is not, the same in every text in which the same bins are empty.
private func densified(_ bins: [UInt64]) -> [UInt64] {
  guard bins.contains(where: { $0 != .max }) else { return bins }
  return bins.indices.map { bin in
    var (source, attempt) = (bin, UInt64(0))
    while bins[source] == .max {
      attempt += 1
      source = Int(mixed(UInt64(bin) << 32 | attempt) % UInt64(bins.count))
    }
    return bins[source]
  }
}
