import Foundation
import XMLDocuments
import Zip

/// A book as the requirements see it.
struct Book: Sendable {
  /// A content document.
  struct Document: Sendable {
    var path: String
    /// `nil` where it is not well-formed.
    var root: XMLElement?
    var problem: XMLProblem?
    var elements: [XMLElement]
  }

  /// An entry of the manifest.
  struct Item: Sendable {
    var id: String
    /// From the container's root.
    var path: String
    var mediaType: String
    var properties: Set<String>
    var line: Int
  }

  var header: LocalHeader?
  var entries: [ArchiveReader.Entry]
  var packagePath: String?
  var package: XMLElement?
  var items: [Item] = []
  /// In the order of the spine.
  var spine: [Document] = []
  var navigation: Document?
  var ncx: Document?
  /// The style sheets by their paths.
  var styles: [(path: String, text: String)] = []
  /// Documents that could not be unpacked.
  var unreadable: [String] = []

  /// All content documents: the spine, and the navigation where it is not in it.
  var documents: [Document] {
    guard let navigation, !spine.contains(where: { $0.path == navigation.path }) else { return spine }
    return spine + [navigation]
  }

  /// The largest document that is read.
  private static let largest = 64 << 20

  init(path: String) throws(ArchiveError) {
    let reader = try ArchiveReader(path: path)
    entries = reader.entries
    guard let handle = FileHandle(forReadingAtPath: path) else { throw .unreadable(path: path) }
    header = LocalHeader([UInt8](handle.readData(ofLength: 4096)))
    let places = Dictionary(
      entries.indices.map { (reader.entries[$0].path, $0) }, uniquingKeysWith: { first, _ in first })
    var unreadable: [String] = []
    func bytes(_ path: String) -> [UInt8]? {
      guard let index = places[path] else { return nil }
      do throws(ArchiveError) {
        return try reader.bytes(at: index, atMost: Book.largest)
      } catch {
        unreadable.append(path)
        return nil
      }
    }
    func document(_ path: String) -> Document? { bytes(path).map { Document(path, $0) } }

    let container = document("META-INF/container.xml")?.root
    packagePath = container?.all("rootfile").first?["full-path"]
    defer { self.unreadable = unreadable }
    guard let packagePath, let package = document(packagePath)?.root else { return }
    self.package = package
    items = package.all("item").map { Item($0, in: packagePath) }
    let byID = Dictionary(items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    spine = package.all("itemref").compactMap { byID[$0["idref"] ?? ""] }
      .filter { $0.mediaType == "application/xhtml+xml" }.compactMap { document($0.path) }
    navigation = items.first { $0.properties.contains("nav") }.flatMap { document($0.path) }
    ncx = items.first { $0.mediaType == "application/x-dtbncx+xml" }.flatMap { document($0.path) }
    styles = items.filter { $0.mediaType == "text/css" }.compactMap { item in
      bytes(item.path).map { (item.path, String(decoding: $0, as: UTF8.self)) }
    }
  }
}

extension Book.Document {
  init(_ path: String, _ bytes: [UInt8]) {
    self.path = path
    do throws(XMLProblem) {
      root = try parseXML(bytes)
    } catch {
      problem = error
    }
    elements = root?.all ?? []
  }

  /// Elements of some names with their places.
  func places(_ names: String...) -> [Place] {
    elements.filter { names.contains($0.name) }.map { Place(path: path, element: $0) }
  }

  /// The path of a reference from here, and its fragment; `nil` where it leads out of the book.
  func target(_ reference: String) -> (path: String, fragment: String?)? {
    Reference.resolve(reference, from: path)
  }
}

extension Book.Item {
  fileprivate init(_ element: XMLElement, in package: String) {
    id = element["id"] ?? ""
    path = Reference.resolve(element["href"] ?? "", from: package)?.path ?? ""
    mediaType = element["media-type"] ?? ""
    properties = Set((element["properties"] ?? "").split(separator: " ").map(String.init))
    line = element.line
  }
}

/// An element with its place in the book.
struct Place: Sendable {
  var path: String
  var element: XMLElement

  /// Such as `EPUB/c1.xhtml:12, img`.
  var text: String { "\(path):\(element.line), \(element.name)" }
}
