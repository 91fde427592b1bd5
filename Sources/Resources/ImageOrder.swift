import Manuscript

/// One picture that is to be loaded.
struct ImageOrder: Sendable {
  var id: ResourceID
  /// `nil` where the publication names a picture and does not say where it is.
  var origin: ResourceOrigin?
  var place: SourcePlace?
}

/// What came of an order.
struct LoadedImage: Sendable {
  var resource: ImageResource?
  var findings: [Finding]
}

extension ImageOrder {
  /// The most pixels that are accepted: four bytes each, they must fit into memory.
  static let mostPixels = 100_000_000.0

  /// Reads, identifies, measures and prepares the picture.
  ///
  /// Of a picture whose file is missing nothing is said again: the reader of the posts has told of each place
  /// that shows it.
  func load() -> LoadedImage {
    if case .missing? = origin { return LoadedImage(resource: nil, findings: []) }
    do throws(Finding) {
      return try prepare(read())
    } catch {
      return LoadedImage(resource: nil, findings: [error])
    }
  }

  private func prepare(_ bytes: [UInt8]) throws(Finding) -> LoadedImage {
    let format = ImageFormat(bytes)
    switch format {
    case .jpeg, .png, .gif, .webp: return try raster(bytes, format)
    case .svg: return try drawing(bytes)
    case .bmp, .tiff, .icon, .avif, .heic: return try converted(bytes, from: format)
    case .gzip, .webPage, .unknown: throw unsupported(format)
    }
  }

  private func raster(_ bytes: [UInt8], _ format: ImageFormat) throws(Finding) -> LoadedImage {
    let header: ImageHeader
    do {
      header = try ImageHeader(bytes, format)
    } catch {
      throw broken(error)
    }
    try check(width: Double(header.width), height: Double(header.height))
    // Painted as it is, CMYK comes out nearly black; few reading systems know it.
    if header.isCMYK { return try converted(bytes, from: format) }
    return LoadedImage(resource: resource(header, bytes, content: content(bytes)), findings: [])
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
      id: id, kind: .svg, width: drawing.width, height: drawing.height, digest: sha256(drawing.bytes),
      hasAlpha: true, content: .memory(drawing.bytes))
    return LoadedImage(resource: resource, findings: drawing.losses.map { finding($0) })
  }

  private func converted(_ bytes: [UInt8], from format: ImageFormat) throws(Finding) -> LoadedImage {
    let (kind, result): (ImageResource.Kind, [UInt8])
    let header: ImageHeader
    do {
      (kind, result) = try Pixbuf(bytes, mostPixels: Self.mostPixels).encoded(lossy: format.isPhotographic)
      header = try ImageHeader(result, kind == .png ? .png : .jpeg)
    } catch {
      throw unsupported(format, error)
    }
    let note = Finding(
      .imageConverted, "\(name) is \(format.name) and was converted to \(kind.rawValue.uppercased())",
      at: place)
    return LoadedImage(resource: resource(header, result, content: .memory(result)), findings: [note])
  }

  private func resource(
    _ header: ImageHeader, _ bytes: [UInt8], content: ImageResource.Content
  ) -> ImageResource {
    ImageResource(
      id: id, kind: header.kind, width: Double(header.width), height: Double(header.height),
      digest: sha256(bytes), hasAlpha: header.hasAlpha, content: content)
  }

  /// A file stays where it is; only what has no file is kept.
  private func content(_ bytes: [UInt8]) -> ImageResource.Content {
    if case .file(let path)? = origin { return .file(path) }
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
