import ArgumentParser
import Manuscript
import Themes

/// `bifolium theme`: everything about looks.
struct ThemeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme",
    abstract: "Lists, shows, checks and begins themes, and shows what they look like.",
    discussion: """
      Themes are looked for in the folders of $BIFOLIUM_THEMES, in ./themes, and in ../share/bifolium/themes \
      beside the executable; an executable in a build folder finds the themes of its checkout.

      Example:
        bifolium theme show book
      """,
    subcommands: [
      ThemeList.self, ThemeShow.self, ThemeCheck.self, ThemeNew.self, ThemeSpecimen.self,
    ])
}

/// `bifolium theme list`.
struct ThemeList: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the themes that can be named.",
    discussion: "Example:\n  bifolium theme list")

  func run(in environment: Environment) async -> Exit {
    let themes = ThemeLoader(searchPath: ThemeSearch.path(in: environment)).list()
    let width = themes.map(\.name.count).max() ?? 0
    let lines = themes.map { theme in
      theme.name + String(repeating: " ", count: width - theme.name.count) + "  " + theme.summary + "\n"
    }
    return environment.print(lines.joined())
  }
}

/// `bifolium theme show NAME`.
struct ThemeShow: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Prints a theme with every key resolved.",
    discussion: "Example:\n  bifolium theme show book")

  @Argument(help: "The name of a theme, or the path of a theme file.")
  var theme: String

  @OptionGroup var talk: TalkOptions

  func run(in environment: Environment) async -> Exit {
    do throws(ThemeError) {
      let theme = try ThemeLoader(searchPath: ThemeSearch.path(in: environment)).load(theme)
      return environment.print(theme.dump)
    } catch {
      talk.printer(in: environment).lines(error.findings).forEach(environment.talk)
      return .usage
    }
  }
}

/// `bifolium theme check FILE…`.
struct ThemeCheck: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Tells whether themes can be used, and names every mistake in them.",
    discussion: "Example:\n  bifolium theme check themes/mine/theme.yml")

  @Argument(help: "The names of themes, or the paths of theme files.")
  var themes: [String]

  @OptionGroup var talk: TalkOptions

  func run(in environment: Environment) async -> Exit {
    let loader = ThemeLoader(searchPath: ThemeSearch.path(in: environment))
    var exit = Exit.done
    for name in themes {
      do throws(ThemeError) {
        _ = try loader.load(name)
        if !talk.quiet { environment.talk("\(name): good") }
      } catch {
        exit = .usage
        talk.printer(in: environment).lines(error.findings).forEach(environment.talk)
      }
    }
    return exit
  }
}
