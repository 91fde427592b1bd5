import Foundation

/// Brings letters and digits into one form: lower case, without accents, compatibility forms resolved.
///
/// Han, kana and hangul syllables of the common blocks are their own form, and the marks that stand beside
/// them are known by block. All else asks Unicode's tables once for each body and is remembered.
struct LetterFolding {
  private var known: [UInt32: [UInt32]] = [:]

  /// Appends what `scalar` stands for; nothing for what is neither letter nor digit.
  mutating func fold(_ scalar: UInt32, into letters: inout [UInt32]) {
    switch scalar {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0x20000...0x2EBE0, 0x3041...0x3096:
      letters.append(scalar)
    case 0x2000...0x206F, 0x3000...0x3004, 0x3008...0x3020, 0xFF01...0xFF0F, 0xFFFD: break
    case 0xFF10...0xFF19: letters.append(scalar - 0xFEE0)
    default:
      if let forms = known[scalar] { return letters += forms }
      let forms = LetterFolding.forms(of: scalar)
      known[scalar] = forms
      letters += forms
    }
  }

  /// Unicode's answer: NFKD, lower case, then letters and digits only. Accents and the sound marks of kana are
  /// left out, other marks are part of their letter.
  private static func forms(of scalar: UInt32) -> [UInt32] {
    guard let scalar = Unicode.Scalar(scalar) else { return [] }
    let text = String(scalar).decomposedStringWithCompatibilityMapping.lowercased()
    return text.unicodeScalars.filter(counts).map(\.value)
  }

  private static func counts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x300...0x36F, 0x3099...0x309A: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
      return true
    default: return false
    }
  }
}
