/// The exit status of the command. The numbers are part of its interface.
enum Exit: Int32, Sendable {
  /// All that was asked for was done.
  case done = 0
  /// No output could be made.
  case failed = 1
  /// The command line, or a file that configures the run, is wrong.
  case usage = 2
  /// The outputs were made, but `--strict` turned findings into failure.
  case strict = 3
  /// Some outputs were made, others were not.
  case partial = 4
  /// A file that is not ours stands where an output is to go.
  case conflict = 5
  /// A source cannot be read.
  case unreadable = 6
  /// An output did not pass its own checks and was not published.
  case invalid = 7
  /// A worker was not told which shard to do (EX_USAGE of sysexits.h, which schedulers do not try again).
  case badShard = 64
  /// Another run is at work on the ledger (EX_TEMPFAIL of sysexits.h).
  case locked = 75
  /// Interrupted from the keyboard (SIGINT).
  case interrupted = 130
  /// Asked to end (SIGTERM).
  case terminated = 143
}
