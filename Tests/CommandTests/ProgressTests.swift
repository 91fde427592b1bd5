import Manuscript
import Testing

@testable import bifolium

@Suite struct ProgressTests {
  private let step = Step(stage: .pdf, done: 120, total: 400, elapsed: .milliseconds(1250))

  @Test func tellsRateAndTimeLeft() { #expect(step.text == "making the PDF 120/400, 96/s, 3 s left") }

  @Test(arguments: [20, 50, 80, 200]) func keepsTheBarWithinTheTerminal(width: Int) {
    #expect(DisplayWidth.columns(step.bar(width: width)) < width)
  }

  @Test func writesNumbersThatEveryProgramReads() {
    #expect(
      step.json(event: "progress")
        == #"{"event":"progress","stage":"pdf","seconds":1.250,"done":120,"total":400}"#)
  }

  @Test(arguments: [
    (0.0, 3, "0.000"), (1.9996, 3, "2.000"), (12.05, 1, "12.1"), (3.2, 0, "3"), (-0.5, 1, "-0.5"),
  ])
  func roundsTheSameInEveryLocale(number: Double, digits: Int, expected: String) {
    #expect(number.rounded(to: digits) == expected)
  }

  @Test func countsTheColumnsOfHan() {
    #expect(DisplayWidth.columns("水位 2.4 m") == 10)
  }
}
