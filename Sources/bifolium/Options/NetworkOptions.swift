import ArgumentParser
import Foundation
import Resources

/// How pictures on the network are had.
struct NetworkOptions: ParsableArguments {
  @Flag(help: "Ask nothing of the network: take pictures from the cache only.")
  var offline = false

  @Option(
    help: ArgumentHelp(
      "Where pictures from the network, and what was made of large ones, are kept between runs (default: "
        + "bifolium, in the user's folder for caches).",
      valueName: "folder"),
    completion: .directory)
  var cacheDir: String?

  @Flag(help: "Let posts name pictures on this machine and in the networks behind it.")
  var allowPrivateNetworks = false

  func validate() throws {
    if cacheDir?.isEmpty == true { throw ValidationError("--cache-dir is empty.") }
  }

  /// The same on the command line of a worker.
  var arguments: [String] {
    (offline ? ["--offline"] : []) + (cacheDir.map { ["--cache-dir", $0] } ?? [])
      + (allowPrivateNetworks ? ["--allow-private-networks"] : [])
  }

  /// The network as this run may use it; `received` is told how much has come.
  func fetching(in environment: Environment, received: Fetching.Listener? = nil) -> Fetching {
    var policy = FetchPolicy()
    policy.userAgent = "Bifolium/\(Version.text)"
    policy.isOffline = offline
    policy.allowsPrivateNetworks = allowPrivateNetworks
    policy.proxies = Proxies(environment.variables)
    policy.certificates = environment.variables["SSL_CERT_FILE"].flatMap { $0.isEmpty ? nil : $0 }
    return Fetching(
      policy: policy, cacheFolder: cacheDir ?? environment.cacheFolder, now: environment.now,
      received: received)
  }
}
