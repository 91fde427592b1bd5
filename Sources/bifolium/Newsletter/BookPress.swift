import EPUB
import Foundation
import Manuscript
import Newsletters
import Resources
import Synchronization
import Themes

/// Prints issues with the exporters.
struct BookPress: Press {
  private let environment: Environment
  private let network: NetworkOptions

  init(_ environment: Environment, _ network: NetworkOptions) {
    self.environment = environment
    self.network = network
  }

  func prepare(_ issue: Issue, jobs: Int, progress: @escaping Tally.Listener) async throws(RunFailure)
    -> any PreparedIssue
  {
    let themes = try issue.orders.map { order throws(RunFailure) in try theme(order.output) }
    // The files of an issue share their pictures: the theme that wants most decides.
    let budget = themes.map(\.mostPixelsOfPicture).max() ?? 0
    let loader = ImageLoader(jobs: jobs, fetching: network.fetching(in: environment), budget: budget)
    let (images, findings) = await loader.load(issue.publication, progress: progress)
    let makers = zip(issue.orders, themes).map { order, theme in
      BookMaker(
        source: PublicationSource(issue.publication, books: 1), images: images, theme: theme,
        date: issue.stamp,
        jobs: jobs, hasChapterLinks: true, fontCacheFolder: environment.cacheFolder,
        profile: EPUBProfile(rawValue: order.output.profile) ?? .generic,
        maximumSize: order.output.maximumSize)
    }
    return PreparedBooks(
      makers: Dictionary(zip(issue.orders.map(\.name), makers)) { $1 }, findings: findings,
      pages: PrintedPages())
  }

  private func theme(_ output: JobOutput) throws(RunFailure) -> Theme {
    let theme: Theme
    do throws(ThemeError) {
      theme = try ThemeLoader(searchPath: ThemeSearch.path(in: environment)).load(output.theme)
    } catch {
      throw RunFailure(.job, error.findings)
    }
    return output.page.flatMap(PageSize.init(named:)).map(theme.resized) ?? theme
  }
}

/// An issue with its pictures and themes at hand.
private struct PreparedBooks: PreparedIssue {
  /// What makes each file, by its name.
  var makers: [String: BookMaker]
  var findings: [Finding]
  let pages: PrintedPages

  func print(_ order: OutputOrder, at path: String, progress: @escaping Tally.Listener) async throws(Finding)
    -> Printed
  {
    guard var maker = makers[order.name] else {
      throw Finding(.outputInvalid, "\(order.name) is not a file of this issue")
    }
    if order.output.pageList == .auto { maker.pageList = pages.list }
    do {
      let facts = try await maker.make(order.output.format.book, at: path, progress: progress)
      try maker.checkSize(of: path, named: order.name)
      if let list = facts.pageList { pages.keep(list) }
      return Printed(pages: facts.pages, findings: facts.findings)
    } catch let finding as Finding {
      throw finding
    } catch is BookTooLarge {
      throw BookMaker.tooLarge(order.name)
    } catch {
      throw Finding(.outputUnwritable, "\(order.name) cannot be made: \(error)")
    }
  }

  func examine(_ order: OutputOrder, at path: String, _ printed: Printed) throws(Finding) {
    try makers[order.name]?.examine(
      order.output.format.book, at: path, BookFacts(pages: printed.pages, findings: []))
  }
}

extension BookMaker {
  /// An issue is one file of each kind, or the ledger could not say what went out: it is not divided.
  fileprivate static func tooLarge(_ name: String) -> Finding {
    Finding(
      .bookTooLarge, "\(name) cannot be made small enough",
      hint: "take fewer posts, or allow more with max-size", severity: .error)
  }

  /// A chapter alone is written whatever its size.
  fileprivate func checkSize(of path: String, named name: String) throws(Finding) {
    guard let maximumSize else { return }
    let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size]) as? Int
    if let size, size > maximumSize { throw BookMaker.tooLarge(name) }
  }
}

/// The pages of the first PDF of an issue, which is printed before its EPUBs.
private final class PrintedPages: Sendable {
  private let known = Mutex<PageList?>(nil)

  var list: PageList? { known.withLock { $0 } }

  func keep(_ list: PageList) { known.withLock { $0 = $0 ?? list } }
}

extension JobOutput.Format {
  /// The same as the exporters call it.
  fileprivate var book: OutputFormat {
    switch self {
    case .epub: .epub
    case .pdf: .pdf
    }
  }
}
