import Glibc

/// The name of a signal, such as `SIGKILL`, with what most often sends it.
func signalName(_ number: Int32) -> String {
  let names: [Int32: String] = [
    SIGHUP: "SIGHUP", SIGINT: "SIGINT", SIGQUIT: "SIGQUIT", SIGILL: "SIGILL (a crash)",
    SIGTRAP: "SIGTRAP (a crash)", SIGABRT: "SIGABRT (a crash)", SIGBUS: "SIGBUS (a crash)",
    SIGFPE: "SIGFPE (a crash)", SIGKILL: "SIGKILL (the system was out of memory, or somebody did)",
    SIGSEGV: "SIGSEGV (a crash)", SIGPIPE: "SIGPIPE", SIGTERM: "SIGTERM", SIGXCPU: "SIGXCPU",
  ]
  return names[number] ?? "signal \(number)"
}
