import Foundation
import TestSupport
import Themes

/// What qpdf's JSON says about a PDF file's navigation, as lines to compare.
struct QPDFFacts {
  /// `title → page`, indented by level.
  private(set) var outline: [String] = []
  /// The label of each page.
  private(set) var pageLabels: [String] = []
  /// `page: [x y width height] destination`, from the top left of a page of the test's size.
  private(set) var links: [String] = []
  private let objects: [String: Any]
  private let pages: [String]
  private let destinations: [String: String]

  init(_ url: URL) throws {
    let text = try Tool.run("qpdf", "--json=1", url.path).output
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
    objects = json["objects"] as? [String: Any] ?? [:]
    let pageFacts = json["pages"] as? [[String: Any]] ?? []
    pages = pageFacts.compactMap { $0["object"] as? String }
    destinations = QPDFFacts.destinations(objects)
    read(outline: json["outlines"] as? [[String: Any]] ?? [], depth: 0)
    read(labels: json["pagelabels"] as? [[String: Any]] ?? [])
    for (index, page) in pages.enumerated() { read(links: page, number: index + 1) }
  }

  private func object(_ value: Any?) -> Any? {
    guard let name = value as? String, name.hasSuffix(" R") else { return value }
    return objects[name]
  }

  private static func destinations(_ objects: [String: Any]) -> [String: String] {
    var found: [String: String] = [:]
    for case let dictionary as [String: Any] in objects.values {
      guard let names = dictionary["/Names"] as? [Any] else { continue }
      for index in stride(from: 0, to: names.count - 1, by: 2) {
        guard let name = names[index] as? String, let place = names[index + 1] as? [Any] else { continue }
        found[name] = place.first as? String
      }
    }
    return found
  }

  private func pageNumber(_ destination: Any?) -> String {
    let name = destination as? String ?? ""
    let page = destinations[name] ?? (destination as? [Any])?.first as? String ?? ""
    return pages.firstIndex(of: page).map { String($0 + 1) } ?? "nowhere"
  }

  private mutating func read(outline entries: [[String: Any]], depth: Int) {
    for entry in entries {
      let page = entry["destpageposfrom1"] as? Int ?? Int(pageNumber(entry["dest"])) ?? 0
      outline.append(String(repeating: "  ", count: depth) + "\(entry["title"] ?? "") → \(page)")
      read(outline: entry["kids"] as? [[String: Any]] ?? [], depth: depth + 1)
    }
  }

  /// Expands the ranges of labels (ISO 32000-1 §12.4.2).
  private mutating func read(labels ranges: [[String: Any]]) {
    for index in pages.indices {
      guard let range = ranges.last(where: { ($0["index"] as? Int ?? 0) <= index }),
        let label = object(range["label"]) as? [String: Any]
      else { continue }
      let number = (label["/St"] as? Int ?? 1) + index - (range["index"] as? Int ?? 0)
      pageLabels.append("\(label["/P"] as? String ?? "")\(label["/S"] == nil ? "" : String(number))")
    }
  }

  private mutating func read(links page: String, number: Int) {
    let annotations = object((objects[page] as? [String: Any])?["/Annots"]) as? [Any] ?? []
    for case let link as [String: Any] in annotations.map(object) {
      let box = (link["/Rect"] as? [NSNumber] ?? []).map(\.doubleValue)
      guard box.count == 4 else { continue }
      let place = [box[0], PageMaker.size.height - box[3], box[2] - box[0], box[3] - box[1]]
      let action = link["/A"] as? [String: Any]
      let target = action?["/URI"] as? String ?? "page \(pageNumber(link["/Dest"] ?? action?["/D"]))"
      links.append("\(number): [\(place.map { String(Int($0.rounded())) }.joined(separator: " "))] \(target)")
    }
  }
}
