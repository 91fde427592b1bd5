import Synchronization

/// Values that workers take, each once. What was taken is not kept, so that it can go when the work on it is done.
package final class WorkQueue<Value: Sendable>: Sendable {
  private let rest: Mutex<(values: [Value?], next: Int)>

  package init(_ values: [Value]) { rest = Mutex((values, 0)) }

  /// The next value and its number, from 0; `nil` when there is none.
  package func next() -> (number: Int, value: Value)? {
    rest.withLock { rest in
      guard rest.next < rest.values.count, let value = rest.values[rest.next] else { return nil }
      rest.values[rest.next] = nil
      defer { rest.next += 1 }
      return (rest.next, value)
    }
  }
}
