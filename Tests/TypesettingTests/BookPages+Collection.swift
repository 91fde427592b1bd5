package import Typesetting

/// Tests look at pages again and again, and end where one cannot be had.
extension BookPages: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  // swift-format-ignore: NeverUseForceTry
  package subscript(index: Int) -> Page { try! page(at: index) }
}

extension SetBook: Equatable {
  package static func == (one: SetBook, other: SetBook) -> Bool {
    one.pages.elementsEqual(other.pages) && one.outline == other.outline && one.findings == other.findings
      && one.pageStarts == other.pageStarts
  }
}
