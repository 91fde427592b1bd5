import Foundation
import Manuscript

extension ImageOrder {
  /// The largest file that is read, in bytes.
  private static let mostBytes = 256 << 20

  /// The bytes of the picture, wherever they are.
  func read() throws(Finding) -> [UInt8] {
    switch origin {
    case .data(let bytes): return bytes
    case .file(let path): return try readFile(path)
    case .remote, .either:
      switch fetched ?? .failure(.unasked) {
      case .success(let file): return try readFile(file.path)
      case .failure(let failure): throw unfetched(failure)
      }
    case .missing, nil: throw Finding(.imageMissing, "\(name) is nowhere to be found", at: place)
    }
  }

  private func readFile(_ path: String) throws(Finding) -> [UInt8] {
    guard
      let attributes = try? FileManager.default.attributesOfItem(
        atPath: URL(filePath: path).resolvingSymlinksInPath().path)
    else {
      throw Finding(
        .imageMissing, "\(name) does not exist", hint: "check its name, also capital and small letters",
        at: place)
    }
    // Reading a pipe or a device would wait for ever.
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      throw Finding(.imageMissing, "\(name) is no file", at: place)
    }
    guard (attributes[.size] as? Int ?? 0) <= Self.mostBytes else {
      throw Finding(.imageUnsupported, "\(name) is larger than 256 MB", at: place)
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Finding(.imageMissing, "\(name) cannot be read", hint: "check its permissions", at: place)
    }
    return Array(data)
  }
}
