import Synchronization

/// What must be changed in a picture before a book can show it. Where nothing must be, its bytes stay.
struct ImageChanges: Sendable {
  /// Colours of print: painted as they are they come out nearly black, and few reading systems know them.
  var isFromPrint = false
  /// How the camera was held; PDF knows nothing of it.
  var orientation = 1
  /// The profile of colours that are not those of sRGB.
  var profile: [UInt8]?
  /// The size before, where that is more than a page can show.
  var scaledFrom: (width: Int, height: Int)?

  /// The most pixels that the result may have.
  private let budget: Double

  /// Nothing but being packed in another way, with at most `budget` pixels.
  init(budget: Double) { self.budget = budget }

  /// What must be changed in a picture with this header. One that moves stays as it is: it would stop.
  init(_ header: ImageHeader, budget: Double) {
    self.budget = budget
    guard !header.isAnimated else { return }
    isFromPrint = header.isCMYK
    orientation = header.orientation
    if let bytes = header.profile, ColorProfile(bytes)?.isStandard == false { profile = bytes }
    if Double(header.width) * Double(header.height) > budget {
      scaledFrom = (header.width, header.height)
    }
  }

  var isEmpty: Bool { !isFromPrint && orientation == 1 && profile == nil && scaledFrom == nil }

  /// What was done, for a message.
  func words(_ width: Int, _ height: Int) -> [String] {
    var words: [String] = []
    if let (before, beside) = scaledFrom {
      let isTurned = orientation > 4
      let from = isTurned ? "\(beside) × \(before)" : "\(before) × \(beside)"
      words.append("made smaller, from \(from) to \(width) × \(height)")
    }
    if orientation != 1 { words.append("turned as its camera was held") }
    if profile != nil { words.append("converted to the colours of sRGB") }
    return words
  }
}

extension ImageChanges {
  /// Pictures of more pixels are decoded one at a time, however many workers there are.
  private static let large = 16_000_000
  private static let turn = Mutex(())

  /// Decodes, scales, converts colours, turns, and packs as JPEG or PNG.
  func apply(to bytes: [UInt8], lossy: Bool) throws(ImageDefect) -> [UInt8] {
    let isLarge = scaledFrom.map { $0.width * $0.height > Self.large } ?? false
    guard isLarge else { return try redraw(bytes, lossy) }
    let result = Self.turn.withLock { _ in Result { () throws(ImageDefect) in try redraw(bytes, lossy) } }
    return try result.get()
  }

  private func redraw(_ bytes: [UInt8], _ lossy: Bool) throws(ImageDefect) -> [UInt8] {
    let pixbuf = try Pixbuf(bytes, Pixbuf.Limits(most: ImageOrder.mostPixels, budget: budget))
    if let profile, let profile = ColorProfile(profile) { pixbuf.convert(from: profile) }
    pixbuf.turnUpright(orientation)
    return try pixbuf.encoded(lossy: lossy)
  }
}
