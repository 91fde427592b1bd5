/// The plan of the next issue of a job: load → open → window → survey → memory → select. Nothing is written,
/// and no lock is taken: a plan may be made while a run is at work.
///
/// - Parameters:
///   - order: which job, and when; it is taken for one that keeps nothing.
///   - surroundings: the clocks.
/// - Returns: the plan.
/// - Throws: why there is no plan, such as mistakes in the job file.
package func planIssue(_ order: RunOrder, _ surroundings: RunSurroundings) async throws(RunFailure) -> Plan {
  var order = order
  order.isDry = true
  var record = RunRecord(surroundings)
  let job = try order.loadJob()
  let ledger = try order.openLedger(job)
  let now = order.asOf?.instant(in: job.timeZone) ?? surroundings.now()
  switch try await order.choose(job, ledger, now, &record) {
  case .success(let choice):
    return Plan(job: job, number: choice.number, selection: choice.selection, survey: choice.survey)
  case .failure(let nothing):
    return Plan(job: job, number: try order.nextNumber(order.recall([], job, ledger)), nothing: nothing)
  }
}
