import Foundation
import Newsletters

/// A limit of a job that its worker did not keep to.
enum BrokenLimit: Sendable {
  case memory(Int, limit: Int)
  case wall(limit: Int)

  /// Such as `it took more than 900 s`.
  var message: String {
    switch self {
    case .memory(let bytes, let limit):
      "it took \(megabytes(bytes)) of memory; its limit is \(megabytes(limit))"
    case .wall(let limit): "it took more than \(limit) s"
    }
  }

  private func megabytes(_ bytes: Int) -> String { "\((Double(bytes) / 1e6).rounded(to: 0)) MB" }
}

extension JobLimits {
  /// The limit that use of the machine goes beyond.
  func broken(memory bytes: Int?, wall taken: Duration) -> BrokenLimit? {
    if let memory, let bytes, bytes > memory { return .memory(bytes, limit: memory) }
    if let wall, taken > .seconds(wall) { return .wall(limit: wall) }
    return nil
  }
}

/// The resident memory of a process in bytes (proc(5), statm); `nil` once it has ended.
func residentMemory(of process: Int32) -> Int? {
  guard let text = try? String(contentsOfFile: "/proc/\(process)/statm", encoding: .utf8) else { return nil }
  let fields = text.split(separator: " ")
  guard fields.count > 1, let pages = Int(fields[1]) else { return nil }
  return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
}
