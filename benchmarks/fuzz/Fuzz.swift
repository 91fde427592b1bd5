import Foundation
import Posts

/// Feeds readers with damaged inputs, and keeps those that crash one, hold it up, or make a bad book.
///
///     fuzz TARGET [--minutes N] [--seed N] [--corpus FOLDER] [--out FOLDER]
///     fuzz TARGET --replay FILE
///     fuzz tree --replay FILE          prints the trees of the documents in it, with NUL between them
///
/// It runs itself once more: the second process reads, and says before each input which one it is. When it
/// dies, the first one stores that input and goes on behind it.
@main struct Fuzz {
  /// An input that takes so many seconds is slow, and one that takes so many has stopped its reader.
  static let slow = 1.0
  static let stuck = 20.0

  static func main() async throws {
    if CommandLine.arguments.dropFirst().starts(with: ["tree", "--replay"]), CommandLine.arguments.count == 4
    {
      return print(try trees(CommandLine.arguments[3]), terminator: "")
    }
    guard let options = FuzzOptions(CommandLine.arguments.dropFirst()) else {
      let targets = Target.allCases.map(\.rawValue).joined(separator: "|")
      print(
        "usage: fuzz \(targets) [--minutes N] [--seed N] [--corpus FOLDER] [--out FOLDER] [--replay FILE]")
      return
    }
    if let replayed = options.replay {
      let problem = await options.target.run(Array(try Data(contentsOf: URL(filePath: replayed))))
      print(problem ?? "nothing is wrong")
    } else if options.isWorker {
      try await Worker(options).run()
    } else {
      try Supervisor(options).run()
    }
  }

  /// The trees of documents; one that begins with U+0001 is what stands inside `body`.
  private static func trees(_ path: String) throws -> String {
    let documents = Array(try Data(contentsOf: URL(filePath: path))).split(
      separator: 0, omittingEmptySubsequences: false)
    return documents.map { document in
      let isFragment = document.first == 1
      return describeTree(Array(isFragment ? document.dropFirst() : document), isDocument: !isFragment)
    }.joined(separator: "\0")
  }
}

/// What the command line says.
struct FuzzOptions {
  var target = Target.post
  var minutes = 1.0
  var seed: UInt64 = 1
  var corpus = "Tests/Suite"
  var out = ".build/fuzz"
  var replay: String?
  var isWorker = false
  /// The number of the first input.
  var first: UInt64 = 0

  init?(_ arguments: ArraySlice<String>) {
    guard let name = arguments.first, let target = Target(rawValue: name) else { return nil }
    self.target = target
    var rest = arguments.dropFirst()
    while let option = rest.popFirst() {
      if option == "--worker" {
        isWorker = true
        continue
      }
      guard let value = rest.popFirst() else { return nil }
      switch option {
      case "--minutes": minutes = Double(value) ?? 1
      case "--seed": seed = UInt64(value) ?? 1
      case "--corpus": corpus = value
      case "--out": out = value
      case "--replay": replay = value
      case "--first": first = UInt64(value) ?? 0
      default: return nil
      }
    }
  }

  /// The inputs that all others are made of.
  func mutator() throws -> Mutator {
    let folder = URL(filePath: corpus)
    let names = FileManager.default.enumerator(atPath: corpus)?.compactMap { $0 as? String } ?? []
    let files = names.sorted().filter { name in target.endings.contains { name.hasSuffix($0) } }
    let seeds = try files.map { target.seed(Array(try Data(contentsOf: folder.appending(path: $0)))) }
    return Mutator(
      corpus: seeds.filter { !$0.isEmpty && $0.count < Mutator.largest },
      words: target.words.map { Array($0.utf8) })
  }

  /// The seed of an input.
  func seed(of number: UInt64) -> UInt64 { seed &* 1_000_003 &+ number }
}
