import Foundation
import Manuscript
import Settings

/// Finds theme files and makes themes of them: find → read the chain of `extends` → merge → decode → fit.
public struct ThemeLoader: Sendable {
  /// Folders that hold a folder for each theme, in the order in which they are searched.
  public let searchPath: [String]

  /// A loader for the themes in `searchPath`. The command decides what is on it.
  public init(searchPath: [String]) { self.searchPath = searchPath }

  /// Loads a theme with everything that it takes over from others.
  ///
  /// - Parameter nameOrPath: the name of a theme on the search path, or, with a slash or the ending `.yml`,
  ///   the path of a theme file or of its folder.
  /// - Returns: the theme; its margins are fitted, so that the measure is a whole number of em and the type
  ///   area a whole number of lines.
  /// - Throws: all problems of the files at once.
  public func load(_ nameOrPath: String) throws(ThemeError) -> Theme {
    let chain = try readChain(nameOrPath)
    let report = SettingReport(.theme)
    let theme = Theme(chain, report)
    if !report.findings.isEmpty { throw ThemeError(report.findings) }
    return theme.fitted()
  }

  /// The themes on the search path by name. Of two with one name, the first found counts, as in ``load(_:)``.
  public func list() -> [ThemeSummary] {
    var found: [String: ThemeSummary] = [:]
    for folder in searchPath {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      where found[name] == nil {
        let path = "\(folder)/\(name)/\(ThemeFile.name)"
        guard FileManager.default.fileExists(atPath: path) else { continue }
        found[name] = ThemeSummary(
          name: name, summary: (try? ThemeFile(path: path))?.summary ?? "", path: path)
      }
    }
    return found.values.sorted { $0.name < $1.name }
  }
}

/// What a list of themes shows of one.
public struct ThemeSummary: Sendable, Equatable {
  /// The name by which it is called.
  public var name: String
  /// One sentence about it; empty where the file cannot be read.
  public var summary: String
  /// The theme file.
  public var path: String
}

extension ThemeLoader {
  /// The theme file and those that it extends, the most general last.
  private func readChain(_ nameOrPath: String) throws(ThemeError) -> [ThemeFile] {
    var chain = [try ThemeFile(path: find(nameOrPath, relativeTo: nil, at: nil))]
    while let last = chain.last, let parent = last.parent {
      let path = try find(parent.name, relativeTo: last.folder, at: parent.place)
      if chain.contains(where: { $0.path == path }) {
        throw ThemeError([
          Finding(
            .themeInvalid, "\(last.themeName) extends itself", hint: cycle(chain, parent.name),
            at: parent.place)
        ])
      }
      chain.append(try ThemeFile(path: path))
    }
    return chain
  }

  private func cycle(_ chain: [ThemeFile], _ end: String) -> String {
    "the chain is " + (chain.map(\.themeName) + [end]).joined(separator: " → ")
  }

  /// The path of the theme file that a name or path means.
  private func find(
    _ nameOrPath: String, relativeTo folder: String?, at place: SourcePlace?
  ) throws(ThemeError) -> String {
    let isPath = nameOrPath.contains("/") || nameOrPath.hasSuffix(".yml") || nameOrPath.hasSuffix(".yaml")
    let candidates =
      isPath ? [resolve(nameOrPath, in: folder)] : searchPath.map { "\($0)/\(nameOrPath)" }
    for candidate in candidates {
      if let file = themeFile(at: candidate) { return file }
    }
    throw ThemeError([missing(nameOrPath, isPath: isPath, at: place)])
  }

  private func resolve(_ path: String, in folder: String?) -> String {
    guard let folder, !path.hasPrefix("/") else { return path }
    return URL(filePath: "\(folder)/\(path)").standardizedFileURL.relativePath
  }

  /// The theme file that `path` is, or that lies in the folder that it is.
  private func themeFile(at path: String) -> String? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
    if !isFolder.boolValue { return path }
    let file = path.hasSuffix("/") ? path + ThemeFile.name : "\(path)/\(ThemeFile.name)"
    return FileManager.default.fileExists(atPath: file) ? file : nil
  }

  private func missing(_ nameOrPath: String, isPath: Bool, at place: SourcePlace?) -> Finding {
    let names = list().map(\.name)
    var hint =
      names.isEmpty ? "no theme is on the search path" : "there are: " + names.joined(separator: ", ")
    if let nearest = nearest(to: nameOrPath, among: names) { hint = "did you mean “\(nearest)”?" }
    return Finding(
      .themeMissing, isPath ? "no theme file at \(nameOrPath)" : "no theme is called “\(nameOrPath)”",
      hint: isPath ? nil : hint, at: place)
  }
}
