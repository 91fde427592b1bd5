import ArgumentParser
import Foundation
import Manuscript
import Newsletters
import Posts

/// `bifolium newsletter ledger`: looks at what a job has published, and corrects it.
struct NewsletterLedger: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Shows, corrects and saves what a job has published.",
    discussion: "Example:\n  bifolium newsletter ledger show weekly.yml",
    subcommands: [LedgerShow.self, LedgerAdopt.self, LedgerForget.self, LedgerExportCommand.self])
}

/// What all commands about ledgers are told.
struct LedgerOptions: ParsableArguments {
  @Argument(help: "A job file.", completion: .file(extensions: ["yml", "yaml"]))
  var job: String

  @OptionGroup var talk: TalkOptions

  /// Loads the job, does `body`, and tells of what went wrong.
  func run(in environment: Environment, _ body: (Job) async throws -> Exit) async -> Exit {
    // A file that grows beyond its limit is an error of writing instead of the end of the process.
    signal(SIGXFSZ, SIG_IGN)
    do {
      return try await body(JobLoader().load(job))
    } catch let error as JobError {
      return tell(error.findings, .usage, environment)
    } catch let error as ReadingError {
      return tell(error.findings, .unreadable, environment)
    } catch let error as LedgerError {
      return tell([error.finding], error.kind.exit, environment)
    } catch {
      return tell([Finding(.outputUnwritable, "\(error)")], .failed, environment)
    }
  }

  private func tell(_ findings: [Finding], _ exit: Exit, _ environment: Environment) -> Exit {
    talk.printer(in: environment).lines(findings).forEach(environment.talk)
    return exit
  }

  /// Opens the ledger of a job for reading.
  func reading(_ job: Job) throws(LedgerError) -> Ledger {
    guard let ledger = try Ledger.reading(path: job.ledgerPath, job: job.key) else {
      throw LedgerError(
        .missing, job.ledgerPath, "there is no ledger yet",
        hint: "the first run makes it; `newsletter ledger adopt` makes one that has the posts until today")
    }
    return ledger
  }

  /// Opens the ledger for a change, under the lock that runs take too.
  func writing<Value>(_ job: Job, _ body: (Ledger) throws(LedgerError) -> Value) throws(LedgerError) -> Value
  {
    let lock = try LedgerLock(job.ledgerPath)
    defer { withExtendedLifetime(lock) {} }
    return try body(Ledger(path: job.ledgerPath, job: job.key))
  }
}

extension LedgerError.Kind {
  /// The status with which a command ends.
  var exit: Exit {
    switch self {
    case .locked: .locked
    case .conflict: .conflict
    case .missing: .usage
    case .broken, .newer, .foreign, .unwritable: .failed
    }
  }
}

/// The day of an instant in the zone of a job; `…` for an instant of no year between 1 and 9999.
func day(_ instant: Int?, in zone: TimeZone) -> String {
  guard let instant, (-62_135_596_800 + 86_400..<253_402_300_800 - 86_400).contains(instant) else {
    return "…"
  }
  return localDate(instant, in: zone).calendarDate
}
