import ArgumentParser
import Foundation
import Manuscript
import Publishing
import Themes

/// `bifolium theme new NAME`.
struct ThemeNew: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begins a theme: a file with every key as a comment.",
    discussion: """
      Writes themes/NAME/theme.yml, which --theme NAME finds from here. It looks like the theme that it extends until a \
      key of it is given. A theme that is there already is left alone.

      Example:
        bifolium theme new gazette --extends newspaper
      """)

  @Argument(help: "What the theme is to be called; its folder gets this name.")
  var name: String

  @Option(
    help: ArgumentHelp("The theme that it begins with: a name, or the path of a file.", valueName: "theme"))
  var extends = "book"

  @Option(help: ArgumentHelp("The folder of themes.", valueName: "folder"), completion: .directory)
  var folder = "themes"

  @OptionGroup var talk: TalkOptions

  func validate() throws {
    let isPlain = name.allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) }
    if name.isEmpty || !isPlain {
      throw ValidationError("A theme's name has letters, digits, - and _ only: “\(name)” does not do.")
    }
    if folder.isEmpty { throw ValidationError("--folder is empty.") }
  }

  func run(in environment: Environment) async -> Exit {
    let loader = ThemeLoader(searchPath: ThemeSearch.path(in: environment))
    do {
      let path = try await write(loader, in: environment)
      _ = try loader.load(path)
      if !talk.quiet { environment.talk("\(path): begun") }
      return .done
    } catch let error as ThemeError {
      return conclude(.usage, error.findings, environment)
    } catch let finding as Finding {
      return conclude(.failed, [finding], environment)
    } catch {
      return conclude(.failed, [Finding(.outputUnwritable, "\(error)")], environment)
    }
  }

  /// Writes the file of the theme and returns its path.
  private func write(_ loader: ThemeLoader, in environment: Environment) async throws -> String {
    let path = "\(folder)/\(name)/theme.yml"
    let theme = try loader.load(extends)
    if FileManager.default.fileExists(atPath: "\(folder)/\(name)") {
      throw Finding(
        .outputUnwritable, "\(folder)/\(name) is there already", hint: "choose another name, or remove it")
    }
    let publisher = Publisher(temporaries: Temporaries(), temporaryFolder: environment.temporaryFolder)
    do {
      try publisher.prepareFolder(of: path)
      try await publisher.publish(theme.startingFile(named: name, extending: parent), as: path)
    } catch let error as PublishError {
      throw error.finding(path)
    }
    return path
  }

  /// The parent as the new file is to call it: paths in it begin at its own folder, not at this one.
  private var parent: String {
    let isPath = extends.contains("/") || extends.hasSuffix(".yml") || extends.hasSuffix(".yaml")
    return isPath ? URL(filePath: extends).standardizedFileURL.path : extends
  }

  private func conclude(_ exit: Exit, _ findings: [Finding], _ environment: Environment) -> Exit {
    talk.printer(in: environment).lines(findings).forEach(environment.talk)
    return exit
  }
}
