import Covers
import Manuscript
import PangoCairo
import Profiles
import Resources

/// How far pictures are made smaller, one step after the other, until a book is small enough.
enum PictureStep: CaseIterable {
  case asTheyAre, recompressed, reduced, small

  /// The quality of JPEG.
  var quality: Int {
    switch self {
    case .asTheyAre: 90
    case .recompressed: 75
    case .reduced: 70
    case .small: 60
    }
  }

  /// The most pixels: the long side of a photograph is some 1,200 and 690.
  var mostPixels: Double? {
    switch self {
    case .asTheyAre, .recompressed: nil
    case .reduced: 1_080_000
    case .small: 360_000
    }
  }
}

/// Makes the pictures of a book what its profile shows, at the size that a step allows; several at a time.
struct FitPictures: Sendable {
  let publication: Publication
  let options: EPUBOptions
  let step: PictureStep

  private var rules: ProfileRules { options.profile.rules }

  /// What came of one picture.
  private struct Fitted: Sendable {
    var id: ResourceID
    var image: ImageResource?
    var findings: [Finding] = []
  }

  /// The pictures as the profile wants them. One that cannot be had so is missing, with a finding.
  ///
  /// - Throws: `CancellationError`.
  func run(_ library: ImageLibrary) async throws -> (ImageLibrary, [Finding]) {
    guard rules != .generic || step != .asTheyAre else { return (library, []) }
    let ids = library.images.keys.sorted()
    let catalogue = fonts(for: library)
    let jobs = min(options.jobs, max(ids.count, 1))
    let results = try await withThrowingTaskGroup(of: [Fitted].self) { group in
      for job in 0..<jobs {
        group.addTask {
          try stride(from: job, to: ids.count, by: jobs).compactMap { index in
            try Task.checkCancellation()
            return library[ids[index]].map { fit($0, catalogue) }
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    var result = library
    for fitted in results { result.images[fitted.id] = fitted.image }
    return (result, results.sorted { $0.id < $1.id }.flatMap(\.findings))
  }

  /// A drawn cover as the profile wants it.
  func run(_ cover: CoverImage?) throws(Finding) -> CoverImage? {
    guard let cover else { return nil }
    let image = ImageResource(
      id: ResourceID("cover"), kind: cover.kind, width: Double(cover.width), height: Double(cover.height),
      digest: Digest.sha256(of: cover.bytes), hasAlpha: false, content: .memory(cover.bytes))
    guard let made = try image.repacked(coverPacking, cacheFolder: nil) else { return cover }
    return CoverImage(bytes: try made.bytes(), kind: made.kind, width: cover.width, height: cover.height)
  }

  private func fit(_ image: ImageResource, _ catalogue: FontCatalogue?) -> Fitted {
    let isCover = publication.cover == .image(image.id)
    do throws(Finding) {
      let drawn = try draw(image, isCover, catalogue)
      let made = try drawn.repacked(isCover ? coverPacking : packing, cacheFolder: options.pictureCacheFolder)
      let result = made ?? drawn
      return Fitted(id: image.id, image: result, findings: changes(from: image, to: result))
    } catch {
      return Fitted(id: image.id, image: nil, findings: [error])
    }
  }

  /// A drawing as pixels, where the profile does not show it as it is.
  private func draw(_ image: ImageResource, _ isCover: Bool, _ catalogue: FontCatalogue?) throws(Finding)
    -> ImageResource
  {
    let kinds = isCover ? rules.coverKinds : rules.kinds
    guard image.kind == .svg, !kinds.contains(.svg) else { return image }
    let cannot = Finding(
      .imageUnsupported, "\(name(of: image)) is SVG, which \(options.profile.name) does not show",
      hint: "save it as PNG")
    guard let catalogue else { throw cannot }
    let scale = min(2, 1600 / max(image.width, image.height, 1))
    let (width, height) = (image.width * scale, image.height * scale)
    guard
      let bytes = try? CoverMaker.png(
        svg: String(decoding: try image.bytes(), as: UTF8.self), width: max(1, Int(width)),
        height: max(1, Int(height)), catalogue: catalogue)
    else { throw cannot }
    return ImageResource(
      id: image.id, kind: .png, width: width.rounded(.down), height: height.rounded(.down),
      digest: Digest.sha256(of: bytes), hasAlpha: false, content: .memory(bytes))
  }

  /// Fonts for the words in drawings, where any must be drawn.
  private func fonts(for library: ImageLibrary) -> FontCatalogue? {
    let hasDrawings = library.images.values.contains { $0.kind == .svg }
    guard hasDrawings, !rules.kinds.contains(.svg) || !rules.coverKinds.contains(.svg) else { return nil }
    return options.fontCatalogue
  }

  private var packing: PicturePacking {
    let limits = [rules.mostPixels, step.mostPixels].compactMap(\.self)
    return PicturePacking(
      kinds: rules.kinds, hasTransparency: rules.hasTransparency, hasAnimation: rules.hasAnimation,
      mostPixels: limits.min(), mostBytes: rules.mostBytes, quality: step.quality,
      isSmall: step != .asTheyAre)
  }

  /// Covers keep their size: shops ask for it.
  private var coverPacking: PicturePacking {
    PicturePacking(
      kinds: rules.coverKinds, hasTransparency: false, hasAnimation: false, quality: step.quality,
      isSmall: step != .asTheyAre)
  }

  private func changes(from image: ImageResource, to result: ImageResource) -> [Finding] {
    guard image.kind != result.kind, step == .asTheyAre else { return [] }
    let message = "\(name(of: image)) was converted from \(image.kind.name) to \(result.kind.name) for "
    return [Finding(.imageConverted, message + options.profile.name)]
  }

  private func name(of image: ImageResource) -> String {
    let origin = publication.resources[image.id]
    if let address = origin?.address { return "the picture \(address)" }
    if case .file(let path)? = origin { return "the picture \(path)" }
    return "the picture \(image.id)"
  }
}

extension EPUBProfile {
  /// What people call its reading systems.
  var name: String {
    switch self {
    case .generic: "reading systems"
    case .kindle: "Kindle"
    case .kobo: "Kobo"
    case .apple: "Apple Books"
    }
  }
}

extension ImageResource.Kind {
  /// What people call it.
  fileprivate var name: String {
    switch self {
    case .jpeg: "JPEG"
    case .png: "PNG"
    case .gif: "GIF"
    case .webp: "WebP"
    case .svg: "SVG"
    }
  }
}
