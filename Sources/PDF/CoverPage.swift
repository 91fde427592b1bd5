import Covers
import Manuscript
import Resources
import Themes
import Typesetting

/// Makes the page that stands before all others.
struct CoverPage {
  let publication: Publication
  let theme: Theme
  let images: ImageLibrary

  init(_ publication: Publication, theme: Theme, images: ImageLibrary) {
    self.publication = publication
    self.theme = theme
    self.images = images
  }

  /// The cover as the publication wants it; `nil` if it wants none. Where the user's picture cannot be had (for
  /// which there is a finding) the theme's cover stands.
  func page(_ setter: any ParagraphSetter) throws(Finding) -> Page? {
    let bleed = theme.page.bleed
    let (width, height) = (theme.page.size.width + 2 * bleed, theme.page.size.height + 2 * bleed)
    let area = Rect(x: -bleed, y: -bleed, width: width, height: height)
    switch publication.cover {
    case .none: return nil
    case .image(let id):
      if let image = images[id] { return page(.image(id, CoverPage.fitted(image, area))) }
    case .drawn: break
    }
    let svg = try CoverMaker.svg(
      for: publication, theme: theme, width: width, height: height, setter: setter)
    return page(.drawing(svg: svg, area))
  }

  /// Its label is ASCII in every language: not every reader decodes others.
  private func page(_ item: FrameItem) -> Page {
    Page(
      size: theme.page.size, label: "Cover", master: .cover,
      frames: [Frame(region: .cover, items: [.element(figure), item, .element(nil)])])
  }

  /// Its words say what all covers say.
  private var figure: StructureElement {
    let names = publication.metadata.creators.map(\.name)
    return StructureElement(
      .figure, language: publication.metadata.language,
      alternative: ([publication.metadata.title] + names).joined(separator: " · "))
  }

  /// As large as the area allows, in proportion and in the middle.
  private static func fitted(_ image: ImageResource, _ area: Rect) -> Rect {
    let scale = min(area.width / max(image.width, 1), area.height / max(image.height, 1))
    let (width, height) = (image.width * scale, image.height * scale)
    return Rect(
      x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width: width,
      height: height)
  }
}
