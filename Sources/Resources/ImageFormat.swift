/// What some bytes are, by what they begin with; names of files say nothing reliable.
enum ImageFormat: Sendable, Equatable {
  case jpeg, png, gif, webp, svg
  case bmp, tiff, icon, avif, heic
  /// Compressed, such as `.svgz`.
  case gzip
  /// The page of a server that has no such picture.
  case webPage
  case unknown

  /// What each format begins with: letters at an offset. A full stop stands for any byte.
  private static let magic: [(format: ImageFormat, offset: Int, letters: String)] = [
    (.jpeg, 0, "\u{ff}\u{d8}\u{ff}"), (.png, 0, "\u{89}PNG\r\n\u{1a}\n"), (.gif, 0, "GIF87a"),
    (.gif, 0, "GIF89a"),
    (.webp, 0, "RIFF....WEBP"), (.avif, 4, "ftypavif"), (.avif, 4, "ftypavis"), (.heic, 4, "ftyphei"),
    (.heic, 4, "ftyphev"), (.heic, 4, "ftypmif1"), (.heic, 4, "ftypmsf1"), (.bmp, 0, "BM....\0\0\0\0"),
    (.tiff, 0, "II*\0"), (.tiff, 0, "MM\0*"), (.icon, 0, "\0\0\u{1}\0"), (.gzip, 0, "\u{1f}\u{8b}"),
  ]

  /// Identifies bytes by their magic numbers, and markup by its first element.
  init(_ bytes: [UInt8]) {
    let known = Self.magic.first { _, offset, letters in
      let scalars = letters.unicodeScalars
      guard bytes.count >= offset + scalars.count else { return false }
      return zip(scalars, bytes[offset...]).allSatisfy { $0 == "." || $0.value == UInt32($1) }
    }
    self = known?.format ?? Self.markup(bytes)
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
    case .webp: "install webp-pixbuf-loader, or save it as PNG or JPEG"
    case .avif: "install libavif-gdk-pixbuf, or save it as PNG or JPEG"
    case .heic: "install heif-gdk-pixbuf, or save it as JPEG"
    case .gzip: "unpack it"
    default: "save it as PNG, JPEG or SVG"
    }
  }

  /// Whether such pictures are mostly photographs, which PNG would make many times larger.
  var isPhotographic: Bool { [.jpeg, .avif, .heic, .webp].contains(self) }
}
