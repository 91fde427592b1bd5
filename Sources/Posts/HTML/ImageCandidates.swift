extension HTMLElement {
  /// The addresses at which its picture may be, likeliest first.
  ///
  /// Lazy loading puts a stand-in into `src` and the address into another attribute, of which each script
  /// has its own; those here are what blogs use (lazysizes, jQuery Lazy Load, WordPress, WeChat, Zhihu, Jianshu,
  /// Discuz, Sina). Where there is none of them, any other `data-` attribute with the name of a picture counts.
  /// Empty pictures come last, so that they count only where there is nothing else.
  var imageCandidates: [String] {
    let lazy = [
      "data-src", "data-original", "data-lazy-src", "data-original-src", "data-actualsrc", "data-lazyload",
      "data-echo", "data-orig-file", "data-lazy", "data-cfsrc", "data-full-src", "data-large-file",
      "lazy-src",
      "real_src", "zoomfile", "file", "original",
    ]
    var candidates = lazy.compactMap { self[$0] }
    for name in ["data-srcset", "data-lazy-srcset", "srcset"] {
      if let address = self[name].flatMap({ largest(of: parseSourceSet($0)) }) { candidates.append(address) }
    }
    candidates += [self["src"]].compactMap { $0 }
    candidates = candidates.map(\.trimmed).filter { !$0.isEmpty }
    if candidates.allSatisfy(isEmptyPicture) {
      candidates += attributes.filter { $0.name.hasPrefix("data-") && isNameOfPicture($0.value) }.map(\.value)
    }
    return candidates.filter { !isEmptyPicture($0) } + candidates.filter(isEmptyPicture)
  }
}

/// Whether an address ends, before its query, like the name of a picture.
private func isNameOfPicture(_ address: String) -> Bool {
  guard address.utf8.count < 2000, !address.contains(where: \.isWhitespace) else { return false }
  let path = String(address.prefix { $0 != "?" && $0 != "#" })
  return ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "bmp"].contains(Path.fileExtension(of: path))
}

/// A candidate of a `srcset` attribute.
struct SourceCandidate: Equatable {
  var address: String
  /// The width in pixels, or the density times 1,000; 1,000 where nothing is said.
  var size: Double
  /// Whether the size was said.
  var hasSize: Bool
}

/// Splits a `srcset` attribute (HTML Standard, “Parsing a srcset attribute”): addresses may hold commas.
func parseSourceSet(_ text: String) -> [SourceCandidate] {
  var candidates: [SourceCandidate] = []
  var rest = Substring(text)
  while true {
    rest = rest.drop { $0.isWhitespace || $0 == "," }
    guard !rest.isEmpty else { return candidates }
    var address = rest.prefix { !$0.isWhitespace }
    rest = rest[address.endIndex...]
    var descriptors: Substring = ""
    if address.hasSuffix(",") {
      while address.hasSuffix(",") { address.removeLast() }
    } else {
      descriptors = rest.prefix { $0 != "," }
      rest = rest[descriptors.endIndex...]
    }
    candidates.append(candidate(String(address), descriptors))
  }
}

private func candidate(_ address: String, _ descriptors: Substring) -> SourceCandidate {
  for word in descriptors.split(whereSeparator: \.isWhitespace) {
    guard let number = Double(word.dropLast()), number > 0, number.isFinite else { continue }
    if word.last == "w" { return SourceCandidate(address: address, size: number, hasSize: true) }
    if word.last == "x" { return SourceCandidate(address: address, size: number * 1000, hasSize: true) }
  }
  return SourceCandidate(address: address, size: 1000, hasSize: false)
}

/// The candidate with the largest width or density: what is too large for a page is scaled down later.
func largest(of candidates: [SourceCandidate]) -> String? {
  var best: SourceCandidate?
  for candidate in candidates where !isEmptyPicture(candidate.address) {
    if candidate.size > best?.size ?? 0 { best = candidate }
  }
  return best?.address
}

/// Whether an address holds a picture in which there is nothing to see: a GIF of one or two pixels, or an SVG
/// drawing without a shape. Scripts that load pictures late put them in their place.
func isEmptyPicture(_ address: String) -> Bool {
  guard address.utf8.prefix(11).elementsEqual("data:image/".utf8),
    let comma = address.firstIndex(of: ",")
  else { return false }
  let head = address[..<comma]
  if head.hasPrefix("data:image/gif") {
    // “GIF89a” and two widths of 16 bits, in Base64 (GIF89a, §18).
    return address.utf8.count < 200
      && ["R0lGODlhAQAB", "R0lGODdhAQAB", "R0lGODlhAgAC"].contains {
        address[comma...].dropFirst().hasPrefix($0)
      }
  }
  guard head.hasPrefix("data:image/svg+xml"), address.utf8.count < 2000,
    let bytes = decodeDataAddress(address)
  else { return false }
  let xml = String(decoding: bytes, as: UTF8.self)
  let shapes = [
    "<path", "<rect", "<circle", "<ellipse", "<line", "<poly", "<text", "<image", "<use", "<foreign",
  ]
  return !shapes.contains { xml.contains($0) }
}
