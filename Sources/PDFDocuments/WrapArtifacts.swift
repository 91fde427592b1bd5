/// Makes content streams whole in the sense of Tagged PDF: what stands between two marks becomes marked content with
/// the name of its element, and whatever else paints an artifact (PDF/UA-1 §7.1).
package enum WrapArtifacts {
  /// The stream without its marks, with `roles[n]` as the tag of marked content number n. Nothing else changes.
  package static func run(_ content: [UInt8], roles: [String]) -> [UInt8] {
    content.withUnsafeBufferPointer { bytes in
      var wrapping = Wrapping(bytes, roles)
      wrapping.run()
      return wrapping.output
    }
  }
}

private struct Wrapping {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let roles: [String]
  private(set) var output: [UInt8] = []
  /// Where the stretch begins that is not yet written, and whether it paints.
  private var start = 0
  private var paints = false
  /// How many elements have begun, and whether one is open.
  private var count = 0
  private var isOpen = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ roles: [String]) {
    self.bytes = bytes
    self.roles = roles
    output.reserveCapacity(bytes.count + 256)
  }

  mutating func run() {
    var scanner = ContentScanner(bytes)
    while let instruction = scanner.next() {
      if let mark = mark(instruction, scanner) {
        // The path is followed by the operator that fills it.
        guard let fill = scanner.next() else { break }
        meet(mark, from: instruction.range.lowerBound, to: fill.range.upperBound)
      } else if !isOpen, !paints {
        paints = instruction.name.count < 3 && PaintingOperator.contains(bytes[instruction.name])
      }
    }
    endStretch(at: bytes.count)
    if isOpen { output += "\nEMC\n".utf8 }
  }

  private func mark(_ instruction: ContentScanner.Instruction, _ scanner: ContentScanner) -> ContentMark? {
    guard scanner.is(instruction.name, "re") else { return nil }
    return ContentMark.allCases.first { scanner.is(instruction.range, $0.path) }
  }

  /// Marks that contradict each other can only come of a drawing within the page: they mark nothing.
  private mutating func meet(_ mark: ContentMark, from: Int, to: Int) {
    guard isOpen == (mark == .end), isOpen || count < roles.count else { return paints = paints || !isOpen }
    endStretch(at: from)
    if isOpen {
      output += "EMC".utf8
    } else {
      output += "/\(roles[count]) <</MCID \(count)>> BDC".utf8
      count += 1
    }
    isOpen.toggle()
    (start, paints) = (to, false)
  }

  private mutating func endStretch(at end: Int) {
    if paints {
      output += "\n/Artifact BMC\n".utf8
      output += bytes[start..<end]
      output += "\nEMC\n".utf8
    } else {
      output += bytes[start..<end]
    }
  }
}
