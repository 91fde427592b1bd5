import CCurl
import Glibc

/// One request and its answer: an easy handle of libcurl, and what its callbacks gather.
///
/// It stays on the thread of its queue. The handle points back at it without holding it; the queue does that.
final class Transfer {
  let errand: Errand
  let easy: UnsafeMutableRawPointer
  private let draft: CacheDraft
  private let policy: FetchPolicy
  private var headers: UnsafeMutablePointer<curl_slist>?
  /// What a callback stopped the transfer for.
  private var stopped: FetchFailure?
  /// Bytes of the body, decompressed.
  private(set) var received = 0

  /// A request for what `errand` is at, whose body goes to `draft`.
  init?(_ errand: Errand, draft: CacheDraft, policy: FetchPolicy) {
    guard let easy = curl_easy_init() else { return nil }
    self.errand = errand
    self.easy = easy
    self.draft = draft
    self.policy = policy
    address()
    limits()
    callbacks()
  }

  deinit {
    curl_easy_cleanup(easy)
    curl_slist_free_all(headers)
  }

  private func address() {
    set(CURLOPT_URL, errand.address.text)
    set(CURLOPT_USERAGENT, policy.userAgent)
    if let referer = errand.referers.first { set(CURLOPT_REFERER, referer) }
    // Every encoding that the library knows; the limit of size counts what comes out.
    set(CURLOPT_ACCEPT_ENCODING, "")
    // Servers that convert for who asks shall not send what a book cannot hold.
    add("Accept: image/jpeg, image/png, image/gif, image/svg+xml, image/webp;q=0.9, image/*;q=0.8, */*;q=0.5")
    if let etag = errand.cached?.etag { add("If-None-Match: \(etag)") }
    if let date = errand.cached?.lastModified { add("If-Modified-Since: \(date)") }
    ccurl_set_pointer(easy, CURLOPT_HTTPHEADER, headers)
  }

  private func limits() {
    set(CURLOPT_PROTOCOLS_STR, "http,https")
    // Redirects are followed by the queue, which looks at each address as at the first.
    set(CURLOPT_FOLLOWLOCATION, 0)
    set(CURLOPT_SSL_VERIFYPEER, 1)
    set(CURLOPT_SSL_VERIFYHOST, 2)
    if let certificates = policy.certificates { set(CURLOPT_CAINFO, certificates) }
    // Set in any case, for otherwise the library would look into the environment itself.
    set(CURLOPT_PROXY, proxy ?? "")
    set(CURLOPT_NOPROXY, "")
    set(CURLOPT_NOSIGNAL, 1)
    // What is announced need not come; what comes without being announced is counted.
    set(CURLOPT_MAXFILESIZE, policy.mostBytes)
    set(CURLOPT_CONNECTTIMEOUT_MS, policy.connectTimeout.milliseconds)
    set(CURLOPT_TIMEOUT_MS, max(1, (policy.timeout - errand.spent).milliseconds))
  }

  private var proxy: String? { policy.proxies.proxy(for: errand.address) }

  private func set(_ option: CURLoption, _ value: Int) { ccurl_set_long(easy, option, value) }

  private func set(_ option: CURLoption, _ value: String) { ccurl_set_text(easy, option, value) }

  private func add(_ header: String) {
    // A line end would begin a header of somebody else's.
    headers = curl_slist_append(headers, header.filter { $0 >= " " })
  }
}

// MARK: - Callbacks

extension Transfer {
  private func callbacks() {
    let this = Unmanaged.passUnretained(self).toOpaque()
    ccurl_set_pointer(easy, CURLOPT_WRITEDATA, this)
    ccurl_set_writer(easy) { bytes, _, count, this in
      guard let bytes, let this else { return 0 }
      let transfer = Unmanaged<Transfer>.fromOpaque(this).takeUnretainedValue()
      return transfer.receive(UnsafeRawBufferPointer(start: bytes, count: count)) ? count : 0
    }
    // A proxy may be where it likes: it is the user who named it.
    guard !policy.allowsPrivateNetworks, proxy == nil else { return }
    ccurl_set_pointer(easy, CURLOPT_OPENSOCKETDATA, this)
    ccurl_set_socket_opener(easy) { this, _, address in
      guard let this, let address else { return CURL_SOCKET_BAD }
      return Unmanaged<Transfer>.fromOpaque(this).takeUnretainedValue().open(address)
    }
  }

  /// Takes a part of the body; anything but a picture's answer is let go.
  private func receive(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard status == 200 else { return true }
    received += bytes.count
    guard received <= policy.mostBytes else {
      stopped = .size(policy.mostBytes)
      return false
    }
    if let problem = draft.write(bytes) {
      stopped = .cache(problem)
      return false
    }
    return true
  }

  /// Opens the socket to an address that the name turned out to have. Here, and only here, it is certain what
  /// will be asked: a name may have another address by the time it is looked up again.
  private func open(_ address: UnsafePointer<curl_sockaddr>) -> curl_socket_t {
    let target = address.pointee
    let raw = UnsafeRawBufferPointer(start: ccurl_address(address), count: Int(target.addrlen))
    let bytes =
      switch target.family {
      case AF_INET: Array(raw.dropFirst(4).prefix(4))
      case AF_INET6: Array(raw.dropFirst(8).prefix(16))
      default: [UInt8]()
      }
    guard !PrivateAddress.contains(bytes) else {
      stopped = .privateNetwork(errand.address.host)
      return CURL_SOCKET_BAD
    }
    return socket(target.family, target.socktype | Int32(SOCK_CLOEXEC.rawValue), target.`protocol`)
  }
}

// MARK: - The answer

extension Transfer {
  /// The status of the answer; 0 before there is one.
  var status: Int { long(CURLINFO_RESPONSE_CODE) }

  /// Where the answer leads to, as an absolute address.
  var location: String? {
    var text: UnsafePointer<CChar>?
    ccurl_get_text(easy, CURLINFO_REDIRECT_URL, &text)
    return text.map { String(cString: $0) }
  }

  /// The seconds that the server asks to wait.
  var retryAfter: Int? {
    var seconds: curl_off_t = 0
    ccurl_get_offset(easy, CURLINFO_RETRY_AFTER, &seconds)
    return seconds > 0 ? Int(seconds) : nil
  }

  /// The value of a header of the answer.
  func header(_ name: String) -> String? {
    var found: UnsafeMutablePointer<curl_header>?
    guard curl_easy_header(easy, name, 0, UInt32(CURLH_HEADER), -1, &found) == CURLHE_OK, let found,
      let value = found.pointee.value
    else { return nil }
    return String(cString: value)
  }

  /// What went wrong below HTTP; `nil` where an answer came whole.
  func failure(_ code: CURLcode) -> FetchFailure? {
    if code == CURLE_OK { return nil }
    if let stopped, code != CURLE_OPERATION_TIMEDOUT { return stopped }
    let host = errand.address.host
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: return .name(host)
    case CURLE_OPERATION_TIMEDOUT: return isConnected ? .timeout : .connection(host)
    case CURLE_PARTIAL_FILE, CURLE_BAD_CONTENT_ENCODING, CURLE_WRITE_ERROR: return .transfer
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE: return .certificate(host)
    case CURLE_FILESIZE_EXCEEDED: return .size(policy.mostBytes)
    case CURLE_URL_MALFORMAT: return .address
    default: return .connection(host)
    }
  }

  private var isConnected: Bool { time(CURLINFO_CONNECT_TIME_T) > .zero }

  /// From the beginning to the end.
  var taken: Duration { time(CURLINFO_TOTAL_TIME_T) }

  private func time(_ info: CURLINFO) -> Duration {
    var microseconds: curl_off_t = 0
    ccurl_get_offset(easy, info, &microseconds)
    return .microseconds(microseconds)
  }

  private func long(_ info: CURLINFO) -> Int {
    var value = 0
    ccurl_get_long(easy, info, &value)
    return value
  }
}

extension Duration {
  /// Whole milliseconds.
  var milliseconds: Int {
    Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
