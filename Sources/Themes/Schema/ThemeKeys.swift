import Manuscript
package import Settings

/// What the JSON Schema of theme files says of each key.
package enum ThemeKeys: SettingsSchema {
  /// The schema itself.
  package static var root: JSONValue {
    let heading: JSONValue = [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:bifolium:schema:theme:1",
      "title": "Bifolium theme",
      "description":
        "One look for both books. A key that is not given is that of the theme that is extended.",
    ]
    return heading.adding(section(own.adding(looks)))
  }

  /// The keys that speak of the file itself and are not inherited.
  static var own: JSONValue {
    [
      "version": key("The version of this format.", ["const": 1], default: 1),
      "name": key("What --theme and theme list call it; without it, the name of its folder.", words),
      "extends": key(
        "The theme whose keys stand where this one has none: a name, or a path relative to this file.", words,
        default: .string(ThemeFile.floor)),
      "description": key("One sentence for theme list.", words),
    ]
  }

  /// The keys that one theme takes over from another, in the order of `themes/base/theme.yml`.
  static var looks: JSONValue {
    [
      "writing": key("Which way lines and pages run, in both books.", choice(WritingMode.self)),
      "fonts": key("A family for each role; text names roles, never families.", section(fonts)),
      "text": key("Body text, whose lines are the grid on which everything stands.", section(textKeys)),
      "title": key("The opening of a chapter.", section(title)),
      "heading": key("Headings within chapters.", section(heading)),
      "emphasis": key("How emphasis is shown.", section(emphasis)),
      "quote": key("Quotations.", section(quote)),
      "pull-quote": key("A sentence of the text itself, shown large.", section(pullQuote)),
      "code": key("Code on lines of its own.", section(code)),
      "table": key("Tables.", section(table)),
      "figure": key("Pictures and their captions.", section(figure)),
      "note": key("Notes at the page's foot.", section(note)),
      "colors": key("The palette. The EPUB takes no colour for its text.", section(colors)),
      "cjk": key("Composition of Chinese, Japanese and Korean.", section(cjk)),
      "page": key("The pages of the PDF.", section(page)),
      "epub": key("What only the EPUB has.", section(epub)),
      "cover": key("The cover of both books.", section(cover)),
    ]
  }
}

extension ThemeKeys {
  /// A length with its unit.
  static let length: JSONValue = [
    "anyOf": [["const": 0], ["type": "string", "pattern": #"^(0|[0-9]*\.?[0-9]+ ?(pt|mm|cm|in|em))$"#]]
  ]

  /// A length that is there on paper whatever the text.
  static let size: JSONValue = ["type": "string", "pattern": #"^[0-9]*\.?[0-9]+ ?(pt|mm|cm|in|em)$"#]

  static let flag: JSONValue = ["type": "boolean"]

  static func whole(_ range: ClosedRange<Int>) -> JSONValue {
    ["type": "integer", "minimum": .number("\(range.lowerBound)"), "maximum": .number("\(range.upperBound)")]
  }

  static func number(_ range: ClosedRange<Double>) -> JSONValue {
    [
      "type": "number", "minimum": .number(plain(range.lowerBound)),
      "maximum": .number(plain(range.upperBound)),
    ]
  }

  /// A number, or the same in hundredths.
  static func share(_ range: ClosedRange<Double>) -> JSONValue {
    any(number(range), ["type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?%$"])
  }

  /// A colour, the name of one of the palette, or one of `names` besides.
  static func color(or names: String...) -> JSONValue {
    any(
      ["type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"],
      ["enum": JSONValue(["text", "accent", "rule", "link", "muted"] + names)])
  }

  static var role: JSONValue { choice(FontRole.self) }
}
