import Foundation
import Manuscript

extension Site {
  /// Reads a configuration; `nil`, and a finding, where it cannot be parsed.
  static func configuration(_ path: String, findings: inout [Finding]) -> HeaderValue? {
    guard let bytes = readFile(path) else { return nil }
    let text = decodeText(bytes, path: path)
    let parsed = parseHeader(text.bytes, as: HeaderSyntax(path: path))
    let place = Path.name(of: path)
    if let problem = parsed.problem {
      findings.append(
        Finding(
          .headerBroken, "the configuration of the site cannot be parsed: \(problem.message)",
          at: SourcePlace(path: place, line: problem.line)))
    }
    return parsed.value
  }

  /// What all kinds of sites call by the same names.
  mutating func takeCommon(_ value: HeaderValue) {
    configuration = value
    title = value["title"]?.text ?? value["name"]?.text
    summary = value["description"]?.text ?? value["subtitle"]?.text
    authors = (value["author"] ?? value["authors"])?.names ?? []
    if let name = (value["timezone"] ?? value["timeZone"])?.text, let zone = SiteZone(named: name) {
      self.zone = zone
    }
    cover = value["book"]?["cover"]?.text
  }

  /// Takes an address apart into where the site is and the path below which it is served.
  mutating func takeAddress(_ text: String?) {
    guard let text, let parts = splitOrigin(text) else { return }
    url = parts.origin
    baseURL = Site.basePath(parts.path)
  }

  /// With a slash at its start and none at its end; empty for the root.
  static func basePath(_ text: String) -> String {
    let path = text.split(separator: "/").joined(separator: "/")
    return path.isEmpty ? "" : "/" + path
  }
}

/// Scheme and host of an address on the web, and all that follows them.
func splitOrigin(_ address: String) -> (origin: String, path: String)? {
  guard isWebAddress(address.lowercased()), let start = address.firstRange(ofASCII: "//")?.upperBound else {
    return nil
  }
  let end = address[start...].firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? address.endIndex
  return end == start ? nil : (String(address[..<end]), String(address[end...]))
}

/// A relative address as seen from a whole one (RFC 3986 §5.2).
func resolved(_ address: String, from base: String) -> String? {
  guard let (origin, rest) = splitOrigin(base) else { return nil }
  func cut(_ text: some StringProtocol) -> String.Index {
    text.firstIndex { $0 == "?" || $0 == "#" } ?? text.endIndex
  }
  let path = String(address[..<cut(address)])
  let suffix = String(address[cut(address)...])
  let own = String(rest[..<cut(rest)])
  if path.isEmpty { return origin + own + suffix }
  if path.hasPrefix("/") { return origin + path + suffix }
  let folder = own.hasSuffix("/") ? own : Path.folder(of: own)
  let joined = Path.normalise(Path.join(folder.isEmpty ? "/" : folder, path))
  return origin + joined + (path.hasSuffix("/") && joined != "/" ? "/" : "") + suffix
}
