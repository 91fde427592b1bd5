import Foundation
import EPUB
import Manuscript
import Posts
import Publishing
import Resources
import Themes

/// One run of `export`: theme → posts → images → each output → report.
struct Export: Sendable {
  let options: ExportOptions
  let standardFormat: OutputFormat
  let environment: Environment
  let progress: Progress
  let temporaries: Temporaries

  /// Runs the whole export and tells how it ended.
  static func run(_ options: ExportOptions, _ format: OutputFormat, in environment: Environment) async -> Exit
  {
    let temporaries = Temporaries()
    let progress = Progress(options.work.progressMode, in: environment)
    let interruption = Interruption(temporaries, say: progress.say)
    defer { interruption.end() }
    let export = Export(
      options: options, standardFormat: format, environment: environment, progress: progress,
      temporaries: temporaries)
    var record = ExportRecord()
    do throws(Failure) {
      try await export.makeBooks(&record)
    } catch {
      record.fail(error)
    }
    return await ExportConclusion(
      options: options, environment: environment, progress: progress, publisher: export.publisher
    )
    .conclude(record)
  }

  private func makeBooks(_ record: inout ExportRecord) async throws(Failure) {
    let date = try environment.sourceDate()
    let theme = try await progress.stage(.theme) { () throws(Failure) in try loadTheme() }
    let reading = try await progress.stage(.read) { () throws(Failure) in try await read() }
    record.take(reading)
    let publication = try covered((consume reading).publication)
    let (library, findings) = await progress.stage(.images) {
      await ImageLoader(jobs: jobs, fetching: fetching, budget: theme.mostPixelsOfPicture)
        .load(publication, progress: progress.listener(.images))
    }
    record.take(publication, library, findings)
    let newest = publication.newestDate
    let source = PublicationSource(consume publication, books: options.books.output.count)
    let maker = BookMaker(
      source: source, images: library, theme: theme, date: date ?? newest, jobs: jobs,
      tocDepth: options.books.tocDepth, fontCacheFolder: environment.cacheFolder,
      profile: options.books.profile, maximumSize: options.books.maxSize)
    record.outputs = await makeOutputs(maker)
  }

  private func loadTheme() throws(Failure) -> Theme {
    do throws(ThemeError) {
      var theme = try ThemeLoader(searchPath: ThemeSearch.path(in: environment)).load(options.books.theme)
      if let size = options.books.pageSize { theme = theme.resized(to: size) }
      if let depth = options.books.tocDepth { theme.page.contents.depth = depth }
      return theme
    } catch {
      throw Failure(.usage, error.findings)
    }
  }

  private func read() async throws(Failure) -> Reading {
    try await SourceReader().read(options.sources, readingOptions, progress: progress.listener(.read))
  }

  private var fetching: Fetching {
    options.network.fetching(in: environment) { progress.advance(.images, received: $0) }
  }

  var publisher: Publisher {
    Publisher(temporaries: temporaries, temporaryFolder: environment.temporaryFolder)
  }

  var jobs: Int { options.work.jobs ?? environment.processors }
}

// MARK: - Outputs

extension Export {
  /// Makes the outputs. One that fails does not stop another; the results stand in the order in which they were asked
  /// for. Where EPUBs show the pages of a PDF, the PDFs are made first.
  private func makeOutputs(_ maker: BookMaker) async -> [OutputResult] {
    let targets = options.books.output.map { OutputTarget($0, standard: standardFormat) }
    let prints = targets.indices.filter { targets[$0].format == .pdf }
    guard options.books.pageList == .auto, !prints.isEmpty, prints.count < targets.count else {
      return await make(targets.indices.map(\.self), of: targets, maker).flatMap(\.value)
    }
    var results = await make(prints, of: targets, maker)
    var maker = maker
    maker.pageList = results.lazy.flatMap(\.value).compactMap(\.pageList).first
    results += await make(targets.indices.filter { !prints.contains($0) }, of: targets, maker)
    return results.sorted { $0.key < $1.key }.flatMap(\.value)
  }

  /// Makes some of the outputs, at the same time where more than one worker is allowed.
  private func make(_ indices: [Int], of targets: [OutputTarget], _ maker: BookMaker) async
    -> [(key: Int, value: [OutputResult])]
  {
    if jobs < 2 || indices.count < 2 {
      var results: [(key: Int, value: [OutputResult])] = []
      for index in indices { results.append((index, await make(targets[index], maker))) }
      return results
    }
    return await withTaskGroup(of: (key: Int, value: [OutputResult]).self) { group in
      for index in indices { group.addTask { (index, await make(targets[index], maker)) } }
      var results: [(key: Int, value: [OutputResult])] = []
      for await result in group { results.append(result) }
      return results.sorted { $0.key < $1.key }
    }
  }

  /// Makes an output; of an EPUB that cannot be made small enough, its volumes.
  private func make(_ target: OutputTarget, _ maker: BookMaker) async -> [OutputResult] {
    do {
      return [try await makeWhole(target, maker)]
    } catch {
      return await makeVolumes(error.volumes, of: target, maker)
    }
  }

  private func makeWhole(_ target: OutputTarget, _ maker: BookMaker) async throws(BookTooLarge)
    -> OutputResult
  {
    if target.name == "-" && environment.outputIsTerminal {
      let finding = Finding(
        .outputUnwritable, "a book is not written to a terminal", hint: "name a file, or use a pipe")
      return OutputResult(target: target, outcome: .failure(finding))
    }
    do {
      var (facts, file) = try await progress.stage(target.format.stage) {
        try await publisher.publish(target.name) { try await write(target, maker, to: $0) }
      }
      if maker.maximumSize != nil { facts.findings += leftVolumes(of: target, behind: 0) }
      return OutputResult(target: target, outcome: .success(MadeOutput(facts: facts, file: file)))
    } catch let error as BookTooLarge {
      throw error
    } catch {
      return OutputResult(target: target, outcome: .failure(target.finding(error)))
    }
  }

  /// Writes a book to a file that has not got its name yet, and reads it again.
  func write(_ target: OutputTarget, _ maker: BookMaker, to draft: String) async throws -> BookFacts {
    do {
      let facts = try await maker.make(
        target.format, at: draft, progress: progress.listener(target.format.stage))
      try maker.examine(target.format, at: draft, facts)
      return facts
    } catch let finding as Finding {
      throw finding.naming(target.name, insteadOf: draft)
    }
  }
}

extension OutputTarget {
  /// Why the output was not made.
  func finding(_ error: any Error) -> Finding {
    if let finding = error as? Finding { return finding }
    return (error as? PublishError ?? PublishError("\(error)")).finding(
      name == "-" ? "standard output" : name)
  }
}
