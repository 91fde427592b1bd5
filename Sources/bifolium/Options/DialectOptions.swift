public import ArgumentParser
public import Posts

/// How the text of posts is to be understood.
struct DialectOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Whose Markdown the posts are. Without it, the site's own: kramdown for Jekyll, GitHub's elsewhere."))
  var dialect: Dialect?

  @Flag(
    help: "Turn straight quotation marks, -- and ... into those of print, except in Chinese and Japanese.")
  var smart = false

  /// Tells a reader how to understand text.
  func apply(to options: inout ReadingOptions) {
    options.dialect = dialect
    options.isSmart = smart
  }
}

extension Dialect: ExpressibleByArgument {}
