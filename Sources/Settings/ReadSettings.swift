import Foundation
import Manuscript
import Yams

/// The longest file of settings that is read, in bytes: hundreds of times more than anyone writes by hand.
private let longestFile = 1_000_000

extension Setting {
  /// Reads the mapping that a YAML file holds.
  ///
  /// - Throws: that the file cannot be read, is not UTF-8, not YAML, or holds no keys; with the place that the
  ///   parser names.
  package init(file path: String, _ kind: SettingsKind) throws(SettingsError) {
    let place = SourcePlace(path: path)
    // Asked before reading, lest memory be filled with something that is no file of settings.
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
    guard size <= longestFile else {
      throw SettingsError([Finding(kind.invalid, "the file has more than \(longestFile) bytes", at: place)])
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw SettingsError([Finding(kind.missing, "the file cannot be read", at: place)])
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw SettingsError([Finding(kind.invalid, "the file is not UTF-8", at: place)])
    }
    // Some editors begin a file with a byte order mark, which the parser takes for content.
    try self.init(yaml: text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text, path: path, kind)
  }

  /// Parses the mapping that `text` holds; findings place it in the file at `path`.
  package init(yaml text: String, path: String, _ kind: SettingsKind) throws(SettingsError) {
    if let hazard = ParsingHazard(in: text) {
      let place = SourcePlace(path: path, line: hazard.line)
      throw SettingsError([Finding(kind.invalid, hazard.message, at: place)])
    }
    let root: Node?
    do {
      // By default Yams asks the environment for an encoding and guesses the types of scalars; we want neither.
      root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
    } catch {
      throw SettingsError([Self.finding(error, path: path, kind)])
    }
    guard let root, case .mapping = root else {
      throw SettingsError([Finding(kind.invalid, "the file holds no keys", at: SourcePlace(path: path))])
    }
    var left = Self.mostValues
    guard let setting = Setting(root, path: path, left: &left) else {
      let place = SourcePlace(path: path)
      throw SettingsError([Finding(kind.invalid, "its aliases stand for too many values", at: place)])
    }
    self = setting
  }

  private static func finding(_ error: any Error, path: String, _ kind: SettingsKind) -> Finding {
    switch error {
    case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      Finding(
        kind.invalid, "not YAML: \(problem)",
        at: SourcePlace(path: path, line: mark.line, column: mark.column))
    case YamlError.duplicatedKeysInMapping(let keys, let context):
      Finding(
        kind.invalid, "given twice: \(keys.joined(separator: ", "))",
        at: SourcePlace(path: path, line: context.mark.line, column: context.mark.column))
    case YamlError.reader(let problem, _, _, _):
      Finding(kind.invalid, "not YAML: \(problem)", at: SourcePlace(path: path))
    default:
      Finding(kind.invalid, "not YAML: \(error)", at: SourcePlace(path: path))
    }
  }
}

extension Setting {
  /// More values than any file has: aliases of aliases of aliases can stand for billions.
  private static let mostValues = 20_000

  /// Takes over a YAML node of the file at `path`; `nil` where more values come than are `left`.
  private init?(_ node: Node, path: String, left: inout Int) {
    left -= 1
    guard left >= 0 else { return nil }
    let place = SourcePlace(path: path, line: node.mark?.line, column: node.mark?.column)
    switch node {
    case .scalar(let scalar):
      let isNull = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
      self.init(value: isNull ? .null : .scalar(scalar.string), place: place)
    case .sequence(let sequence):
      var list: [Setting] = []
      for node in sequence {
        guard let setting = Setting(node, path: path, left: &left) else { return nil }
        list.append(setting)
      }
      self.init(value: .list(list), place: place)
    case .mapping(let mapping):
      var entries: [Entry] = []
      for (key, node) in mapping {
        guard let setting = Setting(node, path: path, left: &left) else { return nil }
        let place = SourcePlace(path: path, line: key.mark?.line, column: key.mark?.column)
        entries.append(Entry(key: key.string ?? "", place: place, setting: setting))
      }
      self.init(value: .mapping(entries), place: place)
    case .alias: self.init(value: .null, place: place)
    }
  }
}
