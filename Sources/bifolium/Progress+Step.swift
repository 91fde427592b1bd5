/// How far one stage is, and how that is written.
struct Step: Sendable {
  var stage: Stage
  var done = 0
  /// `nil` while it is not known how much there is to do.
  var total: Int?
  /// Bytes that came from the network; `nil` where nothing was asked.
  var received: Int?
  var elapsed: Duration = .zero

  /// Things a second; `nil` before there is anything to divide.
  var rate: Double? {
    done > 0 && elapsed.seconds > 0 ? Double(done) / elapsed.seconds : nil
  }

  /// Seconds that are left if it goes on like this.
  var left: Double? {
    guard let rate, let total else { return nil }
    return Double(total - done) / rate
  }

  /// `making the PDF 120/400, 93/s, 3 s left`.
  var text: String {
    let amount = received.map { ", \(Step.amount($0))" } ?? ""
    guard let total else { return stage.label + amount }
    var text = "\(stage.label) \(done)/\(total)\(amount)"
    if let rate { text += ", \(rate >= 10 ? "\(Int(rate))" : rate.rounded(to: 1))/s" }
    if let left { text += ", \(Int(left.rounded(.up))) s left" }
    return text
  }

  /// `2.4 MB`, in powers of ten as networks are measured.
  static func amount(_ bytes: Int) -> String {
    bytes < 1_000_000 ? "\((bytes + 999) / 1000) kB" : "\((Double(bytes) / 1e6).rounded(to: 1)) MB"
  }

  /// One line for a terminal of `width` columns.
  func bar(width: Int) -> String {
    guard let total, total > 0 else { return String(stage.label.prefix(max(0, width - 1))) + "…" }
    let room = min(30, width - text.count - 4)
    guard room >= 5 else { return String(text.prefix(width - 1)) }
    let full = min(room, room * done / total)
    return "[" + String(repeating: "█", count: full) + String(repeating: "░", count: room - full) + "] "
      + text
  }

  /// One object of NDJSON.
  func json(event: String) -> String {
    var fields = #""event":"\#(event)","stage":"\#(stage.rawValue)","seconds":\#(elapsed.inSeconds)"#
    if let total { fields += #","done":\#(done),"total":\#(total)"# }
    if let received { fields += #","received":\#(received)"# }
    return "{\(fields)}"
  }
}

extension Duration {
  /// Seconds with their fraction.
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }

  /// Seconds with three digits after the point.
  var inSeconds: String { seconds.rounded(to: 3) }
}

extension Double {
  /// The number with `digits` digits after a point, in every locale.
  func rounded(to digits: Int) -> String {
    let scale = (0..<digits).reduce(1) { product, _ in product * 10 }
    let units = Int((self * Double(scale)).rounded())
    if digits == 0 { return "\(units)" }
    let fraction = String(abs(units) % scale)
    let zeros = String(repeating: "0", count: max(0, digits - fraction.count))
    return "\(units < 0 ? "-" : "")\(abs(units) / scale).\(zeros)\(fraction)"
  }
}
