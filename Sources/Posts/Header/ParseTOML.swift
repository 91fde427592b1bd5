import Manuscript

/// Parses TOML 1.0 as headers and configurations use it. Numbers, truth values and dates keep the characters
/// of the file, as all scalars do. Dates are not checked here.
///
/// - Parameter bytes: the text.
/// - Returns: the value, or what is wrong with it and in which line.
func parseTOML(_ bytes: [UInt8]) -> ParsedHeader {
  var reader = TOMLReader(bytes)
  do throws(TOMLProblem) {
    return ParsedHeader(value: try reader.document())
  } catch {
    return ParsedHeader(problem: (error.message, error.line))
  }
}

struct TOMLProblem: Error {
  var message: String
  var line: Int
}

struct TOMLReader {
  let bytes: [UInt8]
  var position = 0
  var line = 1
  private var depth = 0
  private let root = TOMLTable()

  /// Nesting that no header needs.
  private static let deepest = 64

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(TOMLProblem) -> HeaderValue {
    var table = root
    while true {
      skipSpace(lines: true)
      guard let byte = peek else { return root.value }
      if byte == UInt8(ascii: "[") { table = try header() } else { try pair(into: table) }
      skipSpace(lines: false)
      guard peek == nil || peek == 0x0A else { throw problem("something stands behind the value") }
    }
  }

  // MARK: Tables

  private mutating func header() throws(TOMLProblem) -> TOMLTable {
    position += 1
    let isList = take("[")
    let path = try keys()
    guard take("]"), !isList || take("]") else { throw problem("a table's name does not end with “]”") }
    guard let last = path.last else { throw problem("a table has no name") }
    let parent = try table(at: path.dropLast(), in: root)
    switch parent[last] {
    case .tables(let tables) where isList:
      let table = TOMLTable()
      parent[last] = .tables(tables + [table])
      return table
    case .table(let table) where !isList && !table.isDefined:
      table.isDefined = true
      return table
    case nil:
      let table = TOMLTable()
      table.isDefined = true
      parent[last] = isList ? .tables([table]) : .table(table)
      return table
    default: throw problem("“\(last)” stands twice")
    }
  }

  private func table(at path: ArraySlice<String>, in start: TOMLTable) throws(TOMLProblem) -> TOMLTable {
    var table = start
    for key in path {
      switch table[key] {
      case .table(let next): table = next
      case .tables(let tables):
        guard let last = tables.last else { throw problem("“\(key)” is empty") }
        table = last
      case .value: throw problem("“\(key)” is a value and cannot hold keys")
      case nil:
        let next = TOMLTable()
        table[key] = .table(next)
        table = next
      }
    }
    return table
  }

  private mutating func pair(into table: TOMLTable) throws(TOMLProblem) {
    let path = try keys()
    guard take("=") else { throw problem("there is no “=” behind the key") }
    guard let last = path.last else { throw problem("a value has no key") }
    let target = try self.table(at: path.dropLast(), in: table)
    guard target[last] == nil else { throw problem("the key “\(last)” stands twice") }
    skipSpace(lines: false)
    target[last] = .value(try value())
  }

  private mutating func keys() throws(TOMLProblem) -> [String] {
    var keys: [String] = []
    repeat {
      skipSpace(lines: false)
      switch peek {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): keys.append(try string())
      default:
        let start = position
        while let byte = peek, byte == 0x5F || byte == 0x2D || byte > 0x7F || byte.isASCIIWord {
          position += 1
        }
        guard position > start else { throw problem("a key is missing") }
        keys.append(String(decoding: bytes[start..<position], as: UTF8.self))
      }
      skipSpace(lines: false)
      if keys.count > Self.deepest { throw problem("keys nest deeper than any header needs") }
    } while take(".")
    return keys
  }

  // MARK: Values

  private mutating func value() throws(TOMLProblem) -> HeaderValue {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw problem("values nest deeper than any header needs") }
    switch peek {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .scalar(try string())
    case UInt8(ascii: "["): return try list()
    case UInt8(ascii: "{"): return try inlineTable()
    default: return try plain()
    }
  }

  /// A number, a truth value or a date, which may hold one space before its time.
  private mutating func plain() throws(TOMLProblem) -> HeaderValue {
    let start = position
    while let byte = peek, byte.isASCIIWord || "+-.:_".utf8.contains(byte) || isSpaceBeforeTime(start) {
      position += 1
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    let isNumber = text.first.map { $0.isNumber || $0 == "+" || $0 == "-" } ?? false
    guard isNumber || ["true", "false", "inf", "nan"].contains(text) else {
      throw problem(text.isEmpty ? "a value is missing" : "the text “\(text)” must stand in quotation marks")
    }
    return .scalar(isNumber ? text.replacing("_", with: "") : text)
  }

  private func isSpaceBeforeTime(_ start: Int) -> Bool {
    position - start == 10 && bytes[position] == 0x20 && position + 3 < bytes.count
      && (0x30...0x39).contains(bytes[position + 1]) && bytes[position + 3] == UInt8(ascii: ":")
  }

  private mutating func list() throws(TOMLProblem) -> HeaderValue {
    position += 1
    var values: [HeaderValue] = []
    while true {
      skipSpace(lines: true)
      if take("]") { return .list(values) }
      values.append(try value())
      skipSpace(lines: true)
      if take(",") { continue }
      guard take("]") else { throw problem("a list does not end with “]”") }
      return .list(values)
    }
  }

  private mutating func inlineTable() throws(TOMLProblem) -> HeaderValue {
    position += 1
    let table = TOMLTable()
    while true {
      skipSpace(lines: true)
      if take("}") { return table.value }
      try pair(into: table)
      skipSpace(lines: true)
      if take(",") { continue }
      guard take("}") else { throw problem("a table does not end with “}”") }
      return table.value
    }
  }

  // MARK: Characters

  var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func take(_ character: Character) -> Bool {
    guard let byte = peek, byte == character.asciiValue else { return false }
    position += 1
    return true
  }

  mutating func newline() {
    position += 1
    line += 1
  }

  mutating func skipSpace(lines: Bool, comments: Bool = true) {
    while let byte = peek {
      switch byte {
      case 0x20, 0x09, 0x0D: position += 1
      case 0x0A where lines: newline()
      case UInt8(ascii: "#") where comments:
        position = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
      default: return
      }
    }
  }

  func problem(_ message: String) -> TOMLProblem { TOMLProblem(message: message, line: line) }
}

extension UInt8 {
  /// Whether it is a letter or a digit of ASCII.
  var isASCIIWord: Bool { (0x30...0x39).contains(self) || (0x61...0x7A).contains(self | 0x20) }
}
