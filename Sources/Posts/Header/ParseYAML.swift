import Yams

/// What came of parsing a header or a configuration.
struct ParsedYAML: Sendable {
  /// The value; `nil` where it cannot be parsed or holds nothing.
  var value: HeaderValue?
  /// Keys that stand twice at the outermost level, with the line of the first.
  var duplicates: [(key: String, line: Int)] = []
  /// What is wrong with it, and in which line of it.
  var problem: (message: String, line: Int)?
}

/// Parses YAML. A key that stands twice counts the last time, as in Jekyll; Yams would refuse it.
///
/// - Parameters:
///   - bytes: the text.
///   - mostValues: how many values may come of it, aliases resolved.
/// - Returns: the value, and what is wrong with it.
func parseYAML(_ bytes: [UInt8], mostValues: Int = HeaderValue.mostValues) -> ParsedYAML {
  let text = String(decoding: bytes, as: UTF8.self)
  do {
    return try compose(text, mostValues)
  } catch YamlError.duplicatedKeysInMapping {
    return parseWithoutDuplicates(text, mostValues)
  } catch {
    return ParsedYAML(value: nil, problem: describe(error))
  }
}

private func compose(_ text: String, _ mostValues: Int) throws -> ParsedYAML {
  // By default Yams asks the environment for an encoding and guesses the types of scalars; we want neither.
  let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
  guard let node = try parser.singleRoot() else { return ParsedYAML() }
  var left = mostValues
  if let value = HeaderValue(node, left: &left) { return ParsedYAML(value: value) }
  return ParsedYAML(problem: ("its aliases stand for too many values", 1))
}

private func parseWithoutDuplicates(_ text: String, _ mostValues: Int) -> ParsedYAML {
  let (unique, duplicates) = removeDuplicates(text)
  do {
    var parsed = try compose(unique, mostValues)
    parsed.duplicates = duplicates
    return parsed
  } catch {
    return ParsedYAML(value: nil, duplicates: duplicates, problem: describe(error))
  }
}

/// Blanks the lines of all but the last of equal keys at the outermost level.
private func removeDuplicates(_ text: String) -> (String, [(key: String, line: Int)]) {
  var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  var entries: [(key: String, lines: Range<Int>)] = []
  for (number, line) in lines.enumerated() {
    let begins = line.first.map { !$0.isWhitespace && $0 != "#" && $0 != "-" } ?? false
    if begins, let colon = line.firstIndex(of: ":") {
      entries.append((line[..<colon].trimmed, number..<number + 1))
    } else if let last = entries.indices.last {
      entries[last].lines = entries[last].lines.lowerBound..<number + 1
    }
  }
  var duplicates: [(key: String, line: Int)] = []
  for (index, entry) in entries.enumerated()
  where entries[(index + 1)...].contains(where: { $0.key == entry.key }) {
    for number in entry.lines { lines[number] = "" }
    duplicates.append((entry.key, entry.lines.lowerBound + 1))
  }
  return (lines.joined(separator: "\n"), duplicates)
}

private func describe(_ error: any Error) -> (message: String, line: Int) {
  switch error {
  case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
    YamlError.composer(_, let problem, let mark, _):
    (problem, mark.line)
  case YamlError.duplicatedKeysInMapping(_, let context): ("a key stands twice", context.mark.line)
  case YamlError.reader(let problem, _, _, _): (problem, 1)
  default: ("it is not YAML", 1)
  }
}
