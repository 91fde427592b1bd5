/// What waits for one server, first in, first out.
final class ServerQueue {
  private var errands: [Errand] = []
  /// Those that were begun before, the next one last.
  private var urgent: [Errand] = []
  /// Where the first one is; what stood before it has gone.
  private var head = 0
  /// Transfers that are under way.
  var running = 0
  /// Until when the server is left in peace.
  var opens = ContinuousClock.Instant.now
  /// Pictures in a row for which it could not be reached at all.
  var failures = 0

  var isEmpty: Bool { urgent.isEmpty && head == errands.count }

  func add(_ errand: Errand) { errands.append(errand) }

  func addFirst(_ errand: Errand) { urgent.append(errand) }

  func next() -> Errand? {
    if let errand = urgent.popLast() { return errand }
    guard head < errands.count else { return nil }
    head += 1
    return errands[head - 1]
  }

  func removeAll() -> [Errand] {
    defer { (urgent, errands, head) = ([], [], 0) }
    return urgent.reversed() + errands[head...]
  }
}
