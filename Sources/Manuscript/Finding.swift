/// Something that a user should know about an input: what could not be shown, found or read.
///
/// Findings are values. Nothing below the command prints them, and none is ever dropped.
public struct Finding: Error, Sendable, Hashable {
  /// The stable identifier, such as `image-missing`.
  public var id: FindingID
  /// How much it matters; the default is the identifier's own.
  public var severity: Severity
  /// What happened, as one sentence without a full stop.
  public var message: String
  /// What the user can do about it.
  public var hint: String?
  /// Where in the sources it happened.
  public var place: SourcePlace?

  /// A finding with the severity of its identifier unless another is given.
  public init(
    _ id: FindingID, _ message: String, hint: String? = nil, at place: SourcePlace? = nil,
    severity: Severity? = nil
  ) {
    self.id = id
    self.severity = severity ?? id.severity
    self.message = message
    self.hint = hint
    self.place = place
  }
}

/// How much a finding matters.
public enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
  /// Worth knowing; nothing is lost.
  case note
  /// Something of the input is missing or changed in the book.
  case warning
  /// An input, or an output, could not be made at all.
  case error

  /// Orders notes before warnings before errors.
  public static func < (lhs: Severity, rhs: Severity) -> Bool { lhs.rank < rhs.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// A place in a source file. Lines and columns count from 1; columns count Unicode scalars.
public struct SourcePlace: Sendable, Hashable {
  /// The path as the user wrote it or as it is below the source's root.
  public var path: String
  /// The line, where it is known.
  public var line: Int?
  /// The column, where it is known.
  public var column: Int?

  /// A place in the file at `path`.
  public init(path: String, line: Int? = nil, column: Int? = nil) {
    self.path = path
    self.line = line
    self.column = column
  }
}

extension SourcePlace: CustomStringConvertible {
  /// `path:line:column`, as far as known.
  public var description: String {
    var text = path
    if let line { text += ":\(line)" }
    if line != nil, let column { text += ":\(column)" }
    return text
  }
}
