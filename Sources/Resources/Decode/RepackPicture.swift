package import Manuscript

/// What a picture may be, for those who show it.
package struct PicturePacking: Sendable, Equatable {
  /// The kinds that it may have; JPEG is among them, and PNG unless transparency is excluded.
  package var kinds: Set<ImageResource.Kind>
  /// Whether it may have transparent parts; if not, it gets a white ground.
  package var hasTransparency: Bool
  /// Whether it may move; if not, its first frame stands for it.
  package var hasAnimation: Bool
  /// The most pixels; `nil` for any number.
  package var mostPixels: Double?
  /// The most bytes; `nil` for any number. Quality and then pixels are given up for it.
  package var mostBytes: Int?
  /// The quality of JPEG, up to 100.
  package var quality: Int
  /// Whether it is to be made smaller, at the cost of quality; PNG may become JPEG.
  package var isSmall: Bool

  package init(
    kinds: Set<ImageResource.Kind>, hasTransparency: Bool = true, hasAnimation: Bool = true,
    mostPixels: Double? = nil, mostBytes: Int? = nil, quality: Int = 90, isSmall: Bool = false
  ) {
    self.kinds = kinds
    self.hasTransparency = hasTransparency
    self.hasAnimation = hasAnimation
    self.mostPixels = mostPixels
    self.mostBytes = mostBytes
    self.quality = quality
    self.isSmall = isSmall
  }

  /// By what results are kept between runs.
  fileprivate var name: String {
    let limits = [mostPixels.map { Int($0) }, mostBytes].map { $0.map(String.init) ?? "-" }
    let kinds = kinds.map(\.rawValue).sorted().joined(separator: "+")
    return
      "\(kinds),\(hasTransparency),\(hasAnimation),\(limits.joined(separator: ",")),\(quality),\(isSmall)"
  }
}

extension ImageResource {
  /// The picture packed as it may be. Drawings stay, whatever is asked for.
  ///
  /// - Parameters:
  ///   - packing: what it may be.
  ///   - cacheFolder: where results are kept, for this run and the next ones; without it they stay in memory.
  /// - Returns: the new picture; `nil` where it is fine as it is.
  /// - Throws: a finding, where the picture cannot be decoded.
  package func repacked(_ packing: PicturePacking, cacheFolder: String?) throws(Finding) -> ImageResource? {
    guard kind != .svg else { return nil }
    let bytes = try bytes()
    do {
      let header = try ImageHeader(bytes, ImageFormat(bytes))
      guard mustChange(header, bytes.count, packing) else { return nil }
      let cache = cacheFolder.map { PictureCache(folder: $0, policy: FetchPolicy(), now: { 0 }) }
      let kept = cache?.redrawn(of: digest, as: packing.name)
      let result = if let kept { kept.bytes } else { try repack(bytes, header, packing) }
      if result.count >= bytes.count, packing.allows(header) { return nil }
      let path = kept?.path ?? cache?.keep(redrawn: result, of: digest, as: packing.name)
      let made = try ImageHeader(result, ImageFormat(result))
      return ImageResource(
        id: id, kind: made.kind, width: Double(made.width), height: Double(made.height),
        digest: Digest.sha256(of: result), hasAlpha: made.hasAlpha,
        content: path.map(Content.file) ?? .memory(result))
    } catch {
      let order = ImageOrder(id: id, origin: nil, place: nil)
      throw kind == .webp ? order.unsupported(.webp, error) : order.broken(error)
    }
  }

  private func mustChange(_ header: ImageHeader, _ count: Int, _ packing: PicturePacking) -> Bool {
    if !packing.allows(header) { return true }
    // One that may move would stop.
    if header.isAnimated { return false }
    let pixels = Double(header.width * header.height)
    return packing.isSmall || pixels > packing.mostPixels ?? .infinity || count > packing.mostBytes ?? .max
  }

  /// Gives up quality first and then pixels, until the picture has few enough bytes.
  private func repack(_ bytes: [UInt8], _ header: ImageHeader, _ packing: PicturePacking)
    throws(ImageDefect) -> [UInt8]
  {
    var packing = packing
    let isPhotograph = header.kind == .jpeg || header.kind == .webp || !packing.kinds.contains(.png)
    while true {
      let limits = Pixbuf.Limits(most: ImageOrder.mostPixels, budget: packing.mostPixels ?? .infinity)
      let pixbuf = try Pixbuf(bytes, limits)
      if !packing.hasTransparency { try pixbuf.flatten() }
      var result = try pixbuf.encoded(lossy: isPhotograph, quality: packing.quality)
      if packing.isSmall || result.count > packing.mostBytes ?? .max, !isPhotograph {
        let other = try pixbuf.encoded(lossy: true, quality: packing.quality)
        if other.count < result.count { result = other }
      }
      guard let most = packing.mostBytes, result.count > most, packing.quality > 20 else { return result }
      packing.quality -= 15
      if packing.quality < 60 {
        packing.mostPixels = min(packing.mostPixels ?? .infinity, pixbuf.area) / 2
      }
    }
  }
}

extension PicturePacking {
  /// Whether a picture may stay what it is, whatever its size.
  fileprivate func allows(_ header: ImageHeader) -> Bool {
    kinds.contains(header.kind) && (hasTransparency || !header.hasAlpha)
      && (hasAnimation || !header.isAnimated)
  }
}
