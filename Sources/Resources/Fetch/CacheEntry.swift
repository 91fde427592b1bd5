/// What the cache knows of an address.
struct CacheEntry: Codable, Sendable, Equatable {
  /// The address itself, for people who look into the cache.
  var address: String
  /// The SHA-256 of the bytes, which is the name of their file.
  var digest: String
  /// The number of bytes.
  var size: Int
  /// Until when the copy is taken without asking, in seconds since 1970.
  var freshUntil: Int
  /// What the server is told that is here already (RFC 9110 §13).
  var etag: String?
  var lastModified: String?

  /// What an answer says of its own future.
  struct Answer {
    var etag: String?
    var lastModified: String?
    /// The header `Cache-Control`.
    var control: String?
  }
}

extension CacheEntry.Answer {
  /// Whether the server wants nothing to be kept for another run.
  var forbidsKeeping: Bool { directives.contains("no-store") }

  /// For how long a copy is fresh, in seconds (RFC 9111 §5.2.2), within the bounds of `freshness`.
  func lifetime(_ freshness: FetchPolicy.Freshness) -> Int {
    if directives.contains("no-cache") { return freshness.least }
    let age = directives.lazy.filter { $0.hasPrefix("max-age=") }.compactMap {
      Int($0.dropFirst(8).filter { $0 != "\"" })
    }.first
    guard let age else { return freshness.standard }
    return min(max(age, freshness.least), freshness.most)
  }

  private var directives: [String] {
    (control ?? "").lowercased().split { $0 == "," || $0 == " " || $0 == "\t" }.map(String.init)
  }
}

/// A picture that came from the network, or was there already.
struct FetchedFile: Sendable, Equatable {
  var address: FetchAddress
  /// The file in the cache.
  var path: String
  /// The SHA-256 that its bytes must have.
  var digest: String
  /// Why the server could not be asked whether the copy still is what it has; `nil` where all is well.
  var staleness: FetchFailure?
}

/// What came of asking for an address.
typealias FetchOutcome = Result<FetchedFile, FetchFailure>
