import CCurl

/// Fetches addresses, several at a time, on the thread that calls it.
///
/// One thread drives all transfers (libcurl's multi interface): connections to a server are used again, limits
/// are kept in one place without a lock, and a cancelled run ends all of them at once. No worker that could
/// decode a picture waits for a server meanwhile.
final class TransferQueue {
  private let fetching: Fetching
  private let cache: PictureCache
  private let isCancelled: () -> Bool
  private var servers: [String: ServerQueue] = [:]
  /// The same in the order in which they were first named: each has its turn.
  private var order: [ServerQueue] = []
  private var waiting: [Errand] = []
  private var running: [UnsafeMutableRawPointer: (transfer: Transfer, draft: CacheDraft)] = [:]
  private var settled: [(FetchAddress, FetchOutcome)] = []
  private var received = 0
  private var told = 0

  private var policy: FetchPolicy { fetching.policy }

  init(_ fetching: Fetching, isCancelled: @escaping () -> Bool) {
    self.fetching = fetching
    cache = fetching.cache
    self.isCancelled = isCancelled
    _ = Self.isReady
  }

  /// The library wants to be told once that it will be used.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// Adds an address; what is fresh in the cache, or may not be asked for, is settled at once.
  func add(_ address: FetchAddress, referers: [String]) {
    let cached = cache.entry(for: address)
    if let cached, policy.isOffline || cache.isFresh(cached) {
      return settle(address, .success(cache.use(cached, for: address)))
    }
    if policy.isOffline { return settle(address, .failure(.offline)) }
    let errand = Errand(address, referers: referers, cached: cached)
    queue(errand).add(errand)
  }

  /// Works until all is settled, also what `settle` adds.
  func run(_ settle: (FetchAddress, FetchOutcome) -> Void) {
    guard let multi = curl_multi_init() else { return }
    defer { curl_multi_cleanup(multi) }
    while true {
      let done = settled
      settled = []
      done.forEach(settle)
      if isCancelled() { break }
      if !settled.isEmpty { continue }
      if running.isEmpty, waiting.isEmpty, servers.values.allSatisfy(\.isEmpty) { break }
      admit(to: multi)
      var count: Int32 = 0
      curl_multi_perform(multi, &count)
      harvest(multi)
      tell()
      if settled.isEmpty { curl_multi_poll(multi, nil, 0, 50, nil) }
    }
    for (easy, _) in running { curl_multi_remove_handle(multi, easy) }
    running = [:]
    // Nothing new, nothing too much.
    if received > 0 { cache.trim() }
  }

  /// Tells how much has come, once it is more than before.
  private func tell() {
    let total = running.values.reduce(received) { $0 + $1.transfer.received }
    guard total > told else { return }
    told = total
    fetching.received?(total)
  }

  private func settle(_ address: FetchAddress, _ outcome: FetchOutcome) { settled.append((address, outcome)) }
}

// MARK: - Waiting

extension TransferQueue {
  /// After as many pictures without an answer nobody waits for the others of a server.
  private static let mostServerFailures = 2

  /// The queue of the server that an errand is at.
  private func queue(_ errand: Errand) -> ServerQueue {
    let server = errand.address.server
    if let queue = servers[server] { return queue }
    let queue = ServerQueue()
    servers[server] = queue
    order.append(queue)
    return queue
  }

  /// Begins as many transfers as the limits allow, server by server.
  private func admit(to multi: UnsafeMutableRawPointer) {
    let now = ContinuousClock.now
    for errand in waiting where errand.due <= now { queue(errand).addFirst(errand) }
    waiting.removeAll { $0.due <= now }
    var isAny = true
    while isAny {
      isAny = false
      for queue in order where running.count < policy.mostTransfers {
        guard queue.opens <= now, queue.running < policy.mostTransfersPerHost, let errand = queue.next()
        else { continue }
        isAny = true
        begin(errand, multi)
      }
    }
  }

  private func begin(_ errand: Errand, _ multi: UnsafeMutableRawPointer) {
    do throws(FetchFailure) {
      let isHidden = policy.proxies.proxy(for: errand.address) != nil
      if isHidden, !policy.allowsPrivateNetworks, errand.address.isPrivateAsWritten {
        throw .privateNetwork(errand.address.host)
      }
      let draft = try cache.draft()
      guard let transfer = Transfer(errand, draft: draft, policy: policy) else {
        throw .connection(errand.address.host)
      }
      curl_multi_add_handle(multi, transfer.easy)
      running[transfer.easy] = (transfer, draft)
      queue(errand).running += 1
    } catch {
      settle(errand.picture, .failure(error))
    }
  }
}

// MARK: - Answers

extension TransferQueue {
  private func harvest(_ multi: UnsafeMutableRawPointer) {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
      let code = ccurl_result(message)
      curl_multi_remove_handle(multi, easy)
      guard let (transfer, draft) = running.removeValue(forKey: easy) else { continue }
      received += transfer.received
      queue(transfer.errand).running -= 1
      do throws(FetchFailure) {
        try conclude(transfer, draft, code)
      } catch {
        fail(transfer.errand, error, retryAfter: transfer.retryAfter)
      }
    }
  }

  /// Takes what came, or goes on where it leads.
  private func conclude(_ transfer: Transfer, _ draft: CacheDraft, _ code: CURLcode) throws(FetchFailure) {
    if let failure = transfer.failure(code) { throw failure }
    var errand = transfer.errand
    queue(errand).failures = 0
    let answer = CacheEntry.Answer(
      etag: transfer.header("ETag"), lastModified: transfer.header("Last-Modified"),
      control: transfer.header("Cache-Control"))
    switch transfer.status {
    case 200: settle(errand.picture, .success(try cache.keep(draft, for: errand.picture, answer)))
    case 304:
      guard let cached = errand.cached else { throw .status(304) }
      settle(errand.picture, .success(cache.renew(cached, for: errand.picture, answer)))
    case 301, 302, 303, 307, 308:
      guard let location = transfer.location else { throw .status(transfer.status) }
      try errand.follow(to: location, after: transfer.taken, policy)
      queue(errand).addFirst(errand)
    case 401, 403:
      guard errand.changeReferer(policy) else { throw .status(transfer.status) }
      queue(errand).addFirst(errand)
    default: throw .status(transfer.status)
    }
  }

  /// Tries again later, or gives up: then the copy of an earlier run is better than nothing.
  private func fail(_ failed: Errand, _ failure: FetchFailure, retryAfter: Int?) {
    var errand = failed
    guard failure.isPassing else { return end(errand, failure) }
    if let retryAfter, .seconds(retryAfter) > policy.mostPatience { return end(errand, .wait(retryAfter)) }
    guard errand.retry(after: retryAfter, policy) else { return end(errand, failure) }
    // The other pictures of a server that has enough, or is not there, wait as well.
    if failure.isAboutServer || retryAfter != nil { queue(failed).opens = errand.due }
    waiting.append(errand)
  }

  private func end(_ errand: Errand, _ failure: FetchFailure) {
    if failure.isAboutServer { abandon(queue(errand), failure) }
    giveUp(errand, failure)
  }

  private func giveUp(_ errand: Errand, _ failure: FetchFailure) {
    guard let cached = errand.cached else { return settle(errand.picture, .failure(failure)) }
    var copy = cache.use(cached, for: errand.picture)
    copy.staleness = failure
    settle(errand.picture, .success(copy))
  }

  /// Counts a server that cannot be reached; after some pictures in a row all others of it are given up too.
  private func abandon(_ server: ServerQueue, _ failure: FetchFailure) {
    // Who asks for an hour of peace shall have it at once.
    if case .wait = failure { server.failures = Self.mostServerFailures } else { server.failures += 1 }
    guard server.failures >= Self.mostServerFailures else { return }
    for errand in server.removeAll() + waiting.filter({ queue($0) === server }) { giveUp(errand, failure) }
    waiting.removeAll { queue($0) === server }
  }
}
