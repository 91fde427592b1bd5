import Publishing

/// Hands the report of a run to whoever wants it.
struct TellReport: Sendable {
  let work: WorkOptions
  let environment: Environment
  let publisher: Publisher

  /// Prints a report, or writes it to its file, or both, as was asked for.
  ///
  /// - Returns: whether all of it is out.
  func tell(_ report: some Encodable & Sendable) async -> Bool {
    guard work.json || work.report != nil else { return true }
    do {
      let text = JSON.text(report)
      if let path = work.report { try await publisher.publish(text, as: path) }
      return work.json ? environment.print(text) == .done : true
    } catch let error as PublishError {
      environment.talk("error: the report cannot be written: \(error.reason)")
    } catch {
      environment.talk("error: the report cannot be written: \(error)")
    }
    return false
  }
}
