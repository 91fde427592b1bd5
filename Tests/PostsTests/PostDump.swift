import Foundation
import Manuscript
import Posts
import TestSupport

/// The dump of what was read and its findings, without paths of this machine.
func dump(_ reading: Reading, below folder: URL) -> String {
  var text = ManuscriptDump.text(of: reading.publication)
  if !reading.findings.isEmpty { text += "findings\n" }
  for finding in reading.findings {
    let place = finding.place.map { "\($0)" } ?? "-"
    text += "  \(place): \(finding.severity.rawValue)[\(finding.id.rawValue)] \(finding.message)\n"
  }
  return text.replacing(folder.path + "/", with: "")
}

/// Reads a text as if it had been handed in.
func read(_ text: String, name: String = "2024-05-06-post.md", options: ReadingOptions = ReadingOptions())
  async throws -> Reading
{
  try await PostReader(options: options).read([Source.text(name: name, bytes: Array(text.utf8))])
}

/// The dump of the blocks of a text in Markdown, each line without its indent in the dump of a publication.
func blockLines(_ markdown: String, _ dialect: Dialect? = nil, isSmart: Bool = false) async throws -> [String]
{
  var options = ReadingOptions()
  options.dialect = dialect
  options.isSmart = isSmart
  return blockLines(of: try await read("---\ntitle: T\ndate: 2024-05-06\n---\n" + markdown, options: options))
}

/// The dump of the blocks that were read, in the same way.
func blockLines(of reading: Reading) -> [String] {
  let lines = ManuscriptDump.text(of: reading.publication).split(separator: "\n").map(String.init)
  return lines.filter { $0.hasPrefix("    ") && !$0.hasPrefix("    date") }.map { String($0.dropFirst(4)) }
}
