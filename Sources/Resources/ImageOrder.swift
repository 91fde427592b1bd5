import Glibc
import Manuscript

/// One picture that is to be loaded.
package struct ImageOrder: Sendable {
  var id: ResourceID
  /// `nil` where the publication names a picture and does not say where it is.
  var origin: ResourceOrigin?
  var place: SourcePlace?
  /// The pages that show it, likeliest first; some servers want to know one.
  var referers: [String] = []
  /// Where what is made of it can be kept.
  var cache: PictureCache?
  /// What is still to be tried.
  var candidates: [ResourceOrigin] = []
  /// What came of asking the network.
  var fetched: FetchOutcome?
  /// The most pixels that the book has use for.
  var budget = Self.standardBudget
  /// The likeliest candidate, where it could not be had and another one was taken.
  var firstChoice: FetchedCandidate?

  init(id: ResourceID, origin: ResourceOrigin?, place: SourcePlace?, referers: [String] = []) {
    self.id = id
    self.origin = origin
    self.place = place
    self.referers = referers
    candidates = origin?.candidates ?? []
  }
}

/// What came of an order.
struct LoadedImage: Sendable {
  var resource: ImageResource?
  var findings: [Finding]
  /// Whether the bytes in the cache are not those that were put there; then there is no finding.
  var isCorrupt = false
}

extension ImageOrder {
  /// The most pixels that are accepted: four bytes each, they must fit into memory.
  static let mostPixels = 100_000_000.0
  /// The most pixels that a book has use for, where nobody says: a page of A5 at 300 to the inch has 4.3 million.
  package static let standardBudget = 5_000_000.0

  /// Reads, identifies, measures and prepares the picture.
  ///
  /// Of a picture whose file is missing nothing is said again: the reader of the posts has told of each place
  /// that shows it.
  func load() -> LoadedImage {
    if case .missing? = origin { return LoadedImage(resource: nil, findings: []) }
    do throws(Finding) {
      let bytes = try read()
      let digest = Digest.sha256(of: bytes)
      if case .success(let file)? = fetched, file.digest != digest {
        return LoadedImage(resource: nil, findings: [], isCorrupt: true)
      }
      var image = try prepare(bytes, digest)
      image.findings = [substitution].compactMap(\.self) + image.findings
      return image
    } catch {
      return LoadedImage(resource: nil, findings: [error], isCorrupt: isGone)
    }
  }

  /// Whether a copy in the cache was removed since it was found there.
  private var isGone: Bool {
    guard case .success(let file)? = fetched else { return false }
    return access(file.path, F_OK) != 0
  }

  private func prepare(_ bytes: [UInt8], _ digest: String) throws(Finding) -> LoadedImage {
    let format = ImageFormat(bytes)
    switch format {
    case .jpeg, .png, .gif, .webp: return try raster(bytes, format, digest)
    case .svg: return try drawing(bytes)
    case .bmp, .tiff, .icon, .avif, .heic: return try converted(bytes, from: format, digest)
    case .webPage: throw webPage()
    case .gzip, .unknown: throw unsupported(format)
    }
  }

  private func raster(_ bytes: [UInt8], _ format: ImageFormat, _ digest: String) throws(Finding)
    -> LoadedImage
  {
    let header: ImageHeader
    do {
      header = try ImageHeader(bytes, format)
    } catch {
      throw broken(error)
    }
    try check(width: Double(header.width), height: Double(header.height))
    let changes = ImageChanges(header, budget: budget)
    guard !changes.isEmpty else {
      return LoadedImage(resource: resource(header, digest, content: content(bytes)), findings: [])
    }
    return try redrawn(bytes, format, changes, digest)
  }

  private func drawing(_ bytes: [UInt8]) throws(Finding) -> LoadedImage {
    let drawing: CleanSVG
    do {
      drawing = try CleanSVG(bytes)
    } catch {
      throw broken(error)
    }
    try check(width: drawing.width, height: drawing.height)
    let resource = ImageResource(
      id: id, kind: .svg, width: drawing.width, height: drawing.height,
      digest: Digest.sha256(of: drawing.bytes),
      hasAlpha: true, content: .memory(drawing.bytes))
    return LoadedImage(resource: resource, findings: drawing.losses.map { finding($0) })
  }

  private func converted(_ bytes: [UInt8], from format: ImageFormat, _ digest: String) throws(Finding)
    -> LoadedImage
  {
    if let size = ImageHeader.size(ofHEIF: bytes), format == .avif || format == .heic {
      try check(width: Double(size.width), height: Double(size.height))
    }
    return try redrawn(bytes, format, ImageChanges(budget: budget), digest)
  }

  /// Decodes a picture, makes it what a book can show, and packs it again, unless an earlier run has done so.
  private func redrawn(
    _ bytes: [UInt8], _ format: ImageFormat, _ changes: ImageChanges, _ digest: String
  ) throws(Finding) -> LoadedImage {
    do {
      let kept = cache?.redrawn(of: digest, as: "\(Int(budget))")
      let result =
        if let kept { kept.bytes } else { try changes.apply(to: bytes, lossy: format.isPhotographic) }
      let header = try ImageHeader(result, ImageFormat(result))
      let path = kept?.path ?? cache?.keep(redrawn: result, of: digest, as: "\(Int(budget))")
      return LoadedImage(
        resource: resource(
          header, Digest.sha256(of: result), content: path.map(ImageResource.Content.file) ?? .memory(result)),
        findings: [changed(format, changes, header)])
    } catch {
      throw changes.isEmpty || changes.isFromPrint ? unsupported(format, error) : undecodable(format, error)
    }
  }

  private func resource(
    _ header: ImageHeader, _ digest: String, content: ImageResource.Content
  ) -> ImageResource {
    ImageResource(
      id: id, kind: header.kind, width: Double(header.width), height: Double(header.height),
      digest: digest, hasAlpha: header.hasAlpha, content: content)
  }

  /// A file stays where it is; only what has no file is kept.
  private func content(_ bytes: [UInt8]) -> ImageResource.Content {
    if case .file(let path)? = origin { return .file(path) }
    if case .success(let file)? = fetched { return .file(file.path) }
    return .memory(bytes)
  }

  private func check(width: Double, height: Double) throws(Finding) {
    guard width > 0, height > 0 else { throw broken(.damaged("it has no width or no height")) }
    guard width * height <= Self.mostPixels else {
      throw Finding(
        .imageUnsupported, "\(name) has \(Int(width * height / 1_000_000)) million pixels",
        hint: "make it smaller than 100 million", at: place)
    }
  }
}
