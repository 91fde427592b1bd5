import Foundation
package import Manuscript

/// Lets a run fail at a chosen place, for the tests of this project.
///
/// A place is the name of a step, before which the fault happens (`place`), one of several files of it
/// (`place.1`: before the second), or `done`: after the last. Builds for release have no faults.
package struct FaultPoint: Sendable {
  /// A fault that never happens.
  package static let none = FaultPoint()

  #if DEBUG
    /// What can happen.
    private enum Fault: String {
      /// The process is killed; nothing of it runs any more.
      case kill
      /// The process crashes.
      case crash
      /// The step fails with a finding.
      case fail
      /// From now on no file can grow, as on a full disk.
      case enospc
      /// The step never ends.
      case hang
      /// Memory is taken until somebody ends the process.
      case swell
    }

    private var place: String?
    private var fault: Fault?

    private init() {}

    /// The fault that `text` orders for the job of this key: `PLACE:FAULT`, or `PLACE:FAULT@KEY` for one job only.
    package init(_ text: String?, job: String) {
      let parts = (text ?? "").split(separator: "@", maxSplits: 1).map(String.init)
      guard let order = parts.first?.split(separator: ":"), order.count == 2,
        parts.count == 1 || parts[1] == job
      else { return }
      place = String(order[0])
      fault = Fault(rawValue: String(order[1]))
    }

    /// Lets the fault happen if `place` is where it was ordered.
    package func pass(_ place: String) throws(Finding) {
      guard let fault, place == self.place else { return }
      switch fault {
      case .kill: Glibc.kill(getpid(), SIGKILL)
      case .crash: abort()
      case .fail: throw Finding(.outputUnwritable, "a test let the run fail before \(place)")
      case .enospc:
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &none)
      case .hang: while true { sleep(1) }
      case .swell:
        var blocks: [[UInt8]] = []
        while true { blocks.append([UInt8](repeating: UInt8(blocks.count % 255) + 1, count: 8 << 20)) }
      }
    }
  #else
    private init() {}
    package init(_ text: String?, job: String) {}
    package func pass(_ place: String) throws(Finding) {}
  #endif
}
