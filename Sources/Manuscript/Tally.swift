import Synchronization

/// Counts how many of a known number of things are done, and tells it to whoever shows progress.
///
/// Work that is spread over tasks counts in one tally.
public final class Tally: Sendable {
  /// Is told how many of how many are done: often, from any task, not always in order.
  public typealias Listener = @Sendable (_ done: Int, _ total: Int) -> Void

  private let total: Int
  private let listener: Listener?
  private let done = Atomic(0)

  /// A tally of `total` things; without a listener it costs nothing.
  public init(of total: Int, _ listener: Listener?) {
    self.total = total
    self.listener = listener
  }

  /// Counts one more thing.
  public func count() {
    guard let listener else { return }
    listener(done.add(1, ordering: .relaxed).newValue, total)
  }
}
