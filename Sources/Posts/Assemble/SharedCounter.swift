import Synchronization

/// Hands out numbers from 0 to whoever asks next.
final class SharedCounter: Sendable {
  private let next = Atomic<Int>(0)

  /// The next number, or `nil` once all below `end` are taken.
  func take(below end: Int) -> Int? {
    let number = next.add(1, ordering: .relaxed).oldValue
    return number < end ? number : nil
  }
}
