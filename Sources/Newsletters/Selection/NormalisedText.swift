/// The letters and digits of a post, in one form, without what is only dress.
struct NormalisedText {
  /// Unicode scalars, folded.
  private(set) var letters: [UInt32] = []
  private var folding = LetterFolding()

  /// The text of a body in Markdown or HTML.
  ///
  /// Left out: what stands between `<` and `>`; comments, scripts and styles; Liquid and attribute lists
  /// between `{` and `}`; where links lead; addresses; named character references.
  init(_ body: [UInt8]) {
    letters.reserveCapacity(body.count / 2)
    var scan = BodyScan(body)
    while let byte = scan.next() {
      if byte < 0x80 { appendASCII(byte) } else { folding.fold(scan.scalar(from: byte), into: &letters) }
    }
  }

  /// The letters and digits as text.
  var utf8: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(letters.count * 3)
    for letter in letters {
      if letter < 0x80 {
        bytes.append(UInt8(letter))
      } else if let scalar = Unicode.Scalar(letter) {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return bytes
  }

  private mutating func appendASCII(_ byte: UInt8) {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: letters.append(UInt32(byte))
    case 0x41...0x5A: letters.append(UInt32(byte | 0x20))
    default: break
    }
  }
}
