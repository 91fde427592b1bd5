/// The elements that the reader knows; any other one is transparent: its children count, it does not.
enum HTMLTag: String, Sendable, CaseIterable {
  case a, abbr, address, applet, article, aside, audio, b, base, big, blockquote, body, br, button, canvas,
    caption
  case center, cite, code, col, colgroup, dd, del, details, dfn, dir, div, dl, dt, em, embed, fieldset
  case figcaption, figure, font, footer, form, frame, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html,
    i
  case iframe, img, input, ins, kbd, label, legend, li, link, main, mark, marquee, math, menu, meta, nav, nobr
  case noscript, object, ol, optgroup, option, p, param, picture, plaintext, pre, q, rb, rp, rt, rtc, ruby, s,
    samp
  case script, section, select, small, source, span, strike, strong, style, sub, summary, sup, svg, table
  case tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt, u, ul, `var`, video, wbr
  /// TeX between dollar signs, made by the Markdown layer; `display` where it stands in lines of its own.
  case tex = "x-tex"
  /// What a kramdown attribute list says about the block that it stands in.
  case blockAttributes = "x-attributes"
  /// Where one block of raw HTML in Markdown ends and another begins; it holds nothing.
  case separator = "x-separator"
  case other = ""
}

extension HTMLTag {
  /// Elements that never have content (HTML Standard, “Void elements”), and so no end tag.
  var isVoid: Bool {
    switch self {
    case .base, .br, .col, .embed, .frame, .hr, .img, .input, .link, .meta, .param, .source, .track, .wbr:
      true
    default: false
    }
  }

  /// Elements that begin a block of their own.
  var isBlock: Bool {
    switch self {
    case .address, .article, .aside, .blockquote, .body, .caption, .center, .col, .colgroup, .dd, .details,
      .dir,
      .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header,
      .hgroup, .hr, .html, .legend, .li, .main, .menu, .nav, .ol, .optgroup, .option, .p, .plaintext, .pre,
      .section, .separator, .summary, .table, .tbody, .td, .tfoot, .th, .thead, .tr, .ul:
      true
    default: isEmbed
    }
  }

  /// Elements for which a link card stands in a book.
  var isEmbed: Bool {
    switch self {
    case .applet, .audio, .embed, .form, .frame, .iframe, .object, .video: true
    default: false
    }
  }

  /// The level of a heading element.
  var headingLevel: Int? {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }
}
