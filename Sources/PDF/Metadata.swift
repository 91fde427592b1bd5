import Manuscript
import PangoCairo

extension PDFInformation {
  /// The document information of a publication.
  init(_ metadata: Metadata, options: PDFOptions) {
    var created = options.created
    created.hasTime = true
    self.init(
      title: metadata.title, author: metadata.creators.map(\.name).joined(separator: ", "),
      subject: metadata.description ?? metadata.subtitle ?? "",
      keywords: metadata.subjects.joined(separator: ", "), creator: options.generator,
      created: created.iso8601, modified: created.iso8601)
  }
}
