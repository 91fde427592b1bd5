/// Turns a style sheet for horizontal text clockwise by a quarter: what was above a block is at its right.
///
/// Reading systems know the logical properties of CSS (`margin-block-start`) less well than writing modes, so the
/// physical ones are exchanged. What is logical already, and the limits of pictures, stay.
enum TurnStylesheet {
  /// The style sheet with every declaration turned.
  static func turned(_ css: String) -> String {
    var result = ""
    var piece = ""
    for character in css {
      piece.append(character)
      guard "{};".contains(character) else { continue }
      result += character == "{" ? piece : declaration(piece)
      piece = ""
    }
    return result + piece
  }

  /// What each side of a horizontal page becomes.
  private static let sides = ["top": "right", "right": "bottom", "bottom": "left", "left": "top"]
  private static let names = [
    "width": "height", "min-width": "min-height", "overflow-x": "overflow-y",
  ]

  private static func declaration(_ piece: String) -> String {
    guard let colon = piece.firstIndex(of: ":"),
      let start = piece.firstIndex(where: { !$0.isWhitespace }), start < colon
    else { return piece }
    let name = String(piece[start..<colon])
    let (before, value) = (piece[..<start], piece[colon...])
    if name == "margin" || name == "padding" { return before + name + shorthand(value) }
    return before + turnedName(name) + value
  }

  private static func turnedName(_ name: String) -> String {
    if let known = names[name] { return known }
    var parts = name.split(separator: "-").map(String.init)
    guard parts.count == 2, ["margin", "padding", "border"].contains(parts[0]), let side = sides[parts[1]]
    else { return name }
    parts[1] = side
    return parts.joined(separator: "-")
  }

  /// `: 1em 2em;` with its sides moved on by one.
  private static func shorthand(_ value: Substring) -> String {
    let end = value.last.map(String.init) ?? ""
    let values = value.dropFirst().dropLast().split(separator: " ").map(String.init)
    guard (2...4).contains(values.count) else { return String(value) }
    let (top, right) = (values[0], values[1])
    let bottom = values.count > 2 ? values[2] : top
    let left = values.count > 3 ? values[3] : right
    let turned = [left, top, right, bottom]
    let isShort = turned[0] == turned[2] && turned[1] == turned[3]
    return ": " + turned.prefix(isShort ? 2 : 4).joined(separator: " ") + end
  }
}
