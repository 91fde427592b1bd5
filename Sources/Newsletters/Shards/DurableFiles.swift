import Foundation
import Manuscript
import Publishing

// Files that are on the disk before their names are: a worker may lose its power at any moment.

/// Makes a folder, and those above it; one that is there is left as it is.
func makeFolder(_ path: String) throws(Finding) {
  do {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  } catch {
    throw Finding(
      .outputUnwritable, "the folder \(path) cannot be made: \(SystemError(error))",
      hint: "may you write there?")
  }
}

/// Puts a text in its place, whole or not at all.
func replace(_ path: String, with text: String) throws(Finding) {
  let folder = Destination.folder(of: path)
  let draft = "\(folder)/.\(Destination.name(of: path)).\(UUID().uuidString)"
  try createFile(draft, text)
  guard rename(draft, path) == 0 else {
    let error = SystemError()
    unlink(draft)
    throw Finding(.outputUnwritable, "\(path) cannot be written: \(error)")
  }
  try synchroniseFolder(folder)
}

/// Writes a file that does not exist yet.
func createFile(_ path: String, _ text: String) throws(Finding) {
  switch Descriptor.create(path) {
  case .failure(let error): try unwritable(error, path)
  case .success(let file):
    let problem = file.write(text) ?? file.synchronise()
    try unwritable(file.close() ?? problem, path)
  }
}

/// Asks that the bytes of a file be on the disk.
func synchroniseFile(_ path: String) throws(Finding) { try synchronise(path, O_RDONLY) }

/// Asks that the names in a folder be on the disk.
func synchroniseFolder(_ path: String) throws(Finding) { try synchronise(path, O_RDONLY | O_DIRECTORY) }

private func synchronise(_ path: String, _ flags: Int32) throws(Finding) {
  switch Descriptor.open(path, flags) {
  case .failure(let error): try unwritable(error, path)
  case .success(let file):
    let problem = file.synchronise()
    try unwritable(file.close() ?? problem, path)
  }
}

/// Throws what kept `path` from being written.
func unwritable(_ error: SystemError?, _ path: String) throws(Finding) {
  guard let error else { return }
  throw Finding(.outputUnwritable, "\(path) cannot be written: \(error)", hint: PublishError(error).hint)
}

extension SystemError {
  /// The error of the operating system below one of Foundation's.
  init(_ error: any Error) {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    self.init(code: Int32(underlying?.code ?? Int(EIO)))
  }
}
