import Resources

/// The media types of a container (EPUB 3.3 §3.2: all are core media types).
enum MediaType: String, Sendable {
  case xhtml = "application/xhtml+xml"
  case package = "application/oebps-package+xml"
  case ncx = "application/x-dtbncx+xml"
  case xml = "application/xml"
  case epub = "application/epub+zip"
  case css = "text/css"
  case jpeg = "image/jpeg"
  case png = "image/png"
  case gif = "image/gif"
  case webp = "image/webp"
  case svg = "image/svg+xml"
  case otf = "font/otf"
  case ttf = "font/ttf"

  /// The type of a picture.
  init(_ kind: ImageResource.Kind) {
    switch kind {
    case .jpeg: self = .jpeg
    case .png: self = .png
    case .gif: self = .gif
    case .webp: self = .webp
    case .svg: self = .svg
    }
  }

  /// The end of a picture's file name, without the dot.
  var fileExtension: String {
    switch self {
    case .xhtml: "xhtml"
    case .package: "opf"
    case .ncx: "ncx"
    case .xml: "xml"
    case .epub: "epub"
    case .css: "css"
    case .jpeg: "jpg"
    case .png: "png"
    case .gif: "gif"
    case .webp: "webp"
    case .svg: "svg"
    case .otf: "otf"
    case .ttf: "ttf"
    }
  }

  /// Whether the bytes are compressed already, so that deflating them again gains nothing.
  var isCompressed: Bool {
    switch self {
    case .jpeg, .png, .gif, .webp: true
    default: false
    }
  }
}
