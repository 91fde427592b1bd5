import Foundation

/// Asks dpkg which packages files came with.
enum DebianPackages {
  /// The package of each path that belongs to one; none on systems without dpkg.
  static func of(_ paths: [String]) -> [String: String] {
    let paths = Set(paths).sorted()
    let query = "/usr/bin/dpkg-query"
    guard !paths.isEmpty, FileManager.default.isExecutableFile(atPath: query) else { return [:] }
    let process = Process()
    process.executableURL = URL(filePath: query)
    process.arguments = ["--search"] + paths
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    // What cannot be asked is not known: the list only lacks a column.
    guard (try? process.run()) != nil else { return [:] }
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return packages(String(decoding: answer, as: UTF8.self))
  }

  /// The lines of dpkg-query(1): `package: path`, or `package:architecture: path`; those about diversions have
  /// more words.
  static func packages(_ answer: String) -> [String: String] {
    answer.split(separator: "\n").reduce(into: [:]) { packages, line in
      guard let colon = line.range(of: ": /") else { return }
      let owner = line[..<colon.lowerBound]
      guard !owner.contains(" ") else { return }
      packages["/" + line[colon.upperBound...]] = owner.split(separator: ":").first.map(String.init)
    }
  }
}
