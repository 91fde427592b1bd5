extension Double {
  /// Reads digits with a point: no exponent, no hexadecimal, no `inf`, as people write numbers.
  package init?(plain text: Substring) {
    guard text.unicodeScalars.allSatisfy({ "0123456789.-".unicodeScalars.contains($0) }) else { return nil }
    self.init(text)
  }
}

/// A number as people write it: at most three decimals, and none that are zero.
package func plain(_ number: Double) -> String {
  let thousandths = Int((number * 1000).rounded())
  let whole = thousandths / 1000
  var decimals = String(abs(thousandths % 1000))
  decimals = String(repeating: "0", count: 3 - decimals.count) + decimals
  while decimals.last == "0" { decimals.removeLast() }
  let sign = thousandths < 0 && whole == 0 ? "-" : ""
  return sign + String(whole) + (decimals.isEmpty ? "" : "." + decimals)
}
