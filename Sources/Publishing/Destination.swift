import Foundation

/// Where an output goes, once links are followed.
package enum Destination: Sendable, Equatable {
  /// A file, new or replaced, by its path behind all symbolic links: a link stays a link.
  case file(String)
  /// A device or a pipe, which takes bytes but cannot be replaced.
  case device(String)
  /// Standard output.
  case standardOutput

  /// Finds out what `name` stands for, as the user wrote it.
  package init(_ name: String) throws(PublishError) {
    guard !["-", "/dev/stdout", "/dev/fd/1"].contains(name) else {
      self = .standardOutput
      return
    }
    let path = Destination.followingLinks(name)
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT else { throw PublishError(SystemError()) }
      self = .file(path)
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file(path)
    case S_IFDIR: throw PublishError("it is a folder", hint: "name a file in it, such as \(path)/book.epub")
    default: self = .device(path)
    }
  }

  /// The path that `name` leads to, also where nothing is there yet.
  private static func followingLinks(_ name: String) -> String {
    var path = name
    for _ in 0..<40 {
      guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { break }
      path = target.hasPrefix("/") ? target : Destination.folder(of: path) + "/" + target
    }
    return path
  }

  /// The folder that holds the file at `path`.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last component of `path`.
  package static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

/// Why an output could not be written.
package struct PublishError: Error, Sendable {
  /// What went wrong, as the end of a sentence.
  package var reason: String
  /// What the user can do about it.
  package var hint: String?

  package init(_ reason: String, hint: String? = nil) {
    self.reason = reason
    self.hint = hint
  }

  package init(_ error: SystemError) {
    let hint: String? =
      switch error.code {
      case ENOSPC, EDQUOT, EFBIG: "make room, or write to another disk"
      case ENOENT: "make the folder first"
      case EACCES, EPERM, EROFS: "choose a folder that you may write to"
      default: nil
      }
    self.init("\(error)", hint: hint)
  }
}
