/// Makes content streams whole in the sense of Tagged PDF: what stands in no marked content that belongs to the
/// structure becomes an artifact (PDF/UA-1 §7.1), and marked content gets the name of its element.
package enum WrapArtifacts {
  /// The stream, with `roles[n]` as the tag of marked content number n. Nothing else changes.
  package static func run(_ content: [UInt8], roles: [String]) -> [UInt8] {
    content.withUnsafeBufferPointer { bytes in
      var wrapping = Wrapping(bytes)
      wrapping.run(roles)
      return wrapping.output
    }
  }
}

private struct Wrapping {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var output: [UInt8] = []
  /// Where the stretch begins that belongs to no element, and whether it paints.
  private var start = 0
  private var paints = false
  /// Open sequences: those of the structure, and all others in the stretch, such as the text of a ligature.
  private var depth = 0
  private var inner = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    output.reserveCapacity(bytes.count + 256)
  }

  mutating func run(_ roles: [String]) {
    var scanner = ContentScanner(bytes)
    while let instruction = scanner.next() {
      if scanner.is(instruction.name, "BDC") || scanner.is(instruction.name, "BMC") {
        open(instruction.range, roles)
      } else if scanner.is(instruction.name, "EMC") {
        close(instruction.range)
      } else if depth == 0, !paints {
        paints = instruction.name.count < 3 && PaintingOperator.contains(bytes[instruction.name])
      }
    }
    if depth == 0 { endStretch(at: bytes.count) } else { output += bytes[start...] }
  }

  private mutating func open(_ range: Range<Int>, _ roles: [String]) {
    if depth > 0 { return depth += 1 }
    guard let number = number(range) else { return inner += 1 }
    endStretch(at: range.lowerBound)
    let role = number < roles.count ? roles[number] : "Span"
    output += "/\(role) <</MCID \(number)>> BDC".utf8
    start = range.upperBound
    depth = 1
  }

  private mutating func close(_ range: Range<Int>) {
    if depth == 0 { return inner = max(0, inner - 1) }
    depth -= 1
    guard depth == 0 else { return }
    output += bytes[start..<range.upperBound]
    (start, paints) = (range.upperBound, false)
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

  /// The number behind /MCID; `nil` for sequences without one.
  private func number(_ range: Range<Int>) -> Int? {
    let key = Array("/MCID".utf8)
    guard range.count > key.count else { return nil }
    for index in range.lowerBound..<range.upperBound - key.count
    where bytes[index..<index + key.count].elementsEqual(key) {
      let digits = bytes[(index + key.count)..<range.upperBound].drop { $0 == 32 || $0 == 10 || $0 == 13 }
        .prefix { $0 >= 48 && $0 <= 57 }
      return digits.isEmpty ? nil : digits.reduce(0) { $0 &* 10 &+ Int($1 - 48) }
    }
    return nil
  }
}
