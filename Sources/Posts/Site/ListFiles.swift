import Foundation

/// The files below a folder, and what about them a user should know.
struct FolderListing {
  /// Paths relative to the folder, by name within each folder.
  var files: [String] = []
  /// Folders that do not open.
  var closed: [String] = []
  /// Links that lead out of the folder, or back to where they stand.
  var outside: [String] = []
  /// Pipes, devices and the like, which are no files.
  var odd: [String] = []
}

/// Lists all files below a folder; names that begin with a full stop are passed over.
///
/// A symbolic link is followed where it leads to a place within `boundary`, and each place once only: so
/// links that lead round in a circle end.
///
/// - Parameters:
///   - folder: where to begin.
///   - boundary: the folder that no link may lead out of.
///   - isExcluded: which paths are passed over.
/// - Returns: the files, sorted.
func listFiles(below folder: String, boundary: String, isExcluded: (String) -> Bool) -> FolderListing {
  withoutActuallyEscaping(isExcluded) { isExcluded in
    var lister = FileLister(folder: folder, boundary: realPath(boundary), isExcluded: isExcluded)
    lister.run()
    return lister.listing
  }
}

private struct FileLister {
  let folder: String
  let boundary: String
  let isExcluded: (String) -> Bool
  var listing = FolderListing()
  private var pending = [""]
  private var followed: Set<String> = []

  init(folder: String, boundary: String, isExcluded: @escaping (String) -> Bool) {
    self.folder = folder
    self.boundary = boundary
    self.isExcluded = isExcluded
  }

  mutating func run() {
    while let next = pending.popLast() {
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: Path.join(folder, next)) else {
        listing.closed.append(next)
        continue
      }
      for name in names.sorted() where !name.hasPrefix(".") {
        let path = Path.join(next, name)
        if !isExcluded(path) { add(path) }
      }
    }
    let keyed = listing.files.map { (path: $0, key: $0.utf8.map { $0 == UInt8(ascii: "/") ? 0 : $0 }) }
    listing.files = keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.path)
    listing.outside.sort()
    listing.odd.sort()
  }

  private mutating func add(_ path: String) {
    let whole = Path.join(folder, path)
    let isLink = isSymbolicLink(whole)
    guard let kind = fileStatus(whole)?.kind else { return }
    if isLink {
      let real = realPath(whole)
      guard isInside(real, boundary) else { return listing.outside.append(path) }
      if kind == S_IFDIR {
        let here = realPath(Path.folder(of: whole))
        guard !isInside(here, real) else { return listing.outside.append(path) }
        guard followed.insert(real).inserted else { return }
      }
    }
    switch kind {
    case S_IFDIR: pending.append(path)
    case S_IFREG: listing.files.append(path)
    default: listing.odd.append(path)
    }
  }
}

/// Whether a path is a folder, or below it. Both have no links in them.
func isInside(_ path: String, _ folder: String) -> Bool {
  path == folder || Path.relative(path, to: folder) != nil
}

/// A path without symbolic links in it; as it is where nothing is there.
func realPath(_ path: String) -> String {
  guard let resolved = realpath(path, nil) else { return Path.normalise(path) }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// Whether there is a symbolic link at a path.
func isSymbolicLink(_ path: String) -> Bool {
  var status = stat()
  return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
}

/// What is at a path, links followed; `nil` where nothing is. Foundation would ask who owns it as well.
private func fileStatus(_ path: String) -> (kind: mode_t, size: Int)? {
  var status = stat()
  guard stat(path, &status) == 0 else { return nil }
  return (status.st_mode & S_IFMT, Int(status.st_size))
}

/// Whether there is a file at a path. Pipes and devices are none: to read one could take for ever.
func isFile(_ path: String) -> Bool { fileStatus(path)?.kind == S_IFREG }

/// Whether there is a folder at a path.
func isFolder(_ path: String) -> Bool { fileStatus(path)?.kind == S_IFDIR }

/// How many bytes a file has, where links lead to.
func fileSize(_ path: String) -> Int? { fileStatus(path)?.size }

/// The bytes of a file; `nil` where it cannot be read.
func readFile(_ path: String) -> [UInt8]? {
  isFile(path) ? FileManager.default.contents(atPath: path).map(Array.init) : nil
}
