import Foundation
import Resources

/// Puts finished outputs in their places, whole or not at all.
package struct Publisher: Sendable {
  /// Where unfinished outputs are kept.
  package let temporaries: Temporaries
  /// Where outputs are made that go to a pipe.
  package let temporaryFolder: String

  /// A publisher that keeps what is unfinished in `temporaries`.
  package init(temporaries: Temporaries, temporaryFolder: String) {
    self.temporaries = temporaries
    self.temporaryFolder = temporaryFolder
  }

  /// Makes an output under a temporary name and gives it the name that the user asked for.
  ///
  /// The bytes are on the disk before the name is, and the name is on the disk before this returns. An
  /// earlier file of that name stays as it is until then, and for good when anything fails.
  ///
  /// - Parameters:
  ///   - name: the output as the user wrote it.
  ///   - make: writes the output to the path that it is given.
  /// - Returns: what `make` returned, and what is known of the file.
  /// - Throws: `PublishError`, or what `make` throws.
  package func publish<Made: Sendable>(_ name: String, _ make: (String) async throws -> Made) async throws
    -> (Made, PublishedFile)
  {
    let (made, draft) = try await draft(name, make)
    defer { discard(draft) }
    try place(draft)
    return (made, draft.file)
  }

  /// Makes an output under a temporary name, for ``place(_:)`` or ``discard(_:)``: so several outputs can be
  /// finished before the first of them is seen.
  ///
  /// - Parameters:
  ///   - name: the output as the user wrote it.
  ///   - isKept: whether it may ever be placed; if not, nothing is written where it would stand.
  ///   - make: writes the output to the path that it is given.
  /// - Returns: what `make` returned, and the draft.
  /// - Throws: `PublishError`, or what `make` throws; then nothing is left.
  package func draft<Made: Sendable>(
    _ name: String, isKept: Bool = true, _ make: (String) async throws -> Made
  ) async throws -> (Made, Draft) {
    let destination = try Destination(name)
    let folder = try temporaries.make(in: isKept ? workFolder(destination) : temporaryFolder)
    do {
      let path = folder + "/" + draftName(destination)
      let made = try await make(path)
      return (
        made, Draft(destination: destination, folder: folder, path: path, file: try PublishedFile(path))
      )
    } catch {
      temporaries.remove(folder)
      throw error
    }
  }

  /// Makes the folder of an output, where there is none, and clears it of what runs left there that were killed.
  package func prepareFolder(of name: String) throws(PublishError) {
    guard case .file(let path) = try Destination(name) else { return }
    let folder = Destination.folder(of: path)
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw PublishError("its folder cannot be made", hint: "choose a folder that you may write to")
    }
    temporaries.sweep(folder)
  }

  /// Gives a draft its name, once its bytes are on the disk.
  package func place(_ draft: Draft) throws(PublishError) {
    try place(draft.path, at: draft.destination)
  }

  /// Gives several drafts their names, all or none: where one cannot be placed, those before it are taken
  /// back, and what stood there before stands there again.
  ///
  /// - Parameters:
  ///   - drafts: finished files; devices and pipes cannot be taken back.
  ///   - before: is called before each, with its place in `drafts`.
  /// - Returns: what takes all of them back. It holds until the drafts are discarded.
  /// - Throws: why one cannot be placed.
  package func place(
    _ drafts: [Draft], before: (Int) throws(PublishError) -> Void = { _ in }
  ) throws(PublishError) -> Placement {
    var placement = Placement()
    do throws(PublishError) {
      for (index, draft) in drafts.enumerated() {
        try before(index)
        try placement.keepEarlier(draft)
        try place(draft)
      }
      return placement
    } catch {
      placement.undo()
      throw error
    }
  }

  /// Removes what is left of a draft, placed or not.
  package func discard(_ draft: Draft) { temporaries.remove(draft.folder) }

  /// Puts a text in its place, in the same way.
  package func publish(_ text: String, as name: String) async throws {
    _ = try await publish(name) { draft in
      let file = try Descriptor.create(draft).get()
      let problem = file.write(text)
      if let problem = file.close() ?? problem { throw PublishError(problem) }
    }
  }

  private func workFolder(_ destination: Destination) -> String {
    guard case .file(let path) = destination else { return temporaryFolder }
    return Destination.folder(of: path)
  }

  private func draftName(_ destination: Destination) -> String {
    guard case .file(let path) = destination else { return "output" }
    return Destination.name(of: path)
  }

  private func place(_ draft: String, at destination: Destination) throws(PublishError) {
    switch destination {
    case .file(let path): try replace(path, with: draft)
    case .device(let path):
      let device = try open(path, O_WRONLY)
      try copy(draft, to: device)
      try check(device.close())
    case .standardOutput: try copy(draft, to: Descriptor(STDOUT_FILENO))
    }
  }

  /// Renames after the bytes are safe; the mode of a file that is replaced goes over to the new one.
  private func replace(_ path: String, with draft: String) throws(PublishError) {
    var status = stat()
    if stat(path, &status) == 0 { chmod(draft, status.st_mode & 0o7777) }
    try synchronise(draft, O_RDONLY)
    guard rename(draft, path) == 0 else { throw PublishError(SystemError()) }
    try synchronise(Destination.folder(of: path), O_RDONLY | O_DIRECTORY)
  }

  private func synchronise(_ path: String, _ flags: Int32) throws(PublishError) {
    let descriptor = try open(path, flags)
    let problem = descriptor.synchronise()
    try check(descriptor.close() ?? problem)
  }

  private func copy(_ draft: String, to target: Descriptor) throws(PublishError) {
    let source = try open(draft, O_RDONLY)
    defer { _ = source.close() }
    while true {
      let bytes = try source.read(1 << 16).mapError { PublishError($0) }.get()
      if bytes.isEmpty { return }
      try check(target.write(bytes[...]))
    }
  }

  private func open(_ path: String, _ flags: Int32) throws(PublishError) -> Descriptor {
    try Descriptor.open(path, flags).mapError { PublishError($0) }.get()
  }

  private func check(_ problem: SystemError?) throws(PublishError) {
    if let problem { throw PublishError(problem) }
  }
}

/// An output that is finished and does not have its name yet.
package struct Draft: Sendable {
  /// Where it will go.
  package let destination: Destination
  /// The temporary folder that it is in.
  let folder: String
  /// The file that holds it now.
  package let path: String
  /// What is known of it.
  package let file: PublishedFile
}

/// What is known of an output that was made.
package struct PublishedFile: Sendable {
  /// Its size in bytes.
  package var bytes: Int
  /// The SHA-256 of its bytes, in hexadecimal.
  package var digest: String

  /// Measures the file at `path`; an exporter that said it was done but left nothing is caught here.
  package init(_ path: String) throws(PublishError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw PublishError(SystemError()) }
    guard status.st_size > 0 else { throw PublishError("the output is empty") }
    guard let digest = Digest.sha256(ofFile: path) else { throw PublishError("it cannot be read again") }
    bytes = Int(status.st_size)
    self.digest = digest
  }
}
