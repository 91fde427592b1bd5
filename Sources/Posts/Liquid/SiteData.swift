import Foundation
import Manuscript
import Synchronization

/// The data files of a site (`_data`), read when a post first asks for them.
final class SiteData: Sendable {
  private let folder: String
  private let root: String
  private let made = Mutex<Contents?>(nil)

  private struct Contents {
    var value = LiquidValue.null
    var findings: [Finding] = []
    /// The bytes that may still be read.
    var left = 16 << 20
  }

  /// - Parameters:
  ///   - folder: the path of `_data`.
  ///   - root: that of the site; nothing outside of it is read.
  init(folder: String, root: String) {
    self.folder = folder
    self.root = realPath(root)
  }

  /// All files by their names; folders are maps of files.
  var value: LiquidValue {
    made.withLock { made in
      if let made { return made.value }
      var contents = Contents()
      contents.value = .map(read(folder, depth: 0, into: &contents))
      made = contents
      return contents.value
    }
  }

  /// What is wrong with the files, if any post has asked for them.
  var findings: [Finding] { made.withLock { $0?.findings ?? [] } }

  private func read(_ folder: String, depth: Int, into contents: inout Contents) -> [String: LiquidValue] {
    var entries: [String: LiquidValue] = [:]
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = Path.join(folder, name)
      let key = name.split(separator: ".").first.map(String.init) ?? name
      guard isInside(realPath(path), root) else {
        report(.sourceOutside, "the data file leads out of the site and was not read", path, &contents)
        continue
      }
      if isFolder(path) {
        if depth < 4, !isSymbolicLink(path) {
          entries[key] = .map(read(path, depth: depth + 1, into: &contents))
        }
      } else if let value = parse(path, into: &contents) {
        entries[key] = value
      }
    }
    return entries
  }

  /// What a file holds; `nil` where it is no data.
  private func parse(_ path: String, into contents: inout Contents) -> LiquidValue? {
    let kind = Path.fileExtension(of: path)
    guard ["yml", "yaml", "json", "toml", "csv", "tsv"].contains(kind) else { return nil }
    guard let size = fileSize(path), size <= contents.left, let bytes = readFile(path) else {
      report(.sourceTooLarge, "the data file is too large, or cannot be read", path, &contents)
      return nil
    }
    contents.left -= bytes.count
    let text = decodeText(bytes, path: path).bytes
    if kind == "csv" || kind == "tsv" {
      return .list(parseTable(text, separator: kind == "csv" ? UInt8(ascii: ",") : 0x09))
    }
    let parsed =
      switch kind {
      case "json": parseJSON(text, mostValues: SiteData.mostValues)
      case "toml": parseTOML(text)
      default: parseYAML(text, mostValues: SiteData.mostValues)
      }
    if let problem = parsed.problem {
      let message = "the data file cannot be parsed: \(problem.message)"
      report(.headerBroken, message, path, line: problem.line, &contents)
    }
    return parsed.value.map(LiquidValue.init)
  }

  private static let mostValues = 1_000_000

  private func report(
    _ id: FindingID, _ message: String, _ path: String, line: Int? = nil, _ contents: inout Contents
  ) {
    let shown = Path.relative(path, to: Path.folder(of: folder)) ?? path
    contents.findings.append(
      Finding(id, message, at: SourcePlace(path: shown, line: line), severity: .warning))
  }
}
