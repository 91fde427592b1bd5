import CQPDF

/// Memory that nobody needs any more.
package enum FreeMemory {
  /// Gives it back to the system: what other threads let go of lies in arenas of their own, where glibc does not look for
  /// this one.
  package static func giveBack() { malloc_trim(0) }

  /// From now on large arrays have memory of the system's own, which is given back when they grow or go. By itself glibc
  /// soon takes them from its heap, where each that has grown leaves a hole of its size.
  package static func keepLargeArraysApart() { mallopt(M_MMAP_THRESHOLD, 2 << 20) }
}
