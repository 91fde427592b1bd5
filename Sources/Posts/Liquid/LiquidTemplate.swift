/// A template as a tree: text, outputs, tags, and blocks with their branches.
struct LiquidTemplate: Sendable {
  indirect enum Node: Sendable {
    case text(Range<Int>)
    case output(LiquidToken)
    case tag(LiquidToken)
    case block(Block)
  }

  /// `if … elsif … else … endif`: each branch begins with a tag, the first one with that of the block.
  struct Block: Sendable {
    var branches: [Branch]
    /// Where the tag that ends it begins.
    var end: Int
  }

  struct Branch: Sendable {
    var tag: LiquidToken
    var nodes: [Node] = []
  }

  let source: [UInt8]
  private(set) var nodes: [Node] = []
}

/// The blocks whose end must be known. Others that are not known need none: their tags go, the text stays.
private let blockNames: Set<String> = [
  "if", "unless", "case", "for", "tablerow", "capture", "highlight", "codeblock", "code", "blockquote",
  "quote", "pullquote", "note", "folding", "cq", "centerquote",
]
private let branchNames: Set<String> = ["else", "elsif", "when"]

extension LiquidTemplate {
  /// Parses a template.
  ///
  /// - Parameters:
  ///   - source: the text.
  ///   - leavesCode: whether Markdown code is text; Jekyll itself looks into it.
  init(_ source: [UInt8], leavesCode: Bool) {
    var parser = LiquidParser(source: source, regions: leavesCode ? sourceRegions(source) : nil)
    parser.run()
    self.source = source
    nodes = parser.finish()
  }
}

private struct LiquidParser {
  let source: [UInt8]
  var regions: SourceRegions?
  /// The branches of all open blocks; the first one is that of the whole template.
  private var open: [LiquidTemplate.Block]
  private var position = 0
  /// Names of blocks of which no end was found once: there is none further on.
  private var endless: Set<String> = []
  /// How often the code behind a block was looked for anew.
  private var looks = 0

  init(source: [UInt8], regions: SourceRegions?) {
    self.source = source
    self.regions = regions
    let root = LiquidTemplate.Branch(tag: LiquidToken(name: ""))
    open = [LiquidTemplate.Block(branches: [root], end: source.count)]
  }

  mutating func run() {
    var search = 0
    while let token = LiquidToken(source, from: search) {
      search = token.range.upperBound
      if regions?.isCode(token.range.lowerBound) == true {
        if token.name == "raw" || token.name == "endraw" { text(before: token) }
        continue
      }
      text(before: token)
      take(token)
      search = max(search, position)
    }
    text(through: source.count)
  }

  /// Blocks that never end are none: their tags stand alone.
  mutating func finish() -> [LiquidTemplate.Node] {
    while open.count > 1, let block = open.popLast() {
      for branch in block.branches {
        add(.tag(branch.tag))
        for node in branch.nodes { add(node) }
      }
    }
    return open[0].branches[0].nodes
  }

  private mutating func take(_ token: LiquidToken) {
    guard token.isTag else { return add(.output(token)) }
    let name = token.name
    let block = open[open.count - 1].branches[0].tag.name
    if name == "raw" || name == "comment" {
      verbatim(token)
    } else if blockNames.contains(name), open.count <= LiquidLimits.nesting, hasEnd(token) {
      open.append(LiquidTemplate.Block(branches: [LiquidTemplate.Branch(tag: token)], end: 0))
    } else if branchNames.contains(name), open.count > 1 {
      open[open.count - 1].branches.append(LiquidTemplate.Branch(tag: token))
    } else if open.count > 1, name == "end" + block, var ended = open.popLast() {
      ended.end = token.range.lowerBound
      add(.block(ended))
      findCodeAnew()
    } else {
      add(.tag(token))
    }
  }

  /// Quotations and code are blocks in Hexo only if they end.
  private mutating func hasEnd(_ token: LiquidToken) -> Bool {
    let isOfHexo = ["code", "quote", "blockquote", "pullquote", "note", "folding", "cq", "centerquote"]
      .contains(
        token.name)
    return !isOfHexo || end(of: token) != nil
  }

  private mutating func end(of token: LiquidToken) -> LiquidToken? {
    if endless.contains(token.name) { return nil }
    let end = LiquidToken(source, from: position, named: "end" + token.name)
    if end == nil { endless.insert(token.name) }
    return end
  }

  private mutating func verbatim(_ token: LiquidToken) {
    guard let end = end(of: token) else { return add(.tag(token)) }
    if token.name == "raw" {
      text(through: end.range.lowerBound)
    }
    position = end.range.upperBound
    findCodeAnew()
    if end.trims.after { skipSpace() }
  }

  /// A mark within a block may have begun code that goes on behind it, where it is none. A text with fifty
  /// of them is not worth more looks.
  private mutating func findCodeAnew() {
    guard let regions, regions.skip(position) != nil, looks < 50 else { return }
    looks += 1
    self.regions = sourceRegions(source, from: position)
  }

  private mutating func text(before token: LiquidToken) {
    var end = token.range.lowerBound
    if token.trims.before { while end > position, source[end - 1].isHTMLSpace { end -= 1 } }
    text(through: end)
    position = token.range.upperBound
    if token.trims.after { skipSpace() }
  }

  private mutating func skipSpace() {
    while position < source.count, source[position].isHTMLSpace { position += 1 }
  }

  private mutating func text(through end: Int) {
    guard end > position else { return }
    add(.text(position..<end))
    position = end
  }

  private mutating func add(_ node: LiquidTemplate.Node) {
    let last = open.count - 1
    open[last].branches[open[last].branches.count - 1].nodes.append(node)
  }
}
