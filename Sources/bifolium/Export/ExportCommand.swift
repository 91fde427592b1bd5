import ArgumentParser

/// `bifolium export`: makes books.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Makes an EPUB, a PDF, or both from posts.",
    discussion: "Example:\n  bifolium export epub my-site -o book.epub",
    subcommands: [ExportEPUB.self, ExportPDF.self])
}

/// `bifolium export epub SOURCE… -o FILE`.
struct ExportEPUB: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "epub",
    abstract: "Makes an EPUB from posts.",
    discussion: """
      Example:
        bifolium export epub my-site -o 2024.epub --since 2024 --until 2024

      The bytes depend on the posts, the theme and the options alone. The date of the last change in the book is \
      that of SOURCE_DATE_EPOCH, else that of the newest post.
      """)

  @OptionGroup var options: ExportOptions

  func run(in environment: Environment) async -> Exit { await Export.run(options, .epub, in: environment) }
}

/// `bifolium export pdf SOURCE… -o FILE`.
struct ExportPDF: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "pdf",
    abstract: "Makes a PDF from posts.",
    discussion: """
      Example:
        bifolium export pdf my-site -o week.pdf -o week.epub --theme brief

      The bytes depend on the posts, the theme, the options and the installed fonts alone. The date in the file is \
      that of SOURCE_DATE_EPOCH, else that of the newest post.
      """)

  @OptionGroup var options: ExportOptions

  func run(in environment: Environment) async -> Exit { await Export.run(options, .pdf, in: environment) }
}
