import Foundation
public import Manuscript
import Settings

/// Reads job files: read with places → decode → check.
public struct JobLoader: Sendable {
  /// A loader; it needs nothing but the file.
  public init() {}

  /// Loads a job with every key resolved, defaults included.
  ///
  /// - Parameter path: the job file as the user named it.
  /// - Returns: the job. That its sources and its editorial exist is not asked here: a run says so.
  /// - Throws: all mistakes of the file at once.
  public func load(_ path: String) throws(JobError) -> Job {
    let root: Setting
    do {
      root = try Setting(file: path, .job)
    } catch {
      throw JobError(error.findings)
    }
    return try decode(root, path: path).job
  }

  /// Decodes a file that was read, and tells which keys exist.
  func decode(_ root: Setting, path: String) throws(JobError) -> (job: Job, keys: Set<String>) {
    let report = SettingReport(.job)
    let section = SettingSection(root, name: "", report)
    let job = Job(section, path: path)
    section.close()
    guard let job, report.findings.isEmpty else { throw JobError(report.findings) }
    return (job, report.asked)
  }
}

/// Why a job file cannot be used: every mistake in it at once, in the order of their places.
public struct JobError: Error, Sendable, Equatable {
  /// At least one finding: `job-missing`, `job-invalid` or `job-unknown-key`.
  public let findings: [Finding]

  /// An error of `findings`, which it sorts by place.
  public init(_ findings: [Finding]) { self.findings = findings.sortedByPlace }
}

extension SettingsKind {
  /// Job files, in the words of jobs.
  static let job = SettingsKind(
    missing: .jobMissing, invalid: .jobInvalid, unknownKey: .jobUnknownKey,
    missingHint: "the shortest job has job, sources and outputs; see docs/jobs.md",
    emptyHint: "leave the key out where it has nothing to say")
}
