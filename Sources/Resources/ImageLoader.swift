package import Manuscript

/// Brings the pictures of a publication to hand: fetch → read → identify → measure → clean or convert → digest,
/// each picture by itself and several at a time.
package struct ImageLoader: Sendable {
  private let jobs: Int
  private let fetching: Fetching?
  private let budget: Double

  /// A loader that works on `jobs` pictures at a time.
  ///
  /// - Parameters:
  ///   - jobs: how many pictures are in memory at once.
  ///   - fetching: how pictures on the network are had; without it, each of them is a finding.
  ///   - budget: how many pixels a picture may have; larger ones are made smaller.
  package init(jobs: Int, fetching: Fetching? = nil, budget: Double = ImageOrder.standardBudget) {
    self.jobs = max(jobs, 1)
    self.fetching = fetching
    self.budget = budget
  }

  /// Loads every picture of a publication; findings come in reading order, at the first place that shows it.
  package func load(_ publication: Publication, progress: Tally.Listener? = nil) async -> (
    ImageLibrary, [Finding]
  ) {
    let mentions = ImageMentions(publication)
    let unmentioned = publication.resources.keys.filter { mentions.places[$0] == nil }.sorted()
    return await load(
      (mentions.order + unmentioned).map { id in
        ImageOrder(
          id: id, origin: publication.resources[id], place: mentions.places[id] ?? nil,
          referers: mentions.pages[id] ?? [])
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
    let orders = orders.map { order in
      var order = order
      order.budget = budget
      return order
    }
    let results = await withTaskGroup(of: (Int, LoadedImage).self) { group in
      var results = [LoadedImage?](repeating: nil, count: orders.count)
      var running = 0
      for await (index, order) in CandidateChoice.ready(orders, fetching) {
        var order = order
        order.cache = fetching?.cache
        if running >= jobs, let (done, image) = await group.next() {
          results[done] = image
          running -= 1
        }
        running += 1
        group.addTask { [order] in
          defer { tally.count() }
          return (index, await load(order, again: orders[index]))
        }
      }
      for await (done, image) in group { results[done] = image }
      return zip(orders, results).map {
        $1 ?? LoadedImage(resource: nil, findings: [$0.unfetched(.cancelled)])
      }
    }
    var library = ImageLibrary()
    for (order, result) in zip(orders, results) {
      library.images[order.id] = result.resource
      if result.resource == nil { library.addresses[order.id] = order.origin?.address }
    }
    return (library, results.flatMap(\.findings))
  }

  /// Loads a picture. A copy in the cache that turns out to be damaged is thrown away and fetched once more.
  private func load(_ order: ImageOrder, again original: ImageOrder) async -> LoadedImage {
    let image = order.load()
    guard image.isCorrupt, let fetching, case .success(let file)? = order.fetched else { return image }
    fetching.cache.discard(file)
    for await (_, second) in CandidateChoice.ready([original], fetching) {
      var second = second
      second.cache = fetching.cache
      let image = second.load()
      return image.isCorrupt ? LoadedImage(resource: nil, findings: [order.broken(.truncated)]) : image
    }
    return LoadedImage(resource: nil, findings: [order.unfetched(.cancelled)])
  }
}

/// Which pictures a publication shows, in reading order, and where it shows each first: in the source, and on
/// the web.
private struct ImageMentions: Walker {
  private(set) var order: [ResourceID] = []
  private(set) var places: [ResourceID: SourcePlace?] = [:]
  private(set) var pages: [ResourceID: [String]] = [:]
  private var chapter: Chapter?

  init(_ publication: Publication) {
    if case .image(let id) = publication.cover { note(id, at: nil) }
    for chapter in publication.chapters {
      self.chapter = chapter
      walk(chapter)
    }
  }

  mutating func visit(_ inline: Inline) {
    if case .image(let image) = inline { note(image.resource, at: image.place ?? chapter?.place) }
    walkChildren(of: inline)
  }

  private mutating func note(_ id: ResourceID, at place: SourcePlace?) {
    if places[id] != nil { return }
    order.append(id)
    places[id] = .some(place)
    pages[id] = [chapter?.byline.source, chapter?.address].compactMap(\.self).filter { $0.hasPrefix("http") }
  }
}
