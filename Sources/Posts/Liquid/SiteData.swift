import Foundation
import Synchronization

/// The data files of a site (`_data`), read when a post first asks for them.
final class SiteData: Sendable {
  private let folder: String
  private let values = Mutex<LiquidValue?>(nil)

  /// - Parameter folder: the path of `_data`.
  init(folder: String) { self.folder = folder }

  /// All files by their names; folders are maps of files.
  var value: LiquidValue {
    values.withLock { values in
      if let values { return values }
      var left = SiteData.mostBytes
      let value = read(folder, depth: 0, left: &left)
      values = value
      return value
    }
  }

  private static let mostBytes = 16 << 20

  private func read(_ folder: String, depth: Int, left: inout Int) -> LiquidValue {
    var entries: [String: LiquidValue] = [:]
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = Path.join(folder, name)
      let key = name.split(separator: ".").first.map(String.init) ?? name
      if ["yml", "yaml", "json"].contains(Path.fileExtension(of: name)) {
        guard let bytes = readFile(path), bytes.count <= left else { continue }
        left -= bytes.count
        let parsed = parseYAML(decodeText(bytes, path: path).bytes, mostValues: 1_000_000)
        if let value = parsed.value { entries[key] = LiquidValue(value) }
      } else if depth < 4, !isFile(path), !isLink(path) {
        entries[key] = read(path, depth: depth + 1, left: &left)
      }
    }
    return .map(entries)
  }

  private func isLink(_ path: String) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
  }
}
