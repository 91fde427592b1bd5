package import Manuscript
import Zip

/// Reads an EPUB again and checks that it is whole: the OCF container begins with `mimetype`, not compressed
/// (EPUB 3.3 §4.2.2), every entry has its checksum, and the package document is there.
///
/// - Throws: a finding `output-invalid`.
package func examineContainer(_ path: String) throws(Finding) {
  func invalid(_ problem: String) -> Finding {
    Finding(
      .outputInvalid, "\(path) is not a whole EPUB: \(problem)", hint: "try again; if it stays, report it")
  }
  let entries: [(path: String, method: ArchiveEntry.Method)]
  do throws(ArchiveError) {
    entries = try Archive.examine(path)
  } catch {
    if case .failed(let reason) = error { throw invalid(reason) }
    throw invalid("\(error)")
  }
  guard let first = entries.first, first.path == "mimetype", first.method == .stored else {
    throw invalid("its first entry is not the media type")
  }
  let missing = ["META-INF/container.xml", Container.folder + Container.packageDocument].first { name in
    !entries.contains { $0.path == name }
  }
  if let missing { throw invalid("\(missing) is missing") }
}
