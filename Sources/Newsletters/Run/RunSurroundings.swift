/// What a run takes from outside.
package struct RunSurroundings: Sendable {
  /// The time of day, in seconds since 1970.
  package var now: @Sendable () -> Int
  /// A clock that never goes back.
  package var elapsed: @Sendable () -> Duration
  /// Is told which step has begun, and how far it is.
  package var listener: @Sendable (RunStep, _ done: Int, _ total: Int?) -> Void
  /// The order for a fault, in builds for tests; see ``FaultPoint``.
  package var fault: String?

  /// Surroundings without anybody who listens.
  package init(
    now: @escaping @Sendable () -> Int, elapsed: @escaping @Sendable () -> Duration,
    listener: @escaping @Sendable (RunStep, Int, Int?) -> Void = { _, _, _ in }, fault: String? = nil
  ) {
    self.now = now
    self.elapsed = elapsed
    self.listener = listener
    self.fault = fault
  }
}
