import Manuscript
import Zip

extension Finding {
  /// What a user can do about an archive that could not be written.
  init(_ error: any Error, writing path: String) {
    switch error {
    case ArchiveError.diskFull:
      self.init(
        .outputUnwritable, "no space is left to write \(path)", hint: "free some space, or write elsewhere")
    case ArchiveError.unwritable(let reason):
      self.init(
        .outputUnwritable, "\(path) cannot be written: \(reason)",
        hint: "check the folder and its permissions")
    case ArchiveError.unreadable(let image):
      self.init(.imageMissing, "\(image) was there and now cannot be read", severity: .error)
    case ArchiveError.failed(let reason):
      self.init(.outputUnwritable, "\(path) cannot be written: \(reason)")
    default:
      self.init(.outputUnwritable, "\(path) cannot be written: \(error)")
    }
  }
}
