import Foundation
import Manuscript

/// Where a picture of a post comes from.
enum ResolvedImage: Sendable, Equatable {
  case origin(ResourceOrigin)
  /// A file that does not exist; the path is where it should be.
  case missing(String)
  /// A file that is not the site's to show.
  case outside(String)
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
    if let base, let whole = resolved(address, from: base) { return .origin(.remote(whole)) }
    let path = percentDecoded(address.prefix { $0 != "?" && $0 != "#" })
    guard !path.isEmpty, !path.contains("\0") else { return .none }
    let places = candidates(path)
    guard let found = places.first(where: isFile) ?? spelledOtherwise(path) else {
      return .missing(places.first ?? path)
    }
    return mayShow(found) ? .origin(.file(found)) : .outside(found)
  }

  /// The file under a name that browsers, or the author's own file system, take for the same: with slashes for
  /// backslashes (URL Standard, §4.4), or with accents and voicing marks composed or taken apart.
  private func spelledOtherwise(_ path: String) -> String? {
    let plain = path.replacing("\\", with: "/")
    let names = [
      plain, plain.decomposedStringWithCanonicalMapping, plain.precomposedStringWithCanonicalMapping,
    ]
    return names.lazy.flatMap(candidates).first(where: isFile)
  }

  /// Whether a file is within the site, links followed. What stands around a plain folder or a single file
  /// is no site: pictures beside that folder are often meant, but none further away.
  private func mayShow(_ file: String) -> Bool {
    guard let root = site.root else { return false }
    let boundary = site.kind == .folder ? Path.folder(of: root) : root
    return isInside(realPath(file), realPath(boundary))
  }

  /// A picture at an absolute address of this site is the site's file, if that exists.
  private func onSite(_ address: String) -> ResourceOrigin {
    guard let url = site.url, address.lowercased().hasPrefix(url.lowercased() + "/") else {
      return .remote(address)
    }
    let path = percentDecoded(address.dropFirst(url.count).prefix { $0 != "?" && $0 != "#" })
    let files = site.served.map { Path.normalise($0 + stripBase(path)) }
    return files.first { isFile($0) && mayShow($0) }.map { .file($0) } ?? .remote(address)
  }

  /// Where a file may be, likeliest first: site-absolute below what the site serves, others beside the post,
  /// in the folder of its name (Hexo's assets), where its page is served, and at the root.
  private func candidates(_ path: String) -> [String] {
    let roots = site.served.isEmpty ? [site.root].compactMap { $0 } : site.served
    if path.hasPrefix("/") { return roots.flatMap { [$0 + stripBase(path), $0 + path] }.map(Path.normalise) }
    let page = address.hasSuffix("/") ? address : Path.folder(of: address)
    let folders =
      [file.map(Path.folder(of:)), file.map(withoutExtension)].compactMap { $0 } + roots.map { $0 + page }
      + roots
    return folders.map { Path.normalise(Path.join($0, path)) }
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
