public import ArgumentParser
import Glibc
import Manuscript
public import Newsletters
import Publishing

extension LedgerExport.Format: ExpressibleByArgument {}

/// `bifolium newsletter ledger export JOB`.
struct LedgerExportCommand: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes out a ledger, or as much as can be read of one that is damaged.",
    discussion: """
      JSON has everything, CSV the posts. Times are seconds since 1970. Ends with status 1 if anything was damaged.

      Example:
        bifolium newsletter ledger export weekly.yml -o weekly.json
      """)

  @OptionGroup var options: LedgerOptions

  @Option(name: .shortAndLong, help: "The file to write; standard output without it.", completion: .file())
  var output = "-"

  @Option(help: "What to write.")
  var format = LedgerExport.Format.json

  func run(in environment: Environment) async -> Exit {
    await options.run(in: environment) { job in
      let ledger = try LedgerExport(path: job.ledgerPath)
      let publisher = Publisher(
        temporaries: Temporaries(), temporaryFolder: environment.temporaryFolder)
      let format = format
      let (damage, _) = try await publisher.publish(output) { draft in
        let file = try Descriptor.create(draft).get()
        let damage = try ledger.write(format) { piece in if let problem = file.write(piece) { throw problem }
        }
        if let problem = file.close() { throw problem }
        return damage
      }
      let findings = damage.map { Finding(.ledgerBroken, $0, at: SourcePlace(path: job.ledgerPath)) }
      options.talk.printer(in: environment).lines(findings).forEach(environment.talk)
      return damage.isEmpty ? .done : .failed
    }
  }
}
