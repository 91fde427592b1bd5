import Newsletters

/// What a worker tells its supervisor: one line of JSON each (NDJSON).
struct WorkerEvent: Sendable, Codable {
  enum Kind: String, Sendable, Codable {
    /// A step has begun, or got on.
    case step
    /// The job is over.
    case end
  }

  var event: Kind
  var step: RunStep?
  var done: Int?
  var total: Int?
  var report: JobReport?
}
