import CLittleCMS

/// The ICC profile of sRGB, as Little CMS makes it.
package enum StandardColors {
  /// The profile, in version 2.1, which every reader of PDF/A knows; always the same bytes.
  package static func profile() -> [UInt8]? {
    guard let profile = cmsCreate_sRGBProfile() else { return nil }
    defer { cmsCloseProfile(profile) }
    cmsSetProfileVersion(profile, 2.1)
    var length: cmsUInt32Number = 0
    guard cmsSaveProfileToMem(profile, nil, &length) != 0, length > 128 else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(length))
    guard cmsSaveProfileToMem(profile, &bytes, &length) != 0 else { return nil }
    // The library stamps the time of the day (ICC.1 §7.2.8); ours is the day of the standard, 1999-10-18.
    bytes.replaceSubrange(24..<36, with: [0x07, 0xCF, 0, 10, 0, 18, 0, 0, 0, 0, 0, 0])
    return bytes
  }
}
