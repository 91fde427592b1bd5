import Manuscript

extension HTMLElement {
  /// Whether readers of the post do not see it: `hidden`, `display: none`, `visibility: hidden`, or a class
  /// that is only there for screen readers.
  var isHidden: Bool {
    guard !attributes.isEmpty else { return false }
    if self["hidden"] != nil { return true }
    if tag == .input, self["type"]?.lowercased() == "hidden" { return true }
    if let names = self["class"], names.split(whereSeparator: \.isWhitespace).contains(where: isOnlySpoken) {
      return true
    }
    guard let style = declarations else { return false }
    return style.contains("display:none") || style.contains("visibility:hidden")
  }

  /// Whether it is only invisible, not absent: what a script would show once it has loaded.
  var awaitsScript: Bool {
    self["hidden"] == nil && declarations?.contains("display:none") != true
  }

  /// Whether it shows again, for the screen, what stands beside it in another form: the boxes of KaTeX and
  /// MathJax beside their MathML or their script.
  var isScreenDuplicate: Bool {
    if hasClass("katex-html"), self["aria-hidden"] == "true" { return true }
    if hasClass("MathJax_Preview") { return true }
    return self["id"]?.hasPrefix("MathJax-Element-") == true && tag != .script
  }

  /// Whether it displays the formula inside.
  var isDisplayedFormula: Bool {
    hasClass("katex-display") || (otherName == "mjx-container" && self["display"] == "true")
  }

  /// Whether it is only there for the eye: an icon, or the mark of a link to a heading. `aria-hidden` says
  /// that it may be passed over, and there is no letter or digit in it.
  var isDecoration: Bool {
    let isPassedOver = self["aria-hidden"]?.lowercased() == "true"
    if tag == .svg { return isPassedOver }
    guard isPassedOver || isHeadingMark else { return false }
    if first(where: { $0.tag == .img || $0.tag == .math || $0.tag.isEmbed }) != nil { return false }
    return textContent.unicodeScalars.allSatisfy(\.isMark)
  }

  /// A link from a heading to itself, as generators of sites add.
  private var isHeadingMark: Bool {
    guard tag == .a, self["href"]?.hasPrefix("#") == true, let names = self["class"]?.lowercased() else {
      return false
    }
    return ["anchor", "headerlink", "heading-link", "permalink"].contains { names.contains($0) }
  }

  /// Whether it is a picture that counts readers, or holds the place of one that a script would load: of at
  /// most one pixel, or without any address but that of an empty picture.
  var isTrackingPixel: Bool {
    if isTiny("width") && isTiny("height") { return true }
    if let style = declarations?.split(separator: ";"),
      style.contains("width:1px") || style.contains("width:0"),
      style.contains("height:1px") || style.contains("height:0")
    {
      return true
    }
    let addresses = imageCandidates
    return !addresses.isEmpty && addresses.allSatisfy(isEmptyPicture)
  }

  private func isTiny(_ name: String) -> Bool {
    guard let value = self[name]?.trimmed else { return false }
    return value == "0" || value == "1" || value == "0px" || value == "1px"
  }

  /// Whether its small letters are small capitals: by style, or by the class that pandoc and many sites have for it.
  var isSmallCaps: Bool {
    if hasClass("smallcaps") || hasClass("small-caps") { return true }
    let properties = ["font-variant:", "font-variant-caps:"]
    return declarations?.split(separator: ";").contains { declaration in
      properties.contains { declaration.hasPrefix($0) } && declaration.contains("small-caps")
    } ?? false
  }

  /// The declarations of its `style`, in lower case and without white space.
  var declarations: String? { self["style"]?.compacted }
}

/// The classes with which the common style sheets hide text from all but screen readers.
private func isOnlySpoken(_ name: Substring) -> Bool {
  ["sr-only", "visually-hidden", "screen-reader-text", "screenreader-text"].contains(name)
}

extension Unicode.Scalar {
  /// Whether it is a sign without meaning of its own beside a text.
  fileprivate var isMark: Bool {
    if isBlank || self == "\u{1F517}" || self == "\u{FE0F}" { return true }
    switch properties.generalCategory {
    case .privateUse, .otherPunctuation, .dashPunctuation, .format, .mathSymbol, .otherNumber: return true
    default: return false
    }
  }
}

extension String {
  /// In lower case as far as it is ASCII, and without white space.
  fileprivate var compacted: String {
    let kept = utf8.lazy.filter { !$0.isHTMLSpace }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return String(decoding: Array(kept), as: UTF8.self)
  }
}
