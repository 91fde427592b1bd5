import Glibc

/// The proxies of the user's environment, by the conventions of curl and its like.
package struct Proxies: Sendable {
  private var http: String?
  private var https: String?
  /// Hosts that are asked directly: names with all that is below them, or `*` for every host.
  private var exceptions: [String] = []

  /// No proxy at all.
  package init() {}

  /// Reads `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy`. Of the first there is no variable in
  /// capital letters: where a program runs for a web server, it would come from the header of a request.
  package init(_ variables: [String: String]) {
    func value(_ names: String...) -> String? {
      names.compactMap { variables[$0] }.first { !$0.isEmpty }
    }
    let all = value("all_proxy", "ALL_PROXY")
    http = value("http_proxy") ?? all
    https = value("https_proxy", "HTTPS_PROXY") ?? all
    exceptions = (value("no_proxy", "NO_PROXY") ?? "").lowercased()
      .split { $0 == "," || $0 == " " }.map { String($0.drop { $0 == "." }) }
  }

  /// The proxy for an address; `nil` where it is asked directly.
  func proxy(for address: FetchAddress) -> String? {
    let host = address.host.lowercased()
    if exceptions.contains(where: { $0 == "*" || host == $0 || host.hasSuffix("." + $0) }) { return nil }
    return address.isSecure ? https : http
  }
}

extension FetchAddress {
  var isSecure: Bool { server.hasPrefix("https:") }

  /// Whether the address itself says that it is within the own machine or network. Behind a proxy, which looks
  /// names up itself, that is all that can be known.
  var isPrivateAsWritten: Bool {
    let name = host.lowercased().drop { $0 == "[" }.prefix { $0 != "]" && $0 != "%" }
    let host = name.last == "." ? String(name.dropLast()) : String(name)
    if host == "localhost" || host.hasSuffix(".localhost") { return true }
    let address = bytes(host, AF_INET, count: 4) ?? bytes(host, AF_INET6, count: 16)
    return address.map(PrivateAddress.contains) ?? false
  }

  private func bytes(_ host: String, _ family: Int32, count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    return inet_pton(family, host, &bytes) == 1 ? bytes : nil
  }
}
