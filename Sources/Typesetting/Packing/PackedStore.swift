import Glibc

/// Keeps what is packed in a few large pieces of memory, which go back to the system when nothing in them is needed any
/// more. Small ones would lie scattered among what was dropped while chapters were set, and keep that from going back.
///
/// Not Sendable: every worker has its own. What is in it can be read by all.
final class PackedStore {
  private var chunk = PackedChunk(capacity: 0)
  private static let capacity = 1 << 18

  /// Keeps a copy of bytes.
  func add(_ bytes: [UInt8]) -> PackedBytes {
    if chunk.room < bytes.count { chunk = PackedChunk(capacity: max(PackedStore.capacity, bytes.count)) }
    return chunk.add(bytes)
  }
}

/// Bytes in a piece of memory of a ``PackedStore``.
struct PackedBytes: Sendable {
  private let chunk: PackedChunk?
  private let range: Range<Int>

  static let none = PackedBytes(nil, 0..<0)

  fileprivate init(_ chunk: PackedChunk?, _ range: Range<Int>) {
    self.chunk = chunk
    self.range = range
  }

  var isEmpty: Bool { range.isEmpty }

  /// Reads the bytes, which stay where they are.
  func read<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    guard let chunk else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
    return body(chunk.bytes(range))
  }
}

/// A piece of memory of the system's own that is filled from its beginning: what the C library is given back it may keep.
/// What was written is never changed, and nobody reads beyond that.
private final class PackedChunk: @unchecked Sendable {
  private let memory: UnsafeMutableBufferPointer<UInt8>
  private let isMapped: Bool
  private var count = 0

  init(capacity: Int) {
    let start = mmap(nil, max(1, capacity), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    isMapped = start != nil && start != MAP_FAILED
    memory =
      isMapped
      ? UnsafeMutableBufferPointer(start: start?.assumingMemoryBound(to: UInt8.self), count: capacity)
      : .allocate(capacity: capacity)
  }

  deinit {
    if isMapped { munmap(memory.baseAddress, max(1, memory.count)) } else { memory.deallocate() }
  }

  var room: Int { memory.count - count }

  /// Keeps bytes for which there is room.
  func add(_ bytes: [UInt8]) -> PackedBytes {
    let range = count..<count + bytes.count
    _ = memory[range].initialize(fromContentsOf: bytes)
    count = range.upperBound
    return PackedBytes(self, range)
  }

  func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: memory[range])
  }
}
