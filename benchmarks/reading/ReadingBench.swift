import Foundation
import Manuscript
import Posts

/// Reads a site on one core and prints what that costs.
///
///     reading FOLDER [--runs N]
///
/// What `posts dump` does beyond it is starting and printing.
@main struct ReadingBench {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let folder = arguments.first else { return print("usage: reading FOLDER [--runs N]") }
    let runs = arguments.firstIndex(of: "--runs").flatMap { Int(CommandLine.arguments[$0 + 1]) } ?? 1
    let size = try bytes(below: folder)
    for _ in 0..<runs {
      let start = clock()
      let reading = try await PostReader().read([folder])
      let read = clock()
      let dump = ManuscriptDump.text(of: reading.publication)
      let end = clock()
      let mebibytes = Double(size) / 1e6
      print(
        "\(reading.posts.count) posts, \(text(mebibytes)) MB: read \(seconds(read - start)) s,",
        "dumped \(dump.utf8.count / 1_000_000) MB in \(seconds(end - read)) s of CPU;",
        "\(text(mebibytes / seconds(read - start))) MB/s read, \(text(mebibytes / seconds(end - start))) with the dump"
      )
    }
  }

  private static func seconds(_ ticks: clock_t) -> Double {
    (Double(ticks) / Double(CLOCKS_PER_SEC) * 1000).rounded() / 1000
  }

  private static func text(_ number: Double) -> String { String((number * 100).rounded() / 100) }

  /// The bytes of all posts.
  private static func bytes(below folder: String) throws -> Int {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let posts = names.filter { $0.hasSuffix(".md") || $0.hasSuffix(".markdown") || $0.hasSuffix(".html") }
    return try posts.reduce(0) { sum, name in
      let values = try URL(filePath: folder).appending(path: name).resourceValues(forKeys: [.fileSizeKey])
      return sum + (values.fileSize ?? 0)
    }
  }
}
