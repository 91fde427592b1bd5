/// One address that is to be had, and how far that is: it changes with each redirect and each further try.
struct Errand {
  /// What was asked for in the beginning; the cache knows the picture by it.
  let picture: FetchAddress
  /// Where it is asked for now.
  var address: FetchAddress
  /// What the server is told of the place that shows it, one try each; none where nothing is told.
  var referers: [String]
  /// The copy of an earlier run, which the server is asked about.
  var cached: CacheEntry?
  /// What this try has taken until now, over all its redirects.
  private(set) var spent = Duration.zero
  /// Not before this.
  var due = ContinuousClock.Instant.now
  private var redirects = 0
  private var retries = 0

  init(_ picture: FetchAddress, referers: [String], cached: CacheEntry?) {
    self.picture = picture
    address = picture
    self.cached = cached
    // Where a server gives pictures to its own pages only, its start page is the last word to try.
    self.referers = referers + [picture.root]
    if referers.isEmpty { self.referers.insert("", at: 0) }
  }

  /// Follows a redirect, which took some time.
  mutating func follow(to location: String, after taken: Duration, _ policy: FetchPolicy)
    throws(FetchFailure)
  {
    guard redirects < policy.mostRedirects else { throw .redirects }
    address = try FetchAddress(location, relativeTo: address)
    redirects += 1
    spent += taken
  }

  /// Names another page as the one that shows the picture; `false` where there is none left.
  mutating func changeReferer(_ policy: FetchPolicy) -> Bool {
    guard referers.count > 1 else { return false }
    referers.removeFirst()
    startAgain()
    return true
  }

  /// Waits for another try; `false` where there were enough.
  mutating func retry(after asked: Int?, _ policy: FetchPolicy) -> Bool {
    guard retries < policy.retries else { return false }
    retries += 1
    due = .now + max(policy.wait(beforeRetry: retries), .seconds(asked ?? 0))
    startAgain()
    return true
  }

  private mutating func startAgain() {
    address = picture
    redirects = 0
    spent = .zero
  }
}
