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

  /// How many pages the page tree has, counted at its leaves.
  package func pageCount() throws(PDFError) -> Int {
    guard let root = trailer["Root"].reference, let tree = try value(root.number)["Pages"].reference else {
      throw PDFError(problem: "it has no pages")
    }
    return try pages(below: tree, levels: 4)
  }

  private func pages(below id: PDFObjectID, levels: Int) throws(PDFError) -> Int {
    let node = try value(id.number)
    guard let kids = node["Kids"].array?.compactMap(\.reference), levels > 0 else {
      throw PDFError(problem: "\(id) is no node of the page tree")
    }
    // Only the first kid is asked what it is: the pages of a node are of one kind, and there are many of them.
    let hasPages = try kids.first.map { kid throws(PDFError) in try value(kid.number)["Kids"].isNull } ?? true
    if !hasPages {
      var count = 0
      for kid in kids { count += try pages(below: kid, levels: levels - 1) }
      return count
    }
    for kid in kids where !places.indices.contains(kid.number) || places[kid.number] == .free {
      throw PDFError(problem: "\(kid) is missing, a page")
    }
    return kids.count
  }
}
