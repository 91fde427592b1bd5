import Foundation
import TestSupport
import Testing

/// `bifolium check` with the validator that it finds on the search path.
@Suite(.enabled(if: !FileManager.default.fileExists(atPath: "/usr/share/java/epubcheck.jar")))
struct CheckTests {
  @Test(arguments: [
    ("exit 0", 0, "epubcheck: 1 pass"),
    ("echo \"ERROR - RSC-005 - $1 - no good\"; exit 1", 1, "epubcheck: 0 pass, 1 fail"),
    ("echo \"ERROR(RSC-005): $1: no good\"; exit 1", 1, "epubcheck: 0 pass, 1 fail"),
  ])
  func asksTheProgramOnTheSearchPath(script: String, status: Int32, line: String) throws {
    try Bifolium.with(["tools/epubcheck": "#!/bin/sh\n\(script)\n"]) { bifolium in
      let tool = bifolium.folder.appending(path: "tools/epubcheck").path
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tool)
      var bifolium = bifolium
      #expect(try bifolium("export epub site -o a.epub -q").status == 0)
      bifolium.environment = ["PATH": "\(bifolium.folder.path)/tools:\(Bifolium.bin.path):/usr/bin:/bin"]
      bifolium.environment["EPUBCHECK_JAR"] = ""
      let checked = try bifolium("check a.epub")
      #expect(checked.output.contains(line), "\(checked.output)")
      #expect(checked.status == status)
    }
  }
}
