// A publication made by hand: its characters by block, and its dump.
import Manuscript

/// Counts the characters of paragraphs and the pieces of code.
struct Counter: Walker {
  var characters = 0
  var codes = 0

  mutating func visit(_ inline: Inline) {
    switch inline {
    case .text(let text): characters += text.count
    case .code: codes += 1
    default: walkChildren(of: inline)
    }
  }
}

@main struct CountWords {
  static func main() {
    let chapter = Chapter(
      id: ChapterID("ferry"), title: "渡口",
      blocks: [
        .heading(Heading(level: 2, [.text("清晨")])),
        .paragraph(
          Paragraph([.text("第一班船在"), .strong([.text("六点")]), .text("开，时刻由"), .code("cron"), .text("记着。")])),
      ])
    let publication = Publication(
      metadata: Metadata(title: "水边", language: .zhHans), parts: [Part(chapters: [chapter])])
    var counter = Counter()
    counter.walk(publication)
    print("\(counter.characters) characters, \(counter.codes) code")
    print(ManuscriptDump.text(of: publication), terminator: "")
  }
}
