import PDFDocuments
import Themes
import Typesetting

/// The sheet that a page is printed on before it is cut: larger than the page by the bleed, and by room for crop marks.
struct PressSheet: Equatable {
  /// How far what is cut off reaches over the edges of the page, in points.
  var bleed = 0.0
  var hasMarks = false

  /// A mark is so long, and so far from what is printed.
  private static let mark = 15.0
  private static let gap = 6.0
  private static let stroke = 0.25

  /// What the sheet is larger than the page on each side, in points.
  var margin: Double { bleed + (hasMarks ? PressSheet.gap + PressSheet.mark : 0) }

  /// The page on its sheet.
  func callAsFunction(_ page: Page) -> Page {
    guard margin > 0 else { return page }
    var sheet = page
    sheet.size = size(page.size)
    for index in sheet.frames.indices {
      sheet.frames[index].items = sheet.frames[index].items.map { $0.moved(x: margin, y: margin) }
      for link in sheet.frames[index].links.indices {
        let rect = sheet.frames[index].links[link].rect
        sheet.frames[index].links[link].rect = rect.moved(x: margin, y: margin)
      }
    }
    for index in sheet.targets.indices {
      sheet.targets[index].position.x += margin
      sheet.targets[index].position.y += margin
    }
    if hasMarks { sheet.frames.append(Frame(region: .decoration, items: marks(around: page.size))) }
    return sheet
  }

  /// Two strokes at each corner, in line with the edges of the page.
  private func marks(around size: PageSize) -> [FrameItem] {
    let (stroke, mark) = (PressSheet.stroke, PressSheet.mark)
    let xs = [margin, margin + size.width]
    let ys = [margin, margin + size.height]
    let upright = xs.flatMap { x in
      [0, size.height + 2 * margin - mark].map { Rect(x: x - stroke / 2, y: $0, width: stroke, height: mark) }
    }
    let level = ys.flatMap { y in
      [0, size.width + 2 * margin - mark].map { Rect(x: $0, y: y - stroke / 2, width: mark, height: stroke) }
    }
    return (upright + level).map { .fill($0, .black) }
  }

  /// How large the sheet of a page is.
  func size(_ page: PageSize) -> PageSize {
    PageSize(width: page.width + 2 * margin, height: page.height + 2 * margin)
  }

  /// What of the sheet is the page, and what is printed over its edges (ISO 32000-1 §14.11.2).
  func boxes(of page: PageSize) -> [String: PDFValue] {
    guard margin > 0 else { return [:] }
    let sheet = size(page)
    let box = { (inset: Double) -> PDFValue in
      .numbers([inset, inset, sheet.width - inset, sheet.height - inset])
    }
    return ["TrimBox": box(margin), "BleedBox": box(margin - bleed)]
  }
}

/// How a page of the file is measured and shown.
struct PageBoxes {
  /// All of it, in points.
  var sheet: PageSize
  var others: [String: PDFValue] = [:]
  /// By how many degrees viewers turn it, clockwise.
  var rotation = 0

  var height: Double { sheet.height }

  /// What the page says of it besides its size.
  var entries: [String: PDFValue] {
    var entries = others
    if rotation != 0 { entries["Rotate"] = .integer(rotation) }
    return entries
  }
}
