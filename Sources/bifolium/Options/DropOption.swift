import ArgumentParser
import Posts

/// Which elements of posts are left out.
struct DropOption: ParsableArguments {
  @Option(
    name: .customLong("drop"),
    help: ArgumentHelp(
      "Leave out the elements that a CSS selector names, such as .share or 'div#ads > p'; may be given several times.",
      valueName: "selector"),
    transform: { text in
      do throws(SelectorError) {
        return try ElementSelector(parsing: text)
      } catch {
        throw ValidationError("The selector “\(text)” cannot be understood: \(error).")
      }
    })
  var drops: [ElementSelector] = []

  /// Tells a reader what to leave out.
  func apply(to options: inout ReadingOptions) { options.drops = drops }
}
