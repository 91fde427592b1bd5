import Foundation
import Manuscript
import Posts

extension Export {
  /// What the reader of posts is told.
  var readingOptions: ReadingOptions {
    var result = ReadingOptions()
    options.metadata.apply(to: &result)
    options.selection.apply(to: &result)
    options.dialect.apply(to: &result)
    options.drop.apply(to: &result)
    result.jobs = jobs
    result.now = environment.now()
    return result
  }

  /// The publication with the cover that the user wants.
  func covered(_ publication: Publication) throws(Failure) -> Publication {
    var result = publication
    options.metadata.complete(&result.metadata)
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
