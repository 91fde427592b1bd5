import PDFDocuments
import Testing

/// What the finishing pass makes of the content stream of a page.
@Suite struct WrapArtifactsTests {
  static let begin = "0 0 0.004 0.008 re f\n"
  static let end = "0 0 0.004 0.012 re f\n"

  static let cases: [(content: String, result: String)] = [
    // Marks become marked content, in the order of their numbers.
    (
      "1 0 0 rg \(begin)(a) Tj\n\(end)\(begin)(b) Tj\n\(end)",
      "1 0 0 rg /P <</MCID 0>> BDC\n(a) Tj\nEMC\n/H1 <</MCID 1>> BDC\n(b) Tj\nEMC\n"
    ),
    // What paints between them is an artifact, what only sets something is not.
    ("0 0 9 9 re f\n\(begin)\(end)", "\n/Artifact BMC\n0 0 9 9 re f\n\nEMC\n/P <</MCID 0>> BDC\nEMC\n"),
    ("q 1 0 0 1 0 0 cm Q", "q 1 0 0 1 0 0 cm Q"),
    // The text of a ligature is marked content of its own, within the element.
    (
      "\(begin)/Span <</ActualText (ffi)>> BDC (x) Tj EMC \(end)",
      "/P <</MCID 0>> BDC\n/Span <</ActualText (ffi)>> BDC (x) Tj EMC EMC\n"
    ),
    // Strings that look like marks are none.
    (
      "\(begin)(0 0 0.004 0.012 re f) Tj \(end)",
      "/P <</MCID 0>> BDC\n(0 0 0.004 0.012 re f) Tj EMC\n"
    ),
    // Marks without their counterpart, or of more elements than there are, mark nothing.
    ("\(end)(a) Tj", "\n/Artifact BMC\n\(end)(a) Tj\nEMC\n"),
    ("\(begin)\(begin)(a) Tj \(end)", "/P <</MCID 0>> BDC\n\(begin)(a) Tj EMC\n"),
    ("\(begin)(a) Tj ", "/P <</MCID 0>> BDC\n(a) Tj \nEMC\n"),
    (
      String(repeating: begin + end, count: 3),
      "/P <</MCID 0>> BDC\nEMC\n/H1 <</MCID 1>> BDC\nEMC\n/Artifact BMC\n\n\(begin)\(end)\nEMC\n"
    ),
  ]

  @Test(arguments: cases)
  func wraps(content: String, result: String) {
    let wrapped = WrapArtifacts.run(Array(content.utf8), roles: ["P", "H1"])
    #expect(String(decoding: wrapped, as: UTF8.self) == result)
  }
}
