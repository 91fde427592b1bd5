/// Why a picture could not be had from the network.
enum FetchFailure: Error, Sendable, Hashable {
  /// What is written is no address.
  case address
  /// Something other than HTTP, in a post or after a redirect.
  case scheme(String)
  /// Nobody allowed to ask the network.
  case unasked
  /// Not in the cache, and nothing may be asked.
  case offline
  /// The server answered with something else than a picture.
  case status(Int)
  /// The server wants a longer wait than anyone has, in seconds.
  case wait(Int)
  case redirects
  /// Larger than the limit, in bytes.
  case size(Int)
  case timeout
  /// No such name.
  case name(String)
  /// No connection, or one that broke.
  case connection(String)
  /// The server could not prove who it is.
  case certificate(String)
  /// An address within the own network.
  case privateNetwork(String)
  /// The bytes ended before what was announced, or do not decompress.
  case transfer
  /// The cache cannot be written: the system's words.
  case cache(String)
  case cancelled
}

extension FetchFailure {
  /// What happened, as the end of a sentence.
  var reason: String {
    switch self {
    case .address: "this is no address"
    case .scheme(let scheme): "only http and https are followed, not \(scheme.isEmpty ? "this" : scheme)"
    case .unasked: "it is on the network and is not fetched"
    case .offline: "it is not in the cache, and nothing is fetched offline"
    case .status(let status): "the server answers \(status)\(Self.words[status].map { " (\($0))" } ?? "")"
    case .wait(let seconds): "the server asks to come back in \(seconds) s"
    case .redirects: "the server leads from one address to the next without an end"
    case .size(let bytes): "it is larger than \(bytes >> 20) MB"
    case .timeout: "the server takes too long"
    case .name(let host): "there is no server “\(host)”"
    case .connection(let host): "there is no connection to “\(host)”"
    case .certificate(let host): "the certificate of “\(host)” is not valid"
    case .privateNetwork(let host): "“\(host)” is on a private network"
    case .transfer: "the server sends less than it says"
    case .cache(let problem): "the cache cannot be written: \(problem)"
    case .cancelled: "the run was cancelled"
    }
  }

  /// What a user can do.
  var hint: String? {
    switch self {
    case .address, .scheme: "correct the address in the post"
    case .unasked: "save it beside the post and name it there"
    case .offline: "run once without --offline"
    case .status(401), .status(403): "the server gives it to its own pages only; save it beside the post"
    case .status(404), .status(410), .redirects: "it is gone; save a copy beside the post, or take it out"
    case .status, .wait, .timeout, .connection, .transfer:
      "try again later; what has come is kept in the cache"
    case .size: "save a smaller one beside the post"
    case .name: "check the address, and whether there is a network"
    case .certificate: "SSL_CERT_FILE names other certificates to trust"
    case .privateNetwork: "if the posts can be trusted, --allow-private-networks"
    case .cache: "name another folder with --cache-dir"
    case .cancelled: nil
    }
  }

  private static let words = [
    401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 410: "Gone", 429: "Too Many Requests",
    500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
  ]

  /// Whether another try may end better.
  var isPassing: Bool {
    switch self {
    case .status(let status): status == 408 || status == 429 || (500...599).contains(status)
    case .name, .connection, .transfer: true
    default: false
    }
  }

  /// Whether it tells of the server rather than of one picture.
  var isAboutServer: Bool {
    switch self {
    case .name, .connection, .certificate, .privateNetwork, .timeout, .wait: true
    default: false
    }
  }
}
