import Foundation

/// Pictures from the network, kept between runs.
///
/// A body is a file named by its digest, and an entry a small file named by the digest of its address. Both
/// appear under their names whole or not at all, so any number of processes may share the folder. What is
/// damaged is not there: a body that is not what its name says is thrown away by whoever reads it.
struct PictureCache: Sendable {
  private let root: String
  private let policy: FetchPolicy
  private let now: @Sendable () -> Int

  init(folder: String, policy: FetchPolicy, now: @escaping @Sendable () -> Int) {
    root = folder + "/pictures"
    self.policy = policy
    self.now = now
  }

  private var bodies: String { root + "/bodies" }
  private var entries: String { root + "/entries" }
  private var drafts: String { root + "/drafts" }

  /// What is known of an address, if its body is there too.
  func entry(for address: FetchAddress) -> CacheEntry? { entry(named: address.text) }

  func entry(named name: String) -> CacheEntry? {
    guard let data = FileManager.default.contents(atPath: path(named: name)),
      let entry = try? JSONDecoder().decode(CacheEntry.self, from: data),
      entry.digest.count == 64, entry.digest.allSatisfy(\.isHexDigit), entry.address == name,
      size(of: path(of: entry)) == entry.size
    else { return nil }
    return entry
  }

  func isFresh(_ entry: CacheEntry) -> Bool { now() < entry.freshUntil }

  /// A file for a body that is on its way.
  func draft() throws(FetchFailure) -> CacheDraft {
    for folder in [bodies, entries, drafts] {
      do {
        // What somebody reads is nobody else's business.
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      } catch {
        throw .cache(CacheDraft.words(of: error))
      }
    }
    return try CacheDraft(in: drafts)
  }

  /// Keeps a body that came whole.
  func keep(_ draft: CacheDraft, for address: FetchAddress, _ answer: CacheEntry.Answer) throws(FetchFailure)
    -> FetchedFile
  {
    let digest = try finish(draft)
    let entry = CacheEntry(
      address: address.text, digest: digest, size: draft.size,
      freshUntil: now() + answer.lifetime(policy.freshness), etag: answer.etag,
      lastModified: answer.lastModified)
    // The body is needed in this run in any case; without an entry the next one asks for it again.
    if answer.forbidsKeeping { forget(address) } else { write(entry) }
    return file(entry, address)
  }

  /// Takes a copy as it is; using it keeps it from being the oldest.
  func use(_ entry: CacheEntry, for address: FetchAddress) -> FetchedFile {
    touch(entry)
    return file(entry, address)
  }

  func touch(_ entry: CacheEntry) { utimensat(AT_FDCWD, path(of: entry), nil, 0) }

  /// Gives a body its name, which is its digest.
  func finish(_ draft: CacheDraft) throws(FetchFailure) -> String {
    try draft.finish { bodies + "/" + $0 }
  }

  /// Takes a copy of which the server said that it still is what it has.
  func renew(_ entry: CacheEntry, for address: FetchAddress, _ answer: CacheEntry.Answer) -> FetchedFile {
    var entry = entry
    entry.freshUntil = now() + answer.lifetime(policy.freshness)
    entry.etag = answer.etag ?? entry.etag
    entry.lastModified = answer.lastModified ?? entry.lastModified
    write(entry)
    return use(entry, for: address)
  }

  /// Throws away a copy that is not what it should be.
  func discard(_ file: FetchedFile) {
    unlink(file.path)
    forget(file.address)
  }

  private func forget(_ address: FetchAddress) { unlink(path(named: address.text)) }

  /// An entry that cannot be written costs the next run a request, and nothing else.
  func write(_ entry: CacheEntry) {
    guard let data = try? JSONEncoder().encode(entry) else { return }
    try? data.write(to: URL(filePath: path(named: entry.address)), options: .atomic)
  }

  private func file(_ entry: CacheEntry, _ address: FetchAddress) -> FetchedFile {
    FetchedFile(address: address, path: path(of: entry), digest: entry.digest)
  }

  /// The file of a body.
  func path(of entry: CacheEntry) -> String { bodies + "/" + entry.digest }

  /// The file of an entry.
  private func path(named name: String) -> String {
    entries + "/" + Digest.sha256(of: Array(name.utf8)) + ".json"
  }

  private func size(of path: String) -> Int? {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }
}

// MARK: - Size

extension PictureCache {
  /// Nothing that was used within so many seconds is removed: another process may be packing it into a book.
  private static let grace = 3600

  /// Removes the bodies that were not used for longest until the others fit, and what crashed runs left.
  func trim() {
    remove(in: drafts, keeping: 0)
    guard remove(in: bodies, keeping: policy.mostCached) else { return }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: entries)) ?? []
    for name in names {
      let path = entries + "/" + name
      guard let data = FileManager.default.contents(atPath: path),
        let entry = try? JSONDecoder().decode(CacheEntry.self, from: data),
        size(of: self.path(of: entry)) != nil
      else {
        unlink(path)
        continue
      }
    }
  }

  /// Removes the oldest files of a folder until at most `limit` bytes are left; whether any was removed.
  @discardableResult private func remove(in folder: String, keeping limit: Int) -> Bool {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let files = names.map { name in
      var status = stat()
      let isThere = lstat(folder + "/" + name, &status) == 0
      return (
        name: name, age: now() - Int(status.st_mtim.tv_sec), size: isThere ? Int(status.st_size) : 0
      )
    }
    var total = files.reduce(0) { $0 + $1.size }
    var isAny = false
    for file in files.sorted(by: { ($0.age, $1.name) > ($1.age, $0.name) })
    where total > limit && file.age > Self.grace {
      unlink(folder + "/" + file.name)
      total -= file.size
      isAny = true
    }
    return isAny
  }
}
