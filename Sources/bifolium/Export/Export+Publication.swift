import Foundation
import Manuscript
import Posts

extension Export {
  /// The publication as the user wants it called and covered.
  func adjusted(_ publication: Publication) throws(Failure) -> Publication {
    var result = publication
    result.metadata = options.metadata.applied(to: publication.metadata)
    switch options.books.cover {
    case nil: break
    case "none": result.cover = .none
    case let path?:
      guard FileManager.default.isReadableFile(atPath: path) else {
        throw Failure(
          .usage, [Finding(.imageMissing, "the cover \(path) cannot be read", severity: .error)])
      }
      let id = ResourceID("cover")
      result.cover = .image(id)
      result.resources[id] = .file(path)
    }
    return result
  }
}
