import Foundation

/// Parses a header or a configuration, in whichever of the three languages.
///
/// What is larger than any header is not parsed: it would take time and memory that nobody meant to spend.
///
/// - Parameters:
///   - bytes: the text, without fences.
///   - syntax: what it is written in.
/// - Returns: the value, and what is wrong with it.
func parseHeader(_ bytes: [UInt8], as syntax: HeaderSyntax) -> ParsedHeader {
  guard bytes.count <= HeaderValue.mostBytes else {
    return ParsedHeader(problem: ("it is larger than a megabyte", 1))
  }
  switch syntax {
  case .yaml: return parseYAML(bytes)
  case .toml: return parseTOML(bytes)
  case .json: return parseJSON(bytes)
  }
}

extension HeaderSyntax {
  /// The language of a configuration by the name of its file.
  init(path: String) {
    switch Path.fileExtension(of: path) {
    case "toml": self = .toml
    case "json": self = .json
    default: self = .yaml
    }
  }
}

/// Parses JSON. Foundation refuses what nests deeper than 512 levels.
func parseJSON(_ bytes: [UInt8], mostValues: Int = HeaderValue.mostValues) -> ParsedHeader {
  do {
    let object = try JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])
    var left = mostValues
    guard let value = HeaderValue(json: object, left: &left) else {
      return ParsedHeader(problem: ("it holds too many values", 1))
    }
    return ParsedHeader(value: value)
  } catch {
    return ParsedHeader(problem: ("it is not JSON", 1))
  }
}

extension HeaderValue {
  /// What is larger is no header.
  static let mostBytes = 1 << 20

  /// Takes over a value of JSON; `nil` where more values come than are `left`. Keys are sorted: the parser
  /// does not keep their order.
  fileprivate init?(json object: Any, left: inout Int) {
    left -= 1
    guard left >= 0 else { return nil }
    switch object {
    case let text as String: self = .scalar(text)
    case let values as [Any]:
      var list: [HeaderValue] = []
      for value in values {
        guard let value = HeaderValue(json: value, left: &left) else { return nil }
        list.append(value)
      }
      self = .list(list)
    case let values as [String: Any]:
      var entries: [(key: String, value: HeaderValue)] = []
      for (key, value) in values.sorted(by: { $0.key < $1.key }) {
        guard let value = HeaderValue(json: value, left: &left) else { return nil }
        entries.append((key, value))
      }
      self = .map(entries)
    case let number as NSNumber where isTruth(number):
      self = .scalar(number.boolValue ? "true" : "false")
    case let number as NSNumber: self = .scalar(number.stringValue)
    default: self = .scalar("")
    }
  }
}

/// Foundation boxes truth values as numbers; their type tells them apart.
private func isTruth(_ number: NSNumber) -> Bool {
  String(cString: number.objCType) == "c" || String(cString: number.objCType) == "B"
}
