import CICU

/// The words of a text by ICU's dictionary: Chinese and Japanese do not separate theirs.
///
/// Running text breaks between any two Han (clreq §3.1.3.2); titles are broken by sense and ask here.
package enum WordBoundaries {
  /// For each Unicode scalar of `text`, whether a word begins with it. Without ICU's data every one does.
  package static func starts(_ text: [UInt32]) -> [Bool] {
    var units: [UInt16] = []
    var scalarAt: [Int] = []
    for (index, value) in text.enumerated() {
      let encoded = Unicode.Scalar(value).map { Array(UTF16.encode($0) ?? UTF16.EncodedScalar()) } ?? [0xFFFD]
      units += encoded
      scalarAt += Array(repeating: index, count: encoded.count)
    }
    return units.withUnsafeBufferPointer { buffer in
      guard let words = bifolium_words_open(buffer.baseAddress, Int32(buffer.count)) else {
        return Array(repeating: true, count: text.count)
      }
      defer { bifolium_words_close(words) }
      var starts = Array(repeating: false, count: text.count)
      if !starts.isEmpty { starts[0] = true }
      while case let next = bifolium_words_next(words), next >= 0 {
        if Int(next) < scalarAt.count { starts[scalarAt[Int(next)]] = true }
      }
      return starts
    }
  }
}
