import CLittleCMS

/// What the colours of a picture mean, in terms of sRGB: all that books, and most readers, know.
///
/// Lives within one call: it is not Sendable.
final class ColorProfile {
  private let profile: cmsHPROFILE
  private let standard: cmsHPROFILE

  /// Reads an ICC profile; `nil` where it is damaged, or about other colours than red, green and blue.
  init?(_ bytes: [UInt8]) {
    guard let profile = cmsOpenProfileFromMem(bytes, UInt32(bytes.count)) else { return nil }
    guard cmsGetColorSpace(profile) == cmsSigRgbData, let standard = cmsCreate_sRGBProfile() else {
      cmsCloseProfile(profile)
      return nil
    }
    self.profile = profile
    self.standard = standard
  }

  deinit {
    cmsCloseProfile(profile)
    cmsCloseProfile(standard)
  }

  /// Colours whose places tell one profile from another: the corners of the cube, and two inside.
  private static let probes: [UInt8] = [
    0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0, 0, 255, 255, 255, 0, 255, 128, 128,
    128, 64, 128, 192,
  ]

  /// Whether nobody could see a difference to sRGB. Names do not tell: there are many profiles of it.
  var isStandard: Bool {
    var colors = Self.probes
    colors.withUnsafeMutableBufferPointer {
      convert($0.baseAddress, width: $0.count / 3, height: 1, stride: 0, hasAlpha: false)
    }
    return zip(colors, Self.probes).allSatisfy { abs(Int($0) - Int($1)) <= 4 }
  }

  /// Rewrites rows of pixels in sRGB; alpha stays as it is.
  func convert(
    _ pixels: UnsafeMutablePointer<UInt8>?, width: Int, height: Int, stride: Int, hasAlpha: Bool
  ) {
    let format = hasAlpha ? clcms_rgba : clcms_rgb
    // Neither black point nor white point move; what sRGB cannot hold comes as near as it can.
    let transform = cmsCreateTransform(
      profile, format, standard, format, UInt32(INTENT_RELATIVE_COLORIMETRIC),
      UInt32(cmsFLAGS_COPY_ALPHA | cmsFLAGS_NOCACHE))
    guard let transform, let pixels else { return }
    defer { cmsDeleteTransform(transform) }
    for row in 0..<height {
      let start = pixels + row * stride
      cmsDoTransform(transform, start, start, UInt32(width))
    }
  }
}
