import Manuscript

/// What the body of a post needs to know about where it stands.
struct PostContext: Sendable {
  /// The path that findings show.
  var path: String
  /// The absolute path of the file; `nil` for a text that was handed in.
  var file: String?
  var site: Site
  var title = ""
  var date: PostDate?
  /// All that its header says, for templates.
  var header = HeaderValue.map([])
  /// The path of the post on its site.
  var address: String
  var chapter: ChapterID
  var index: LinkIndex
  /// The posts of the site, for templates.
  var listing: SiteListing?
  /// The whole address that relative ones begin from, in an entry of a feed.
  var base: String?
}

/// Where a link of a post leads.
enum ResolvedLink: Sendable, Equatable {
  case destination(LinkDestination)
  /// A place that is neither in the book nor reachable from it.
  case unresolved
  /// Something that is no place, such as a script.
  case none
}

extension PostContext {
  /// Finds out where an address in this post leads.
  func resolve(link address: String) -> ResolvedLink {
    var address = address.trimmed
    if address.isEmpty { return .none }
    if let scheme = scheme(of: address) {
      if ["javascript", "vbscript", "data", "about", "blob", "file"].contains(scheme) { return .none }
      return .destination(chapterOnSite(address) ?? .external(address))
    }
    // Browsers take backslashes for slashes (URL Standard, §4.4).
    if address.utf8.contains(UInt8(ascii: "\\")) { address = address.replacing("\\", with: "/") }
    if address.hasPrefix("//") {
      let whole = (site.url?.hasPrefix("http:") == true ? "http:" : "https:") + address
      return .destination(chapterOnSite(whole) ?? .external(whole))
    }
    let (path, suffix, anchor) = split(address)
    if let base, !path.isEmpty || !suffix.isEmpty, let whole = resolved(address, from: base) {
      return .destination(chapterOnSite(whole) ?? .external(whole))
    }
    if path.isEmpty, suffix.isEmpty { return .destination(.chapter(chapter, anchor: anchor)) }
    if let found = chapterBelow(path) { return .destination(.chapter(found, anchor: anchor)) }
    guard let url = site.url else { return .unresolved }
    return .destination(.external(url + absolutePath(path) + suffix + (anchor.map { "#" + $0 } ?? "")))
  }

  /// The scheme of an address in lower case (RFC 3986 §3.1).
  private func scheme(of address: String) -> String? {
    guard let colon = address.firstIndex(of: ":") else { return nil }
    let name = address[..<colon]
    guard let first = name.first, first.isASCII, first.isLetter,
      name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) })
    else { return nil }
    return name.lowercased()
  }

  /// Path, query and fragment; the query with its mark, the fragment resolved and without it.
  private func split(_ address: String) -> (path: String, query: String, anchor: String?) {
    let hash = address.firstIndex(of: "#")
    let before = address[..<(hash ?? address.endIndex)]
    let anchor = hash.map { percentDecoded(address[address.index(after: $0)...]) }
    let question = before.firstIndex(of: "?") ?? before.endIndex
    return (String(before[..<question]), String(before[question...]), anchor?.isEmpty == true ? nil : anchor)
  }

  /// The chapter at an absolute address, where that is on this site: whatever its scheme, however its host
  /// is written, and with a query where posts have one.
  private func chapterOnSite(_ address: String) -> LinkDestination? {
    guard let own = site.url.flatMap(splitOrigin), let other = splitOrigin(address),
      host(own.origin) == host(other.origin)
    else { return nil }
    let (path, query, anchor) = split(other.path)
    let local = withoutBase(path.isEmpty ? "/" : path)
    let found =
      (query.isEmpty ? nil : index.chapter(atPath: local + query)) ?? index.chapter(atPath: local)
      ?? chapter(near: local)
    return found.map { .chapter($0, anchor: anchor) }
  }

  /// What follows the scheme, in lower case and without the port that the scheme has anyway.
  private func host(_ origin: String) -> String {
    var host = origin.firstRange(ofASCII: "//").map { origin[$0.upperBound...].lowercased() } ?? ""
    for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.count) }
    return host
  }

  /// The chapter at a path of the site, or at one relative to the post's file or address.
  private func chapterBelow(_ path: String) -> ChapterID? {
    if path.hasPrefix("/") {
      let local = withoutBase(path)
      if let found = index.chapter(atPath: local) ?? index.chapter(atPath: path) ?? chapter(near: local) {
        return found
      }
      return ([site.root, site.base].compactMap { $0 } + site.served).lazy
        .compactMap { index.chapter(atFile: $0 + percentDecoded(path)) }.first
    }
    if let file, let found = index.chapter(atFile: Path.join(Path.folder(of: file), percentDecoded(path))) {
      return found
    }
    return index.chapter(atPath: withoutBase(absolutePath(path)))
      ?? index.chapter(atPath: "/" + Path.normalise(path))
  }

  /// The chapter at a path with doubled slashes or dots in it; or with the base path twice, which comes of
  /// `{{ site.baseurl }}` before a tag that writes it too, as `post_url` does since Jekyll 4.
  private func chapter(near path: String) -> ChapterID? {
    let isFolder = path.hasSuffix("/")
    return index.chapter(atPath: withoutBase(Path.normalise(path)) + (isFolder ? "/" : ""))
  }

  /// A path of this site as it is served, with the base path.
  private func absolutePath(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    let folder = address.hasSuffix("/") ? address : Path.folder(of: address)
    let isFolder = path.hasSuffix("/")
    return site.baseURL + Path.normalise(Path.join(folder, path)) + (isFolder ? "/" : "")
  }

  private func withoutBase(_ path: String) -> String {
    guard !site.baseURL.isEmpty, path == site.baseURL || path.hasPrefix(site.baseURL + "/") else {
      return path
    }
    return String(path.dropFirst(site.baseURL.count))
  }
}
