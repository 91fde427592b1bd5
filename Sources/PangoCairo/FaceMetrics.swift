import CHarfBuzz

/// What a face says about the rules and heights of its text, in em; offsets from the baseline, y downward.
package struct FaceMetrics: Sendable, Hashable {
  /// The top edge of an underline (OpenType `post`, underlinePosition), and how thick it is.
  package var underline: Double
  package var underlineThickness: Double
  /// The top edge of a strike through Latin text (`OS/2`, yStrikeoutPosition), and how thick it is.
  package var strike: Double
  package var strikeThickness: Double
  /// The height of `H` (`OS/2`, sCapHeight).
  package var capHeight: Double
}

extension FontFace {
  /// HarfBuzz estimates what the font file leaves out.
  var metrics: FaceMetrics {
    func value(_ tag: hb_ot_metrics_tag_t) -> Double {
      var position: hb_position_t = 0
      hb_ot_metrics_get_position_with_fallback(font, tag, &position)
      return Double(position) * scale
    }
    return FaceMetrics(
      underline: -value(HB_OT_METRICS_TAG_UNDERLINE_OFFSET),
      underlineThickness: value(HB_OT_METRICS_TAG_UNDERLINE_SIZE),
      strike: -value(HB_OT_METRICS_TAG_STRIKEOUT_OFFSET),
      strikeThickness: value(HB_OT_METRICS_TAG_STRIKEOUT_SIZE),
      capHeight: value(HB_OT_METRICS_TAG_CAP_HEIGHT))
  }
}
