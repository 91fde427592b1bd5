/// How pictures on the network are asked for: limits, patience, and what is never asked.
package struct FetchPolicy: Sendable {
  /// What servers are told is asking.
  package var userAgent = "Bifolium"
  /// Transfers at a time, in all and from one server.
  package var mostTransfers = 16
  package var mostTransfersPerHost = 4
  /// Until a connection stands, and until the last byte is there, redirects included.
  package var connectTimeout = Duration.seconds(5)
  package var timeout = Duration.seconds(30)
  /// The largest picture in bytes, after decompression.
  package var mostBytes = 20 << 20
  /// How often something is tried again, and the first wait; each further one is twice as long.
  package var retries = 3
  package var backOff = Duration.seconds(1)
  /// The longest wait that a server may ask for (`Retry-After`).
  package var mostPatience = Duration.seconds(60)
  package var mostRedirects = 5
  /// Whether addresses within the own machine and network may be asked. They are not meant for posts that
  /// others have written: a router, or the metadata of a cloud, would answer them.
  package var allowsPrivateNetworks = false
  /// Whether nothing is asked, and only what is in the cache is taken.
  package var isOffline = false
  /// Who is asked in the place of the servers.
  package var proxies = Proxies()
  /// A file of certificates to trust, in the place of the system's (PEM).
  package var certificates: String?
  /// How long a copy is fresh, in seconds: where the server does not say, at least, and at most.
  package var freshness = Freshness()
  /// The most bytes that the cache keeps.
  package var mostCached = 1 << 30

  /// The limits as they are meant to be.
  package init() {}
}

extension FetchPolicy {
  /// For how long a copy is taken without asking (RFC 9111 §4.2), in seconds.
  package struct Freshness: Sendable {
    /// Where the server does not say.
    package var standard = 86_400
    /// One run after another asks nothing twice, whatever the server says.
    package var least = 300
    package var most = 30 * 86_400
  }

  /// The wait before a try, which counts from 1: the same every time, so that runs can be compared.
  func wait(beforeRetry number: Int) -> Duration { backOff * (1 << (number - 1)) }
}
