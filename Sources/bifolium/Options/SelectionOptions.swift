public import ArgumentParser
public import Posts

/// Which posts go into the book, and how they stand in it.
struct SelectionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only posts of this day, month or year, and later ones.", valueName: "date"))
  var since: DateArgument?

  @Option(help: ArgumentHelp("Only posts of this day, month or year, and earlier ones.", valueName: "date"))
  var until: DateArgument?

  @Option(help: ArgumentHelp("Only posts of a category; of any of them, if given several times."))
  var category: [String] = []

  @Option(help: ArgumentHelp("Only posts with a tag; with any of them, if given several times."))
  var tag: [String] = []

  @Option(help: ArgumentHelp("No posts with a tag; may be given several times.", valueName: "tag"))
  var excludeTag: [String] = []

  @Option(
    help: ArgumentHelp(
      "At most this many posts: the first ones in the order that is asked for.", valueName: "n"))
  var limit: Int?

  @Flag(help: "Drafts and unpublished posts too.")
  var drafts = false

  @Option(help: "The order of the posts.")
  var order = ReadingOptions.Order.dateAscending

  @Option(help: ArgumentHelp("What makes posts a part of the book.", valueName: "group"))
  var groupBy = ReadingOptions.Grouping.none

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit must be at least 1.") }
    if let since = since?.first, let until = until?.last, until < since {
      throw ValidationError("--until lies before --since: no post can be in between.")
    }
  }

  /// Tells a reader which posts to take.
  func apply(to options: inout ReadingOptions) {
    options.since = since?.first
    options.until = until?.last
    options.categories = category
    options.tags = tag
    options.excludedTags = excludeTag
    options.limit = limit
    options.includesDrafts = drafts
    options.order = order
    options.groupBy = groupBy
  }
}

extension ReadingOptions.Order: ExpressibleByArgument {}

extension ReadingOptions.Grouping: ExpressibleByArgument {}
