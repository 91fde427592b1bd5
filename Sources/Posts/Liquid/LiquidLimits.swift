/// How far a template may go: further than any post does, and not on for ever.
enum LiquidLimits {
  /// Turns of all loops of a post together.
  static let steps = 20_000
  /// Bytes that outputs, captures and included files may write.
  static let output = 8 << 20
  /// Blocks within blocks.
  static let nesting = 32
  /// Files that include files.
  static let includes = 8
  /// Bytes of texts and elements of lists that filters and comparisons look at, in all.
  static let work = 16 << 20
  /// What carrying out a tag counts as of that.
  static let tag = 100
  /// Lists within lists.
  static let depth = 64
}
