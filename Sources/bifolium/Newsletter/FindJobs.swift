import Foundation
import Manuscript
import Newsletters

/// A job file, and what is known of it before its run.
struct FoundJob: Sendable {
  /// The path as it was named.
  var path: String
  /// The job, or what is wrong with the file.
  var job: Result<Job, JobError>
}

/// The job files that a command line names; a folder stands for the `.yml` and `.yaml` files in it, by name.
///
/// - Throws: what keeps all of them from being run, such as two jobs of one name.
func findJobs(_ names: [String]) throws(Failure) -> [FoundJob] {
  var paths: [String] = []
  for name in names { paths += try jobFiles(name) }
  let jobs = paths.map { path -> FoundJob in
    FoundJob(path: path, job: Result { () throws(JobError) in try JobLoader().load(path) })
  }
  let repeated = findRepeated(jobs.compactMap { try? $0.job.get() })
  if !repeated.isEmpty { throw Failure(.usage, repeated) }
  return jobs
}

private func jobFiles(_ name: String) throws(Failure) -> [String] {
  var isFolder: ObjCBool = false
  guard FileManager.default.fileExists(atPath: name, isDirectory: &isFolder), isFolder.boolValue else {
    return [name]
  }
  let folder = name.hasSuffix("/") ? String(name.dropLast()) : name
  guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
    throw Failure(.unreadable, [Finding(.sourceUnreadable, "\(folder) cannot be read")])
  }
  let files = names.filter { !$0.hasPrefix(".") && ($0.hasSuffix(".yml") || $0.hasSuffix(".yaml")) }.sorted()
  guard !files.isEmpty else {
    throw Failure(
      .usage, [Finding(.sourceEmpty, "\(folder) holds no job file", hint: "job files end in .yml")])
  }
  return files.map { folder + "/" + $0 }
}
