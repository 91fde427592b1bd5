import Manuscript

extension RunOrder {
  /// Reads the job file, and changes what the order changes of it.
  func loadJob() throws(RunFailure) -> Job {
    do throws(JobError) {
      var job = try JobLoader().load(path)
      if isForced { job.selection.minimum = 1 }
      return job
    } catch {
      throw RunFailure(.job, error.findings)
    }
  }

  /// Takes the lock of the ledger; a run that keeps nothing needs none.
  func takeLock(_ job: Job) throws(RunFailure) -> LedgerLock? {
    if isDry { return nil }
    return try told { () throws(LedgerError) in try LedgerLock(job.ledgerPath) }
  }

  /// Opens the ledger. A run that keeps nothing only reads it, if there is one.
  func openLedger(_ job: Job) throws(RunFailure) -> Ledger? {
    try told { () throws(LedgerError) in
      if isDry { return try Ledger.reading(path: job.ledgerPath, job: job.key) }
      return try Ledger(path: job.ledgerPath, job: job.key)
    }
  }
}

/// What a ledger says, with its trouble as that of a run.
func told<Answer>(_ body: () throws(LedgerError) -> Answer) throws(RunFailure) -> Answer {
  do throws(LedgerError) {
    return try body()
  } catch {
    throw RunFailure(error.kind == .locked ? .locked : .failed, [error.finding])
  }
}
