/// The network and the cache as a loader of pictures may use them. Without, nothing is asked for, and what is made of
/// large pictures is kept in memory.
package struct Fetching: Sendable {
  /// Is told how many bytes have come until now; often, and from another thread.
  package typealias Listener = @Sendable (_ bytes: Int) -> Void

  package var policy: FetchPolicy
  /// The folder of the cache, which runs and processes share. It is made when it is needed.
  package var cacheFolder: String
  /// The time of day in seconds since 1970, for the age of copies.
  package var now: @Sendable () -> Int
  /// Who wants to know how much has come.
  package var received: Listener?

  package init(
    policy: FetchPolicy = FetchPolicy(), cacheFolder: String, now: @escaping @Sendable () -> Int,
    received: Listener? = nil
  ) {
    self.policy = policy
    self.cacheFolder = cacheFolder
    self.now = now
    self.received = received
  }

  var cache: PictureCache { PictureCache(folder: cacheFolder, policy: policy, now: now) }
}
