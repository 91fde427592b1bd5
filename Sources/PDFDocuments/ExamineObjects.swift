extension ObjectReader {
  /// Reads every object once: each must stand where the file says, and be whole. Of streams only those of objects are
  /// inflated.
  package func examine() throws(PDFError) {
    var contained: [Int: [Int]] = [:]
    for (number, place) in places.enumerated() {
      if case .stream(let stream, let index) = place {
        // Numbers of a stream need not come in the order of their places.
        contained[stream, default: []].append(index << 32 | number)
      }
    }
    for (number, place) in places.enumerated() {
      guard case .file = place, let stored = try object(number) else { continue }
      guard let value = stored.value else { throw PDFError(problem: "object \(number) cannot be read") }
      guard value["Type"].name == "ObjStm" else { continue }
      let expected = (contained.removeValue(forKey: number) ?? []).sorted().map { $0 & 0xFFFF_FFFF }
      let stream = try self.contained(number)
      guard stream.numbers == expected, stream.isWhole else {
        throw PDFError(problem: "object \(number) has not the objects that it should have")
      }
    }
    if let missing = contained.keys.min() { throw PDFError(problem: "object \(missing) is missing") }
  }

  /// How many pages the page tree has.
  package func pageCount() throws(PDFError) -> Int {
    guard let root = trailer["Root"].reference,
      let tree = try value(root.number)["Pages"].reference,
      let kids = try value(tree.number)["Kids"].array
    else { throw PDFError(problem: "it has no pages") }
    for kid in kids {
      guard let page = kid.reference, places.indices.contains(page.number), places[page.number] != .free
      else {
        throw PDFError(problem: "a page is missing")
      }
    }
    return kids.count
  }
}
