import CDeflate
import CLittleCMS
import Manuscript
import Resources
import Testing

@Suite("Preparing pictures for books")
struct PreparationTests {
  /// The corner of the upright picture at which the first pixel of the file belongs (Exif 2.3, tag 274): whether
  /// the sides change, and whether it is at the right and at the bottom.
  static let orientations: [(Int, Bool, Bool, Bool)] = [
    (2, false, true, false), (3, false, true, true), (4, false, false, true), (5, true, false, false),
    (6, true, true, false), (7, true, true, true), (8, true, false, true),
  ]

  @Test(arguments: orientations, [true, false])
  func areTurnedAsTheirCameraWasHeld(held: (Int, Bool, Bool, Bool), isLittle: Bool) async throws {
    let (orientation, isTurned, isRight, isBottom) = held
    let bytes = try withExif(orientation, isLittle: isLittle)
    let (image, findings) = await Pictures.load(.data(bytes))
    let upright = try #require(image)
    #expect(findings.map(\.id) == [.imageConverted])
    #expect(upright.kind == .jpeg)
    #expect(upright.width == (isTurned ? 32 : 48) && upright.height == (isTurned ? 48 : 32))
    // The first pixel of the file is the brightest.
    let corners = try corners(upright)
    #expect(corners.firstIndex(of: corners.max() ?? 0) == (isBottom ? 2 : 0) + (isRight ? 1 : 0))
  }

  /// Not one byte of a photograph changes where nothing must.
  @Test func stayAsTheyAreWhenHeldUpright() async throws {
    let bytes = try withExif(1, isLittle: false)
    let (image, findings) = await Pictures.load(.data(bytes))
    #expect(findings.isEmpty)
    #expect(try image?.bytes() == bytes)
  }

  @Test func areMadeSmallerThanAPageCanShow() async throws {
    let (image, findings) = await Pictures.load(.data(png(width: 3200, height: 2000)))
    let smaller = try #require(image)
    #expect(findings.map(\.id) == [.imageScaled])
    #expect(smaller.width * smaller.height <= 5_000_000)
    #expect(smaller.width * smaller.height > 4_980_000)
    #expect(abs(smaller.width / smaller.height - 1.6) < 0.01)
    let (same, none) = await Pictures.load(.data(png(width: 2500, height: 2000)))
    #expect(same?.width == 2500 && none.isEmpty)
  }

  /// What would take gigabytes is refused by what its header says.
  @Test func areRefusedWhenNoMemoryHoldsThem() async throws {
    let bomb = png(width: 30_000, height: 30_000, rows: 10)
    #expect(bomb.count < 1_000_000)
    let (image, findings) = await Pictures.load(.data(bomb))
    #expect(image == nil && findings.map(\.id) == [.imageUnsupported])
    #expect(findings.first?.message.contains("900 million pixels") == true)
  }

  @Test func comeInTheColoursOfSRGB() async throws {
    let wide = try profile(red: (0.68, 0.32), green: (0.265, 0.69), blue: (0.15, 0.06))
    let (image, findings) = await Pictures.load(
      .data(png(width: 4, height: 4, color: [0, 0, 200], profile: wide)))
    #expect(findings.map(\.id) == [.imageConverted])
    #expect(findings.first?.message.contains("sRGB") == true)
    let pixels = try #require(try image?.pixels())
    // The same blue in the narrower space takes a larger number.
    #expect(pixels.bytes[0] > 203 && pixels.bytes[1] == 0)

    let same = try profile(red: (0.64, 0.33), green: (0.3, 0.6), blue: (0.15, 0.06))
    let bytes = png(width: 4, height: 4, color: [0, 0, 200], profile: same)
    let (standard, none) = await Pictures.load(.data(bytes))
    #expect(none.isEmpty)
    #expect(try standard?.bytes() == bytes)
    let (broken, _) = await Pictures.load(.data(png(width: 4, height: 4, profile: [1, 2, 3])))
    #expect(broken?.width == 4)
  }

  @Test func areConvertedFromAVIF() async throws {
    let (image, findings) = await Pictures.load(.file(Pictures.path("drawing.avif")))
    #expect(
      findings.map(\.id) == [.imageConverted], "libavif-gdk-pixbuf is among what scripts/setup installs")
    #expect(image?.kind == .jpeg && image?.width == 48 && image?.height == 32)
  }

  /// HEIC needs a package that setup does not install: it is large, and the web does not show HEIC.
  @Test func areConvertedFromHEICWhereItCanBeRead() async throws {
    let (image, findings) = await Pictures.load(.file(Pictures.path("photo.heic")))
    if let image {
      #expect(image.kind == .jpeg && image.width == 48 && findings.map(\.id) == [.imageConverted])
    } else {
      #expect(findings.map(\.id) == [.imageUnsupported])
      #expect(findings.first?.hint?.contains("heif-gdk-pixbuf") == true)
    }
  }

  @Test func ofGiganticAVIFAreRefusedByTheirHeader() async throws {
    var bytes = try Pictures.bytes("drawing.avif")
    let size = try #require(
      bytes.indices.dropLast(16).first { Array(bytes[$0..<($0 + 4)]) == Array("ispe".utf8) })
    bytes.replaceSubrange((size + 8)..<(size + 16), with: [0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30])
    let (image, findings) = await Pictures.load(.data(bytes))
    #expect(image == nil && findings.map(\.id) == [.imageUnsupported])
    #expect(findings.first?.message.contains("900 million pixels") == true)
  }
}

extension PreparationTests {
  /// A photograph that says how its camera was held.
  private func withExif(_ orientation: Int, isLittle: Bool) throws -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      let bytes = (0..<count).map { UInt8(value >> (8 * $0) & 255) }
      return isLittle ? bytes : bytes.reversed()
    }
    let entry = number(274, 2) + number(3, 2) + number(1, 4) + number(orientation, 2) + [0, 0]
    let tiff = Array((isLittle ? "II" : "MM").utf8) + number(42, 2) + number(8, 4)
    let exif = Array("Exif\0\0".utf8) + tiff + number(1, 2) + entry + number(0, 4)
    var bytes = try Pictures.bytes("corners.jpg")
    bytes.insert(contentsOf: [0xff, 0xe1, 0, UInt8(exif.count + 2)] + exif, at: 2)
    return bytes
  }

  /// The brightness of the corners: top left, top right, bottom left, bottom right.
  private func corners(_ image: ImageResource) throws -> [Int] {
    let pixels = try image.pixels()
    return [(0, 0), (pixels.width - 1, 0), (0, pixels.height - 1), (pixels.width - 1, pixels.height - 1)].map
    {
      let start = $0.1 * pixels.stride + $0.0 * 4
      return pixels.bytes[start..<(start + 3)].reduce(0) { $0 + Int($1) } / 3
    }
  }

  /// A PNG of one colour; with fewer `rows` than its height it only claims to be so large.
  private func png(
    width: Int, height: Int, rows: Int? = nil, color: [UInt8] = [138, 42, 42], profile: [UInt8]? = nil
  ) -> [UInt8] {
    let row = [0] + Array(repeating: color, count: width).joined()
    let pixels = zlib(Array(repeating: row, count: rows ?? height).flatMap { $0 })
    var bytes: [UInt8] = [0x89] + Array("PNG\r\n\u{1a}\n".utf8)
    bytes += chunk("IHDR", big(width) + big(height) + [8, 2, 0, 0, 0])
    if let profile { bytes += chunk("iCCP", Array("profile\0\0".utf8) + zlib(profile)) }
    return bytes + chunk("IDAT", pixels) + chunk("IEND", [])
  }

  private func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + data
    return big(data.count) + body + big(Int(libdeflate_crc32(0, body, body.count)))
  }

  private func big(_ number: Int) -> [UInt8] { (0..<4).reversed().map { UInt8(number >> (8 * $0) & 255) } }

  private func zlib(_ bytes: [UInt8]) -> [UInt8] {
    guard let packer = libdeflate_alloc_compressor(6) else { return [] }
    defer { libdeflate_free_compressor(packer) }
    let room = libdeflate_zlib_compress_bound(packer, bytes.count)
    return [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      count = libdeflate_zlib_compress(packer, bytes, bytes.count, buffer.baseAddress, room)
    }
  }

  /// An ICC profile with these primaries, the white and the curve of sRGB.
  private func profile(red: (Double, Double), green: (Double, Double), blue: (Double, Double)) throws
    -> [UInt8]
  {
    var white = cmsCIExyY(x: 0.3127, y: 0.329, Y: 1)
    func primary(_ place: (Double, Double)) -> cmsCIExyY { cmsCIExyY(x: place.0, y: place.1, Y: 1) }
    var primaries = cmsCIExyYTRIPLE(Red: primary(red), Green: primary(green), Blue: primary(blue))
    let numbers = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]
    let curve = try #require(cmsBuildParametricToneCurve(nil, 4, numbers))
    defer { cmsFreeToneCurve(curve) }
    let curves = [curve, curve, curve].map(Optional.some)
    let profile = try #require(cmsCreateRGBProfile(&white, &primaries, curves))
    defer { cmsCloseProfile(profile) }
    var size: cmsUInt32Number = 0
    cmsSaveProfileToMem(profile, nil, &size)
    var bytes = [UInt8](repeating: 0, count: Int(size))
    cmsSaveProfileToMem(profile, &bytes, &size)
    return bytes
  }
}
