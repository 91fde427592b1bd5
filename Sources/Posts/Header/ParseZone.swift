import Foundation

extension SiteZone {
  /// The zone of a name such as `Asia/Shanghai`; `nil` where there is none of that name.
  init?(named name: String) {
    guard let zone = TimeZone(identifier: name) else { return nil }
    self.init { local in
      let first = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local)))
      return zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local - first)))
    }
  }

  /// A zone as it stands behind a time: `Z`, `+08:00`, `+0800`, `+8`, `GMT+8`, `CET`, `Asia/Shanghai`.
  init?(writtenAs text: String) {
    let name = text.trimmed
    if name.isEmpty { return nil }
    if let hours = SiteZone.abbreviations[name.uppercased()] {
      self.init { _ in Int(hours * 3600) }
    } else if let seconds = SiteZone.offset(name) {
      self.init { _ in seconds }
    } else if name.contains("/") {
      self.init(named: name)
    } else {
      return nil
    }
  }

  /// Abbreviations with one meaning, and those of RFC 822 §5.1. `CST` is left out: it is China's and
  /// America's.
  private static let abbreviations: [String: Double] = [
    "Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3,
    "HKT": 8, "SGT": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "EST": -5,
    "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
  ]

  private static func offset(_ text: String) -> Int? {
    var text = text[...]
    for name in ["UTC", "GMT"] where text.hasPrefix(name) { text = text.dropFirst(3) }
    guard let sign = text.first, sign == "+" || sign == "-" || sign == "−" else { return nil }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard (1...4).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(digits)
    else { return nil }
    let seconds = digits.utf8.count <= 2 ? number * 3600 : number / 100 * 3600 + number % 100 * 60
    return sign == "+" ? seconds : -seconds
  }
}
