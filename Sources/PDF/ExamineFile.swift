import Foundation
package import Manuscript

/// Reads a PDF again and checks that it is whole: header and trailer are there, every object stands where the
/// cross-reference table says (ISO 32000-2 §7.5), and the page tree has the pages that were painted.
///
/// - Throws: a finding `output-invalid`.
package func examineFile(_ path: String, pages: Int?) throws(Finding) {
  do throws(PDFFault) {
    guard let data = try? Data(contentsOf: URL(filePath: path), options: .mappedIfSafe) else {
      throw PDFFault("it cannot be read again")
    }
    let count = try PDFObjects(data).pageCount()
    if let pages, pages != count { throw PDFFault("it has \(count) pages and not \(pages)") }
  } catch {
    throw Finding(
      .outputInvalid, "\(path) is not a whole PDF: \(error.problem)",
      hint: "try again; if it stays, report it")
  }
}

/// What is wrong with a PDF.
private struct PDFFault: Error {
  var problem: String
  init(_ problem: String) { self.problem = problem }
}

/// The objects of a PDF, as its cross-reference table lists them.
private struct PDFObjects {
  private let data: Data
  private var offsets: [Int: Int] = [:]
  private let root: Int

  /// Reads header, trailer and table, and looks for every object.
  init(_ data: Data) throws(PDFFault) {
    self.data = data
    guard data.prefix(7) == Data("%PDF-1.".utf8) else { throw PDFFault("its header is missing") }
    let tail = String(decoding: data.suffix(1024), as: UTF8.self)
    guard tail.hasSuffix("%%EOF\n") || tail.hasSuffix("%%EOF") else { throw PDFFault("its end is missing") }
    let words = tail.split { $0.isWhitespace }
    guard let mark = words.lastIndex(of: "startxref"), words.indices.contains(mark + 1),
      let table = Int(words[mark + 1]), let rootMark = words.lastIndex(of: "/Root"),
      words.indices.contains(rootMark + 1), let root = Int(words[rootMark + 1])
    else { throw PDFFault("its trailer is incomplete") }
    self.root = root
    try readTable(at: table)
    for (number, offset) in offsets {
      guard text(at: offset, 24).hasPrefix("\(number) 0 obj") else {
        throw PDFFault("object \(number) is not in its place")
      }
    }
  }

  /// `xref`, `0 851`, and a line of 20 bytes for each object.
  private mutating func readTable(at start: Int) throws(PDFFault) {
    let head = text(at: start, 64).split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
    guard head.count == 3, head[0] == "xref",
      let count = head[1].split(separator: " ").last.flatMap({ Int($0) })
    else { throw PDFFault("its cross-reference table is missing") }
    let first = start + head[0].utf8.count + head[1].utf8.count + 2
    for number in 0..<count {
      let line = text(at: first + number * 20, 18)
      guard line.utf8.count == 18, let offset = Int(line.prefix(10)) else {
        throw PDFFault("its cross-reference table is incomplete")
      }
      if line.hasSuffix("n") { offsets[number] = offset }
    }
  }

  /// What the page tree says of the number of its pages.
  func pageCount() throws(PDFFault) -> Int {
    guard let tree = number(after: "/Pages", inObject: root),
      let count = number(after: "/Count", inObject: tree)
    else { throw PDFFault("its page tree is missing") }
    return count
  }

  private func number(after key: String, inObject object: Int) -> Int? {
    guard let offset = offsets[object] else { return nil }
    let end = data[(data.startIndex + offset)...].range(of: Data("endobj".utf8))?.lowerBound ?? data.endIndex
    let words = String(decoding: data[(data.startIndex + offset)..<end], as: UTF8.self).split {
      $0.isWhitespace
    }
    guard let mark = words.firstIndex(of: Substring(key)), words.indices.contains(mark + 1) else {
      return nil
    }
    return Int(words[mark + 1])
  }

  private func text(at offset: Int, _ count: Int) -> String {
    guard offset >= 0, offset < data.count else { return "" }
    return String(decoding: data[(data.startIndex + offset)...].prefix(count), as: UTF8.self)
  }
}
