import CQPDF

/// Memory that nobody needs any more.
package enum FreeMemory {
  /// Gives it back to the system: what other threads let go of lies in arenas of their own, where glibc does not look for
  /// this one.
  package static func giveBack() { malloc_trim(0) }
}
