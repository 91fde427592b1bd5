import Manuscript
import PangoCairo

extension PDFInformation {
  /// The document information of a publication.
  init(_ metadata: Metadata, options: PDFOptions) {
    var created = options.created
    created.hasTime = true
    self.init(
      title: metadata.title, author: Wording.names(metadata.creators.map(\.name), in: metadata.language),
      subject: metadata.description ?? metadata.subtitle ?? "",
      keywords: metadata.subjects.joined(separator: ", "), creator: options.generator,
      created: created.iso8601, modified: created.iso8601)
  }
}
