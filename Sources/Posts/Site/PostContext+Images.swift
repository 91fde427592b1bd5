import Foundation
import Manuscript

/// Where a picture of a post comes from.
enum ResolvedImage: Sendable, Equatable {
  case origin(ResourceOrigin)
  /// A file that does not exist; the path is where it should be.
  case missing(String)
  /// Nothing that could be a picture.
  case none
}

extension PostContext {
  /// Finds out where the picture at an address in this post comes from.
  func resolve(image address: String) -> ResolvedImage {
    let address = address.trimmed
    if address.isEmpty { return .none }
    if address.lowercased().hasPrefix("data:") {
      return decodeDataAddress(address).map { .origin(.data($0)) } ?? .none
    }
    if isWebAddress(address.lowercased()) { return .origin(onSite(address)) }
    if address.hasPrefix("//") { return .origin(onSite("https:" + address)) }
    let path = percentDecoded(address.prefix { $0 != "?" && $0 != "#" })
    guard !path.isEmpty, !path.contains("\0") else { return .none }
    let places = candidates(path)
    if let found = places.first(where: isFile) { return .origin(.file(found)) }
    return .missing(places.first ?? path)
  }

  /// A picture at an absolute address of this site is the site's file, if that exists.
  private func onSite(_ address: String) -> ResourceOrigin {
    guard let url = site.url, let root = site.root, address.hasPrefix(url + "/") else {
      return .remote(address)
    }
    let path = percentDecoded(address.dropFirst(url.count).prefix { $0 != "?" && $0 != "#" })
    let file = Path.normalise(root + stripBase(path))
    return isFile(file) ? .file(file) : .remote(address)
  }

  /// Where a file may be, likeliest first: site-absolute below the root, others beside the post.
  private func candidates(_ path: String) -> [String] {
    guard path.hasPrefix("/") else {
      let folders = [file.map(Path.folder(of:)), site.root].compactMap { $0 }
      return folders.map { Path.normalise(Path.join($0, path)) }
    }
    let root = site.root ?? ""
    return [root + stripBase(path), root + path].map(Path.normalise)
  }

  private func stripBase(_ path: String) -> String {
    path.hasPrefix(site.baseURL + "/") ? String(path.dropFirst(site.baseURL.count)) : path
  }
}

/// The bytes of a `data:` address (RFC 2397); `nil` where it is damaged or empty.
func decodeDataAddress(_ address: String) -> [UInt8]? {
  guard let comma = address.firstIndex(of: ",") else { return nil }
  let head = address[..<comma].lowercased()
  let body = percentDecoded(address[address.index(after: comma)...])
  guard head.hasSuffix(";base64") else { return body.isEmpty ? nil : Array(body.utf8) }
  guard let data = Data(base64Encoded: body.filter { !$0.isWhitespace }), !data.isEmpty else { return nil }
  return Array(data)
}
