/// The number of an indirect object (ISO 32000-1 §7.3.10).
package struct PDFObjectID: Sendable, Hashable, Comparable, CustomStringConvertible {
  package var number: Int
  package var generation: Int

  package init(_ number: Int, generation: Int = 0) {
    self.number = number
    self.generation = generation
  }

  package static func < (one: PDFObjectID, other: PDFObjectID) -> Bool {
    (one.number, one.generation) < (other.number, other.generation)
  }

  package var description: String { "object \(number)" }
}

/// An object of a PDF (ISO 32000-1 §7.3). Names and keys are without their solidus; other objects are met by
/// their numbers.
package indirect enum PDFValue: Sendable, Equatable {
  case null
  case boolean(Bool)
  case integer(Int)
  case real(Double)
  case name(String)
  case string([UInt8])
  case array([PDFValue])
  case dictionary([String: PDFValue])
  /// The dictionary of a stream; its data are asked of the document.
  case stream([String: PDFValue])
  case reference(PDFObjectID)
}

extension PDFValue {
  /// The bytes that a string may have (PDF/A-2 §6.1.13).
  package static let mostBytes = 32_767

  /// A text string (ISO 32000-1 §7.9.2.2): ASCII as it is, all else in UTF-16. What is too long for one ends behind a
  /// whole character.
  package static func text(_ text: String) -> PDFValue {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return .string(Array(text.utf8.prefix(mostBytes))) }
    var units = mostBytes / 2 - 1
    let fitting =
      text.utf16.count <= units
      ? text[...]
      : text.prefix { character in
        units -= character.utf16.count
        return units >= 0
      }
    return .string([0xFE, 0xFF] + fitting.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
  }

  /// An array of measures: a thousandth of a point is enough.
  package static func numbers(_ values: [Double]) -> PDFValue {
    .array(values.map { .real(($0 * 1000).rounded() / 1000) })
  }

  /// The text of a text string. Bytes of PDFDocEncoding outside of ASCII are read as Latin-1.
  package var text: String? {
    guard case .string(let bytes) = self else { return nil }
    if bytes.starts(with: [0xFE, 0xFF]) {
      let pairs = stride(from: 2, to: bytes.count - 1, by: 2)
      return String(decoding: pairs.map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }, as: UTF16.self)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return String(decoding: bytes.dropFirst(3), as: UTF8.self) }
    return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }

  package var name: String? { if case .name(let name) = self { name } else { nil } }
  package var integer: Int? { if case .integer(let value) = self { value } else { nil } }
  package var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
  package var array: [PDFValue]? { if case .array(let values) = self { values } else { nil } }
  package var reference: PDFObjectID? { if case .reference(let id) = self { id } else { nil } }
  package var isNull: Bool { self == .null }

  /// A number of either kind.
  package var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .real(let value): value
    default: nil
    }
  }

  /// The entries of a dictionary or of a stream's dictionary.
  package var entries: [String: PDFValue]? {
    switch self {
    case .dictionary(let entries), .stream(let entries): entries
    default: nil
    }
  }

  /// An entry of a dictionary; null where there is none.
  package subscript(key: String) -> PDFValue { entries?[key] ?? .null }
}
