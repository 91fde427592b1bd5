import Manuscript

/// The picture of the specimen: a sheet, folded once.
enum Picture {
  static let id = ResourceID("sheet")

  /// The same picture wherever it is shown.
  static func image(width: Double? = nil) -> Image {
    Image(id, alternative: "一张对折的纸，左右各有几行字", width: width)
  }

  /// An SVG without letters, which would need fonts.
  static let drawing = """
    <svg xmlns="http://www.w3.org/2000/svg" width="960" height="540" viewBox="0 0 960 540">
      <rect width="960" height="540" fill="#eceae4"/>
      <path d="M120 90 480 130V470L120 430Z" fill="#ffffff" stroke="#55524b" stroke-width="3"/>
      <path d="M840 90 480 130V470L840 430Z" fill="#faf8f3" stroke="#55524b" stroke-width="3"/>
      <path d="M480 130V470" stroke="#8a2b2b" stroke-width="5"/>
      <g stroke="#98948a" stroke-width="9" stroke-linecap="round">
        <path d="M175 165 425 193M175 215 425 243M175 265 425 293M175 315 360 336"/>
        <path d="M785 165 535 193M785 215 535 243M785 265 535 293M785 315 535 343M785 365 650 380"/>
      </g>
    </svg>
    """
}
