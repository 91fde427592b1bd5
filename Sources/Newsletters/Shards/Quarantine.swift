import Foundation
import Manuscript

/// Why an issue is not tried again.
public struct QuarantineEntry: Sendable, Equatable, Codable {
  /// The issue.
  public var key: String
  /// The job.
  public var job: String
  /// How often it was tried.
  public var tries: Int
  /// What its last try ended with.
  public var finding: PlanFinding
}

extension PlanFolder {
  /// Puts an issue aside, so that its shard goes on.
  func putAside(_ item: PlannedIssue, tries: Int, _ finding: PlanFinding) throws(Finding) {
    try makeFolder(quarantine)
    let entry = QuarantineEntry(key: item.key, job: item.recipe.name, tries: tries, finding: finding)
    try replace(quarantineFile(item.key), with: PlanJSON.text(entry))
  }

  /// Why an issue was put aside; `nil` where it was not.
  func quarantineEntry(_ key: String) -> QuarantineEntry? {
    guard FileManager.default.fileExists(atPath: quarantineFile(key)) else { return nil }
    if let entry = try? PlanJSON.read(QuarantineEntry.self, at: quarantineFile(key)) { return entry }
    // It is aside all the same: a damaged note must not start it again.
    let finding = Finding(.planBroken, "its quarantine note is damaged")
    return QuarantineEntry(key: key, job: "", tries: 0, finding: PlanFinding(finding))
  }

  /// Takes an issue out of quarantine and gives it all its tries again.
  func release(_ key: String) {
    try? FileManager.default.removeItem(atPath: "\(tries)/\(key)")
    try? FileManager.default.removeItem(atPath: quarantineFile(key))
  }
}
