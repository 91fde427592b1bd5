/// After shaping: blank at both ends of inline code, for its ground, and of keys, for their frames.
enum PadPassages {
  /// em of the text around.
  static let code = 0.12
  /// Between a key's frame and its letters, and around the frame.
  static let key = 0.24
  static let keyMargin = 0.1

  static func run(_ text: inout ShapedText, _ flat: FlatText, _ runs: [TextRun], em: Double, hasGround: Bool)
  {
    guard flat.hasPaddedPassages else { return }
    func passage(_ index: Int) -> (id: Int32, pad: Double) {
      guard text.units.indices.contains(index) else { return (-1, 0) }
      let style = flat.styles[runs[Int(text.units[index].run)].style]
      if style.key >= 0 { return (style.key, key + keyMargin) }
      return hasGround ? (style.code, code) : (-1, 0)
    }
    var before: Int32 = -1
    var current = passage(0)
    for index in text.units.indices {
      let next = passage(index + 1)
      if current.id >= 0, current.id != before {
        text.units[index].body += current.pad * em
        text.units[index].dx += current.pad * em
      }
      if current.id >= 0, current.id != next.id { text.units[index].body += current.pad * em }
      before = current.id
      current = next
    }
  }
}
