/// What some bytes are, by what they begin with; names of files say nothing reliable.
enum ImageFormat: Sendable, Equatable {
  case jpeg, png, gif, webp, svg
  case bmp, tiff, icon, avif, heic
  /// Compressed, such as `.svgz`.
  case gzip
  /// The page of a server that has no such picture.
  case webPage
  case unknown

  /// Identifies bytes by their magic numbers.
  init(_ bytes: [UInt8]) {
    func has(_ magic: [UInt8], at offset: Int = 0) -> Bool { bytes.dropFirst(offset).starts(with: magic) }
    func has(_ magic: String, at offset: Int = 0) -> Bool { has(Array(magic.utf8), at: offset) }
    self =
      if has([0xff, 0xd8, 0xff]) {
        .jpeg
      } else if has([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) {
        .png
      } else if has("GIF87a") || has("GIF89a") {
        .gif
      } else if has("RIFF"), has("WEBP", at: 8) {
        .webp
      } else if has("ftypavif", at: 4) || has("ftypavis", at: 4) {
        .avif
      } else if ["heic", "heix", "mif1", "msf1", "hevc"].contains(where: { has("ftyp" + $0, at: 4) }) {
        .heic
      } else if has("BM"), has([0, 0, 0, 0], at: 6) {
        .bmp
      } else if has([0x49, 0x49, 0x2a, 0]) || has([0x4d, 0x4d, 0, 0x2a]) {
        .tiff
      } else if has([0, 0, 1, 0]) {
        .icon
      } else if has([0x1f, 0x8b]) {
        .gzip
      } else { Self.markup(bytes) }
  }

  /// SVG, a web page or nothing known, by the first element.
  private static func markup(_ bytes: [UInt8]) -> ImageFormat {
    // UTF-16 has every other byte zero; taking those out leaves its ASCII.
    let head = String(decoding: bytes.prefix(8192).filter { $0 != 0 && $0 < 0x80 }, as: UTF8.self)
    var rest = head.drop { $0.isWhitespace }
    while let end = prolog(rest) { rest = rest[end...].drop { $0.isWhitespace } }
    let element = rest.dropFirst().prefix {
      $0.isLetter || $0.isNumber || $0 == ":" || $0 == "-" || $0 == "!"
    }
    guard rest.first == "<" else { return .unknown }
    let name = element.split(separator: ":").last.map { $0.lowercased() } ?? ""
    if name == "svg" { return .svg }
    return ["html", "!doctype", "head", "body", "meta"].contains(name) ? .webPage : .unknown
  }

  /// The end of the declaration, comment or document type that `text` begins with.
  private static func prolog(_ text: Substring) -> Substring.Index? {
    if text.hasPrefix("<?") { return text.firstRange(of: "?>")?.upperBound }
    if text.hasPrefix("<!--") { return text.firstRange(of: "-->")?.upperBound }
    guard text.prefix(9).uppercased() == "<!DOCTYPE", !text.prefix(16).lowercased().hasSuffix("html") else {
      return nil
    }
    // Entities stand in brackets, each with a “>” of its own.
    let close = text.firstIndex(of: ">")
    guard let open = text.firstIndex(of: "["), let close, open < close else {
      return close.map(text.index(after:))
    }
    guard let end = text[open...].firstIndex(of: "]") else { return nil }
    return text[end...].firstIndex(of: ">").map(text.index(after:))
  }
}

extension ImageFormat {
  /// What people call it.
  var name: String {
    switch self {
    case .jpeg: "a JPEG in the colours of print (CMYK)"
    case .png: "PNG"
    case .gif: "GIF"
    case .webp: "WebP"
    case .svg: "SVG"
    case .bmp: "BMP"
    case .tiff: "TIFF"
    case .icon: "an icon file"
    case .avif: "AVIF"
    case .heic: "HEIC"
    case .gzip: "compressed with gzip"
    case .webPage: "a web page, not a picture"
    case .unknown: "of no known kind"
    }
  }

  /// What a user can do where it cannot be shown.
  var hint: String {
    switch self {
    case .avif: "install libavif-gdk-pixbuf, or save it as PNG or JPEG"
    case .heic: "install heif-gdk-pixbuf, or save it as JPEG"
    case .gzip: "unpack it"
    case .webPage: "the server that it came from did not have it; save it again"
    default: "save it as PNG, JPEG or SVG"
    }
  }

  /// Whether such pictures are mostly photographs, which PNG would make many times larger.
  var isPhotographic: Bool { [.jpeg, .avif, .heic].contains(self) }
}
