extension Stylesheet {
  /// What makes a book vertical. The prefixes are those of EPUB 3.3 §E.2 and of the engines of older reading systems.
  /// Code lies on its side as a whole, as on paper.
  var vertical: String {
    """
    html { \(Stylesheet.prefixed("writing-mode", "vertical-rl")) }
    body { \(Stylesheet.prefixed("text-orientation", "mixed")) }
    pre { -epub-text-orientation: sideways; -webkit-text-orientation: sideways-right; text-orientation: sideways; }
    .upright {
      -epub-text-combine: horizontal;
      -webkit-text-combine: horizontal;
      -ms-text-combine-horizontal: all;
      \(Stylesheet.prefixed("text-combine-upright", "all"))
    }
    img, figure img { max-width: 90vw; max-height: 90vh; }

    """
  }

  private static func prefixed(_ name: String, _ value: String) -> String {
    ["-epub-", "-webkit-", ""].map { "\($0)\(name): \(value);" }.joined(separator: " ")
  }
}
