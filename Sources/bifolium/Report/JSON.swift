import Foundation

/// JSON as the command writes it.
enum JSON {
  /// A value as JSON, keys in alphabetical order, ending in a line feed.
  static func text(_ value: some Encodable) -> String { encode(value, .prettyPrinted) + "\n" }

  /// A value as JSON on one line, without a line feed.
  static func line(_ value: some Encodable) -> String { encode(value, []) }

  private static func encode(_ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
    // Strings, finite numbers and lists of them: there is nothing that could not be encoded.
    let data = try? encoder.encode(value)
    return String(decoding: data ?? Data(), as: UTF8.self)
  }
}

extension Report.Resources {
  /// What this process has used until now.
  static func now() -> Report.Resources {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Report.Resources(
      // Linux counts in kilobytes.
      peakMemory: usage.ru_maxrss * 1024,
      cpuSeconds: (seconds(usage.ru_utime) + seconds(usage.ru_stime)).toMilliseconds)
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }
}

extension Double {
  /// Seconds without the digits that no clock can promise.
  var toMilliseconds: Double { (self * 1000).rounded() / 1000 }
}
