import PDFDocuments

/// What the content of a page says about its structure.
struct ContentFacts {
  var page: Int
  /// What is painted in no marked content: how often, and the first operator.
  var unmarked = 0
  var firstUnmarked: String?
  /// The numbers of marked content, and those that stand twice.
  var numbers: Set<Int> = []
  var repeated: Set<Int> = []
  /// Artifacts within content of the structure, and the other way round.
  var artifactsInside = 0
  var taggedInArtifacts = 0
  /// Whether marked content is closed as often as it is opened.
  var isBalanced = true
  /// Whether anything is painted.
  var paints = false
  /// The device's own colours that are chosen, on the page and in forms that are first met there.
  var deviceSpaces: Set<String> = []
}

/// Reads the content of pages: marks, and which codes of which fonts are shown.
struct ContentReader {
  private let document: PDFDocument
  /// The codes that are shown of each font.
  private var codes: [PDFObjectID: Set<Int>] = [:]
  private var wide: [PDFObjectID: Bool] = [:]
  private var known: Set<PDFObjectID> = []

  init(_ document: PDFDocument) { self.document = document }

  /// The fonts that were shown, with the codes of each.
  func fonts() -> [FontFacts] {
    codes.keys.sorted().map { FontFacts($0, codes: codes[$0] ?? [], document) }
  }

  mutating func read(_ page: CheckedFile.Page) -> ContentFacts {
    var facts = ContentFacts(page: page.number)
    let resources = inherited("Resources", page.entries)
    if let content = document.content(ofPage: page.id) { read(content, resources, &facts, marks: true) }
    facts.deviceSpaces.formUnion(readForms(resources))
    return facts
  }

  private func inherited(_ key: String, _ page: PDFValue) -> PDFValue {
    var (node, steps) = (page, 0)
    while node[key].isNull, let parent = node["Parent"].reference, steps < 64 {
      (node, steps) = (document[parent], steps + 1)
    }
    return document.resolved(node[key])
  }

  /// Text within forms is text too; their marks are those of the place where they are drawn. The answer are the
  /// device's own colours that they choose.
  private mutating func readForms(_ resources: PDFValue) -> Set<String> {
    var deviceSpaces: Set<String> = []
    var waiting = [resources]
    while let next = waiting.popLast() {
      for (_, entry) in document.resolved(next["XObject"]).entries ?? [:] {
        guard let id = entry.reference, known.insert(id).inserted else { continue }
        let form = document[id]
        guard form["Subtype"].name == "Form", let content = document.stream(id) else { continue }
        var facts = ContentFacts(page: 0)
        let own = document.resolved(form["Resources"])
        read(content, own, &facts, marks: false)
        deviceSpaces.formUnion(facts.deviceSpaces)
        waiting.append(own)
      }
    }
    return deviceSpaces
  }

  private mutating func read(
    _ content: [UInt8], _ resources: PDFValue, _ facts: inout ContentFacts, marks: Bool
  ) {
    let fonts = document.resolved(resources["Font"]).entries ?? [:]
    let properties = document.resolved(resources["Properties"]).entries ?? [:]
    var stack: [Mark] = []
    var font: PDFObjectID?
    var state = facts
    content.withUnsafeBufferPointer { bytes in
      var scanner = ContentScanner(bytes)
      while let instruction = scanner.next() {
        let name = bytes[instruction.name]
        let operands = bytes[instruction.range.lowerBound..<instruction.name.lowerBound]
        if scanner.is(instruction.name, "Tf") {
          font = Operands.firstName(operands).flatMap { fonts[$0]?.reference }
        } else if scanner.is(instruction.name, "BDC") || scanner.is(instruction.name, "BMC") {
          stack.append(Mark(operands, properties, document))
          state.open(stack)
        } else if scanner.is(instruction.name, "EMC") {
          if stack.popLast() == nil { state.isBalanced = false }
        } else if let space = DeviceColor.space(name, operands) {
          state.deviceSpaces.insert(space)
        } else if PaintingOperator.contains(name) {
          state.paint(String(decoding: name, as: UTF8.self), stack)
          if name.first == UInt8(ascii: "T") || name.first == UInt8(ascii: "'")
            || name.first == UInt8(ascii: "\"")
          {
            if let font { note(Operands.strings(operands), of: font) }
          }
        }
      }
    }
    if !stack.isEmpty { state.isBalanced = false }
    facts = state
  }

  private mutating func note(_ strings: [[UInt8]], of font: PDFObjectID) {
    let isWide = wide[font] ?? (document[font]["Subtype"].name == "Type0")
    wide[font] = isWide
    for string in strings {
      if isWide {
        for index in stride(from: 0, to: string.count - 1, by: 2) {
          codes[font, default: []].insert(Int(string[index]) << 8 | Int(string[index + 1]))
        }
      } else {
        codes[font, default: []].formUnion(string.map(Int.init))
      }
    }
  }
}

/// Operators that choose colours (ISO 32000-1 table 74).
private enum DeviceColor {
  private static let direct = [
    "g": "DeviceGray", "G": "DeviceGray", "rg": "DeviceRGB", "RG": "DeviceRGB", "k": "DeviceCMYK",
    "K": "DeviceCMYK",
  ]

  /// The device's own colours that an operator chooses, if it does.
  static func space(_ name: Slice<UnsafeBufferPointer<UInt8>>, _ operands: Operands.Bytes) -> String? {
    guard name.count <= 2 else { return nil }
    let word = String(decoding: name, as: UTF8.self)
    if let space = direct[word] { return space }
    guard word == "cs" || word == "CS", let space = Operands.firstName(operands) else { return nil }
    return PDFValue.name(space).deviceSpaces.first
  }
}

/// A sequence of marked content.
struct Mark {
  var isArtifact: Bool
  /// Its number, where it belongs to the structure.
  var number: Int?

  init(
    _ operands: Slice<UnsafeBufferPointer<UInt8>>, _ properties: [String: PDFValue], _ document: PDFDocument
  ) {
    let names = Operands.names(operands)
    isArtifact = names.first == "Artifact"
    number = Operands.number(after: "/MCID", operands)
    if number == nil, names.count == 2, let list = properties[names[1]] {
      number = document.resolved(list)["MCID"].integer
    }
  }
}

extension ContentFacts {
  mutating func open(_ stack: [Mark]) {
    guard let last = stack.last else { return }
    let outer = stack.dropLast()
    if last.isArtifact, outer.contains(where: { $0.number != nil }) { artifactsInside += 1 }
    guard let number = last.number else { return }
    if outer.contains(where: \.isArtifact) { taggedInArtifacts += 1 }
    if !numbers.insert(number).inserted { repeated.insert(number) }
  }

  mutating func paint(_ name: String, _ stack: [Mark]) {
    paints = true
    if stack.contains(where: { $0.isArtifact || $0.number != nil }) { return }
    unmarked += 1
    firstUnmarked = firstUnmarked ?? name
  }
}
