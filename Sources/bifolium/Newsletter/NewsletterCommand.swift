import ArgumentParser

/// `bifolium newsletter`: compiles what is new into issues.
struct NewsletterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "newsletter",
    abstract: "Compiles what is new into issues, by the order of job files.",
    discussion: "Example:\n  bifolium newsletter run weekly.yml",
    subcommands: [
      NewsletterRun.self,
      NewsletterPlan.self,
      NewsletterVerify.self,
      NewsletterLedger.self,
      NewsletterWork.self,
      NewsletterSchedule.self,
    ])
}
