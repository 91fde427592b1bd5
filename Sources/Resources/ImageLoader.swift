package import Manuscript

/// Brings the pictures of a publication to hand: read → identify → measure → clean or convert → digest, each
/// picture by itself and several at a time.
package struct ImageLoader: Sendable {
  private let jobs: Int

  /// A loader that works on `jobs` pictures at a time.
  package init(jobs: Int) { self.jobs = max(jobs, 1) }

  /// Loads every picture of a publication; findings come in reading order, at the first place that shows it.
  package func load(_ publication: Publication, progress: Tally.Listener? = nil) async -> (
    ImageLibrary, [Finding]
  ) {
    let mentions = ImageMentions(publication)
    let unmentioned = publication.resources.keys.filter { mentions.places[$0] == nil }.sorted()
    return await load(
      (mentions.order + unmentioned).map { id in
        ImageOrder(id: id, origin: publication.resources[id], place: mentions.places[id] ?? nil)
      }, progress)
  }

  /// Loads `resources`; findings come in the order of the names, at the `places` given.
  package func load(
    _ resources: [ResourceID: ResourceOrigin], places: [ResourceID: SourcePlace]
  ) async -> (ImageLibrary, [Finding]) {
    await load(resources.keys.sorted().map { ImageOrder(id: $0, origin: resources[$0], place: places[$0]) })
  }

  private func load(_ orders: [ImageOrder], _ progress: Tally.Listener? = nil) async -> (
    ImageLibrary, [Finding]
  ) {
    let tally = Tally(of: orders.count, progress)
    let results = await withTaskGroup(of: (Int, LoadedImage).self) { group in
      var results = [LoadedImage?](repeating: nil, count: orders.count)
      for (index, order) in orders.enumerated() {
        if index >= jobs, let (done, image) = await group.next() { results[done] = image }
        group.addTask {
          defer { tally.count() }
          return (index, order.load())
        }
      }
      for await (done, image) in group { results[done] = image }
      return results.compactMap { $0 }
    }
    var library = ImageLibrary()
    for image in results.compactMap(\.resource) { library.images[image.id] = image }
    return (library, results.flatMap(\.findings))
  }
}

/// Which pictures a publication shows, in reading order, and where it shows each first.
private struct ImageMentions: Walker {
  private(set) var order: [ResourceID] = []
  private(set) var places: [ResourceID: SourcePlace?] = [:]
  private var chapter: SourcePlace?

  init(_ publication: Publication) {
    if case .image(let id) = publication.cover { note(id, at: nil) }
    for chapter in publication.chapters {
      self.chapter = chapter.place
      walk(chapter)
    }
  }

  mutating func visit(_ inline: Inline) {
    if case .image(let image) = inline { note(image.resource, at: image.place ?? chapter) }
    walkChildren(of: inline)
  }

  private mutating func note(_ id: ResourceID, at place: SourcePlace?) {
    if places[id] != nil { return }
    order.append(id)
    places[id] = .some(place)
  }
}
