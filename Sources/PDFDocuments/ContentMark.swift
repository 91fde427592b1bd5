/// A rectangle at the origin of a page, too small to be seen, where marked content begins or ends.
///
/// Cairo's tags say the same at a price: for each, Cairo writes an element of a structure tree that nobody asks
/// for, and the finishing pass would have to take it out. A rectangle leaves the content stream when the file is finished.
package enum ContentMark: CaseIterable {
  case begin, end

  /// Points: the least that Cairo's fixed numbers hold, and small multiples of it.
  package var width: Double { 1.0 / 256 }
  package var height: Double { self == .begin ? 2.0 / 256 : 3.0 / 256 }

  /// The path as Cairo writes it, which it fills next.
  var path: StaticString { self == .begin ? "0 0 0.004 0.008 re" : "0 0 0.004 0.012 re" }
}
