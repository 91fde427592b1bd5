import CHyphen
import CIconv
import Glibc

/// The hyphenation patterns of one language, as libhyphen reads them (F. M. Liang, “Word Hy-phen-a-tion by
/// Com-put-er”, 1983, with the two levels of compounds of libhyphen).
///
/// Safe to share between tasks: libhyphen keeps no state of its own, and only reads a dictionary once it is
/// loaded.
final class HyphenationPatterns: @unchecked Sendable {
  private let dictionary: UnsafeMutablePointer<HyphenDict>
  /// The byte of each character, for dictionaries that are not in UTF-8.
  private let bytes: [UInt32: UInt8]?

  /// - Returns: `nil` for a file that is no dictionary, or in an encoding that iconv does not know.
  init?(path: String) {
    guard let dictionary = hnj_hyphen_load(path) else { return nil }
    self.dictionary = dictionary
    if dictionary.pointee.utf8 != 0 {
      bytes = nil
      return
    }
    let name = withUnsafeBytes(of: dictionary.pointee.cset) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    bytes = HyphenationPatterns.table(of: name)
    // The deinitialiser frees the dictionary.
    if bytes?.isEmpty ?? true { return nil }
  }

  deinit { hnj_hyphen_free(dictionary) }

  /// Where a word may be divided. Places where the spelling would change (“Schiffahrt”, “Schiff-fahrt”) are left out.
  ///
  /// - Parameters:
  ///   - word: Unicode scalars, in small letters.
  ///   - before: the least number of characters before the hyphen.
  ///   - after: the least number of characters behind it.
  /// - Returns: the number of characters before each place.
  func divisions(of word: [UInt32], before: Int, after: Int) -> [Int] {
    guard word.count >= before + after, var text = encoded(word) else { return [] }
    let count = Int32(text.count)
    text.append(0)
    // hnj_hyphen_hyphenate3 asks for five bytes more than the word has.
    var marks = [CChar](repeating: 0, count: text.count + 5)
    var replacements: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    var positions: UnsafeMutablePointer<Int32>?
    var cuts: UnsafeMutablePointer<Int32>?
    let status = text.withUnsafeBytes { text in
      hnj_hyphen_hyphenate3(
        dictionary, text.bindMemory(to: CChar.self).baseAddress, count, &marks, nil, &replacements,
        &positions,
        &cuts, Int32(before), Int32(after), 0, 0)
    }
    defer {
      for index in 0..<Int(count) { free(replacements?[index]) }
      free(replacements)
      free(positions)
      free(cuts)
    }
    guard status == 0 else { return [] }
    return (before...word.count - after).filter { place in
      marks[place - 1] & 1 == 1 && replacements?[place - 1] == nil
    }
  }

  /// The word in the encoding of the dictionary; `nil` where that has not all of its characters.
  private func encoded(_ word: [UInt32]) -> [UInt8]? {
    guard let bytes else {
      let scalars = word.compactMap(Unicode.Scalar.init)
      return scalars.count == word.count ? Array(String(String.UnicodeScalarView(scalars)).utf8) : nil
    }
    let encoded = word.compactMap { bytes[$0] }
    return encoded.count == word.count ? encoded : nil
  }

  /// What each byte of an 8-bit encoding means, turned round.
  private static func table(of encoding: String) -> [UInt32: UInt8] {
    let name = encoding.hasPrefix("microsoft-") ? String(encoding.dropFirst(10)) : encoding
    let all = (UInt8(1)...255).map { $0 }
    var units = [UInt16](repeating: 0, count: 512)
    let count = all.withUnsafeBytes {
      bifolium_decode(name, $0.bindMemory(to: CChar.self).baseAddress, Int64(all.count), &units, 512)
    }
    guard count == all.count else { return [:] }
    return Dictionary(zip(units.map(UInt32.init), all).filter { $0.0 != 0xFFFD }) { first, _ in first }
  }
}
