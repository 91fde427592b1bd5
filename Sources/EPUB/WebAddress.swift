/// The address of a link out of the book, in a spelling that every reading system accepts.
///
/// The URL standard forgives nearly everything; `epubcheck` and some readers do not. Characters that no
/// address may hold are percent-encoded, and what has no usable host is no address.
struct WebAddress: Sendable {
  /// The address as it is written into `href`.
  let text: String

  /// Reads an absolute address; `nil` where no reading system could follow it.
  init?(_ address: String) {
    let scalars = address.unicodeScalars
    guard let colon = scalars.firstIndex(of: ":") else { return nil }
    let scheme = String(scalars[..<colon]).lowercased()
    let rest = scalars[scalars.index(after: colon)...]
    switch scheme {
    case "http", "https", "ftp":
      guard rest.starts(with: "//".unicodeScalars) else { return nil }
      let authorityAndPath = rest.dropFirst(2)
      let end =
        authorityAndPath.firstIndex { "/?#\\".unicodeScalars.contains($0) } ?? authorityAndPath.endIndex
      guard let host = WebAddress.host(authorityAndPath[..<end]) else { return nil }
      text = "\(scheme)://\(host)\(WebAddress.encoded(authorityAndPath[end...]))"
    case "mailto", "tel":
      guard !rest.isEmpty else { return nil }
      text = "\(scheme):\(WebAddress.encoded(rest))"
    default: return nil
    }
  }

  private typealias Part = Substring.UnicodeScalarView

  /// A host with an optional port, without the name and password that may stand before it.
  private static func host(_ authority: Part) -> String? {
    let start = authority.lastIndex(of: "@").map(authority.index(after:)) ?? authority.startIndex
    let pieces = authority[start...].split(separator: ":", omittingEmptySubsequences: false)
    guard let name = pieces.first, pieces.count <= 2, isHostName(name) else { return nil }
    guard pieces.count == 2, !pieces[1].isEmpty else { return String(name) }
    guard let port = UInt16(String(pieces[1])) else { return nil }
    return "\(String(name)):\(port)"
  }

  /// Labels of letters, digits, hyphens and underscores. A last label of digits makes it an address of
  /// four numbers.
  private static func isHostName(_ name: Part) -> Bool {
    var labels = name.split(separator: ".", omittingEmptySubsequences: false)
    if labels.last?.isEmpty == true { labels.removeLast() }
    guard let last = labels.last, labels.allSatisfy(isLabel) else { return false }
    guard last.allSatisfy({ ("0"..."9").contains($0) }) else { return true }
    return labels.count == 4 && labels.allSatisfy { UInt8(String($0)) != nil }
  }

  private static func isLabel(_ label: Part) -> Bool {
    !label.isEmpty && label.count <= 63 && label.first != "-" && label.last != "-"
      && label.allSatisfy { scalar in
        scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      }
  }

  /// Percent-encodes what may not stand in a path, a query or a fragment (RFC 3987 §2.2).
  private static func encoded(_ part: Part) -> String {
    var text = ""
    var hasFragment = false
    for index in part.indices {
      let scalar = part[index]
      let isPlain: Bool
      switch scalar {
      case "%": isPlain = isEscape(part[index...])
      case "#":
        isPlain = !hasFragment
        hasFragment = true
      default: isPlain = isAllowed(scalar)
      }
      if isPlain { text.unicodeScalars.append(scalar) } else { text += percentEncoded(scalar) }
    }
    return text
  }

  private static func isEscape(_ part: Part) -> Bool {
    let digits = part.dropFirst().prefix(2)
    return digits.count == 2 && digits.allSatisfy(\.properties.isASCIIHexDigit)
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    case "-", ".", "_", "~", "!", "$", "&", "'", "(", ")", "*", "+", ",", ";", "=", ":", "@", "/", "?": true
    default: scalar.value > 0x9f && scalar.properties.isAlphabetic
    }
  }

  private static func percentEncoded(_ scalar: Unicode.Scalar) -> String {
    UTF8.encode(scalar).map { bytes in
      bytes.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
    } ?? ""
  }
}
