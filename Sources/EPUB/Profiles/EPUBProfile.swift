/// The reading systems that an EPUB is made for.
public enum EPUBProfile: String, Sendable, CaseIterable {
  /// Every reading system of EPUB 3.
  case generic
  /// Amazon: Send to Kindle and Kindle Direct Publishing.
  case kindle
  /// Kobo's shop, devices and apps.
  case kobo
  /// Apple Books.
  case apple
}
