// Reads a site: its posts, oldest first, and what there is to say about them.
import Manuscript
import Posts

@main struct ListPosts {
  static func main() async {
    let sources = Array(CommandLine.arguments.dropFirst())
    do {
      let reading = try await PostReader().read(sources)
      for post in reading.posts {
        print(post.date?.calendarDate ?? "undated", post.language, post.title, post.characters)
      }
      for finding in reading.findings {
        print("\(finding.severity.rawValue) \(finding.id.rawValue): \(finding.message)")
      }
    } catch {
      for finding in error.findings { print("error \(finding.id.rawValue): \(finding.message)") }
    }
  }
}
