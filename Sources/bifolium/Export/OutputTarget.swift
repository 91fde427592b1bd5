import Foundation

/// What kind of book an output is.
enum OutputFormat: String, Sendable, CaseIterable {
  case epub, pdf

  /// The format that the ending of a file name means, whatever its case.
  init?(ending name: String) {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    self.init(rawValue: name[name.index(after: dot)...].lowercased())
  }

  /// The step in which it is made.
  var stage: Stage {
    switch self {
    case .epub: .epub
    case .pdf: .pdf
    }
  }
}

/// One book that is to be made, and the name that it is to have.
struct OutputTarget: Sendable, Equatable {
  /// The file as the user wrote it; `-` is standard output.
  var name: String
  var format: OutputFormat

  /// An output of that name; `standard` is its format where the name does not tell.
  init(_ name: String, standard: OutputFormat) {
    self.name = name
    format = OutputFormat(ending: name) ?? standard
  }

  /// A volume of this output: `book-2.epub` beside `book.epub`.
  func volume(_ number: Int) -> OutputTarget {
    let slash = name.lastIndex(of: "/") ?? name.startIndex
    let dot = name[slash...].lastIndex(of: ".") ?? name.endIndex
    return OutputTarget("\(name[..<dot])-\(number)\(name[dot...])", standard: format)
  }
}
