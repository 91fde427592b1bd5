import Foundation
import Glibc

/// Reads one input after another, and prints the number of each before and its seconds behind.
struct Worker {
  let options: FuzzOptions

  init(_ options: FuzzOptions) { self.options = options }

  func run() async throws {
    let mutator = try options.mutator()
    let end = Date.now.addingTimeInterval(options.minutes * 60)
    var number = options.first
    while Date.now < end {
      tell("\(number)")
      let began = clock()
      let problem = await options.target.run(mutator.input(options.seed(of: number)))
      // Of this process, so that others on the machine do not count.
      let seconds = Double(clock() - began) / Double(CLOCKS_PER_SEC)
      if let problem { tell("bad \(number) \(problem)") }
      if seconds > Fuzz.slow { tell("slow \(number) \(seconds)") }
      number += 1
    }
    tell("end \(number)")
  }

  private func tell(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
