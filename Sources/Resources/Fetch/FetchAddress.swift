import CCurl

/// An address on the network that can be asked, in the form in which it is sent.
///
/// It is taken apart by the library that connects, so that both mean the same host.
struct FetchAddress: Hashable, Sendable {
  /// The whole address without its fragment.
  let text: String
  /// Scheme, host and port: what limits of a server count for.
  let server: String
  /// The host alone.
  let host: String

  /// Reads an address; `base` is what a relative one is relative to.
  init(_ written: String, relativeTo base: FetchAddress? = nil) throws(FetchFailure) {
    guard let url = curl_url() else { throw .address }
    defer { curl_url_cleanup(url) }
    if let base { curl_url_set(url, CURLUPART_URL, base.text, 0) }
    let flags = UInt32(CURLU_NON_SUPPORT_SCHEME)
    guard curl_url_set(url, CURLUPART_URL, Self.escaped(written), flags) == CURLUE_OK else { throw .address }
    curl_url_set(url, CURLUPART_FRAGMENT, nil, 0)
    let scheme = Self.part(CURLUPART_SCHEME, of: url)
    guard scheme == "http" || scheme == "https" else { throw .scheme(scheme) }
    text = Self.part(CURLUPART_URL, of: url)
    host = Self.part(CURLUPART_HOST, of: url)
    server = "\(scheme)://\(host):\(Self.part(CURLUPART_PORT, of: url, flags: UInt32(CURLU_DEFAULT_PORT)))"
    guard !host.isEmpty else { throw .address }
  }

  /// The start page of the server, the least that it can be told of where a picture is shown.
  var root: String { server + "/" }

  private static func part(_ part: CURLUPart, of url: OpaquePointer, flags: UInt32 = 0) -> String {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(url, part, &text, flags) == CURLUE_OK, let text else { return "" }
    defer { curl_free(text) }
    return String(cString: text)
  }

  /// The address with everything percent-encoded that an address cannot hold (RFC 3986 §2), as browsers do;
  /// the host is left alone, because names in other scripts have an encoding of their own.
  private static func escaped(_ written: String) -> String {
    let bytes = Array(written.utf8)
    var start = 0
    if let scheme = written.utf8.firstRange(of: "://".utf8) {
      let host = written.utf8[scheme.upperBound...].prefix { !"/?#".utf8.contains($0) }
      start = written.utf8.distance(from: written.utf8.startIndex, to: host.endIndex)
    }
    var result = String(decoding: bytes[..<start], as: UTF8.self)
    for byte in bytes[start...] {
      if byte > 0x20, byte < 0x7f, !"\"<>\\^`{|}".utf8.contains(byte) {
        result.unicodeScalars.append(UnicodeScalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += byte < 16 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }
}
