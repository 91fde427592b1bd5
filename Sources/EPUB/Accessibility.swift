import Manuscript

/// What the package document says about accessibility (EPUB Accessibility 1.1 §2.2): derived from what
/// the book holds, and never more than is true.
struct Accessibility: Sendable {
  /// The senses that are needed for all of the content.
  let modes: [String]
  /// Sets of senses each of which is enough.
  let sufficientModes: [String]
  let features: [String]
  let hazards: [String]
  let summary: String

  init(_ facts: ContentFacts, language: Language) {
    let hasImages = !facts.images.isEmpty
    let isText = !facts.lacksAlternatives
    modes = hasImages ? ["textual", "visual"] : ["textual"]
    sufficientModes = isText ? ["textual"] : ["textual,visual"]
    features = [
      ("tableOfContents", true), ("readingOrder", true), ("displayTransformability", true),
      ("structuralNavigation", true), ("alternativeText", hasImages && isText), ("latex", facts.hasTeX),
      ("rubyAnnotations", facts.hasRuby), ("pageNavigation", facts.hasPageBreaks),
      ("pageBreakMarkers", facts.hasPageBreaks),
    ].filter(\.1).map(\.0)
    hazards = facts.mayMove ? ["unknown"] : ["none"]
    let words = AccessibilityWording(language)
    summary = words.structure + (hasImages ? (isText ? words.described : words.notDescribed) : words.noImages)
  }
}

/// The sentences of the summary in the language of the book.
private struct AccessibilityWording {
  let structure: String
  let described: String
  let notDescribed: String
  let noImages: String

  init(_ language: Language) {
    switch language.primary {
    case "zh": self = language.isTraditionalChinese ? .zhHant : .zhHans
    case "ja": self = .japanese
    case "ko": self = .korean
    default: self = .english
    }
  }

  init(structure: String, described: String, notDescribed: String, noImages: String) {
    self.structure = structure
    self.described = described
    self.notDescribed = notDescribed
    self.noImages = noImages
  }

  private static let zhHans = AccessibilityWording(
    structure: "本书为可重排文本，字体、字号与颜色可由读者调整，并有目录和层次分明的标题。", described: "图片均有替代文字。",
    notDescribed: "部分图片没有替代文字。", noImages: "书中没有图片。")
  private static let zhHant = AccessibilityWording(
    structure: "本書為可重排文字，字型、字級與顏色可由讀者調整，並有目錄和層次分明的標題。", described: "圖片均有替代文字。",
    notDescribed: "部分圖片沒有替代文字。", noImages: "書中沒有圖片。")
  private static let japanese = AccessibilityWording(
    structure: "本書はリフロー型で、書体・文字の大きさ・色を変更でき、目次と見出しの階層があります。",
    described: "画像にはすべて代替テキストがあります。", notDescribed: "代替テキストのない画像があります。", noImages: "画像はありません。")
  private static let korean = AccessibilityWording(
    structure: "이 책은 재배열 가능한 텍스트로, 글꼴과 크기와 색을 바꿀 수 있으며 차례와 단계별 제목이 있습니다. ",
    described: "모든 그림에 대체 텍스트가 있습니다.", notDescribed: "대체 텍스트가 없는 그림이 있습니다.", noImages: "그림은 없습니다.")
  private static let english = AccessibilityWording(
    structure: "Reflowable text of which font, size and colours can be changed, with contents and headings. ",
    described: "All images have alternative text.", notDescribed: "Some images have no alternative text.",
    noImages: "There are no images.")
}
