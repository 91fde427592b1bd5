import Newsletters
import Resources
import Themes

extension InputDigests {
  /// Digests for this program, with the themes that it finds.
  init(_ environment: Environment) {
    self.init(generator: "Bifolium \(Version.text)") { output throws(RunFailure) in
      do throws(ThemeError) {
        let theme = try ThemeLoader(searchPath: ThemeSearch.path(in: environment)).load(output.theme)
        let parts = [theme.dump, theme.epub.css, theme.cover.template, output.page ?? ""]
        return Digest.sha256(of: Array(parts.joined(separator: "\u{0}").utf8))
      } catch {
        throw RunFailure(.job, error.findings)
      }
    }
  }
}
