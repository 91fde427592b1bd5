import Manuscript
import Publishing

extension RunOrder {
  /// Runs the job in this process: makes its next issue, or finds that there is nothing to do.
  ///
  /// The files of an issue are made and examined before the first of them gets its name, and the ledger records
  /// the issue last; a run that was stopped is simply run again.
  ///
  /// - Parameters:
  ///   - press: what prints the issue.
  ///   - temporaryFolder: a folder for files on their way, such as `/tmp`.
  ///   - now: the time of day, in seconds since 1970, where the order does not name one (``asOf``).
  ///   - listener: is told which step has begun, and how far it is.
  /// - Returns: how it ended; it never throws, since a failure is one of the ends.
  public func run(
    press: any Press, temporaryFolder: String, now: @escaping @Sendable () -> Int,
    listener: @escaping @Sendable (RunStep, _ done: Int, _ total: Int?) -> Void = { _, _, _ in }
  ) async -> JobOutcome {
    let clock = ContinuousClock()
    let start = clock.now
    let surroundings = RunSurroundings(
      now: now, elapsed: { start.duration(to: clock.now) }, listener: listener)
    let publisher = Publisher(temporaries: Temporaries(), temporaryFolder: temporaryFolder)
    return await JobRun(self, press: press, publisher: publisher, surroundings: surroundings).run()
  }
}
