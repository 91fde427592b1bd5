public import Manuscript

extension Survey {
  /// The sites of some of its posts, in the order of their first posts, each with how many of them it gave.
  ///
  /// - Parameter places: places in ``posts``, in reading order.
  /// - Returns: a credit for each site.
  public func credits(_ places: [Int]) -> [SourceCredit] {
    var credits: [SourceCredit] = []
    var positions: [Int: Int] = [:]
    for place in places {
      let site = loaded[place].file.site
      if let position = positions[site] {
        credits[position].posts += 1
      } else {
        positions[site] = credits.count
        credits.append(SourceCredit(sites[site]))
      }
    }
    return credits
  }
}

extension SourceCredit {
  /// The first post of a site: named by its title, its host, or its folder.
  fileprivate init(_ site: Site) {
    let address = site.url.map { $0 + site.baseURL }
    let host = site.url?.split(separator: "/").last.map(String.init)
    self.init(name: site.title ?? host ?? Path.name(of: site.root ?? ""), address: address, posts: 1)
  }
}
