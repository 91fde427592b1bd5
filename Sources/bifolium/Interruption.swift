import Dispatch
import Foundation
import Publishing

/// Cleans up when the process is asked to end.
struct Interruption {
  private let sources: [any DispatchSourceSignal]

  /// From now on SIGINT, SIGTERM and SIGHUP remove what is unfinished, say so, and end the process with 128
  /// and the number of the signal, as shells expect. A reader that goes away and a file that grows beyond
  /// its limit are errors of writing instead of signals.
  ///
  /// - Parameters:
  ///   - temporaries: what is removed.
  ///   - before: ends whoever else is at work for this process.
  ///   - say: tells the user.
  init(
    _ temporaries: Temporaries, before: @escaping @Sendable () -> Void = {},
    say: @escaping @Sendable (String) -> Void
  ) {
    for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
    let queue = DispatchQueue(label: "interruption")
    sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        before()
        temporaries.removeAll {
          say("interrupted; nothing unfinished was left behind")
          _exit(128 + number)
        }
      }
      source.resume()
      return source
    }
  }

  /// Stops watching; to be called when the run is over.
  func end() { sources.forEach { $0.cancel() } }
}
