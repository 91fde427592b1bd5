/// Keeps what is packed in a few large pieces of memory, which go back to the system when nothing in them is needed any
/// more. Small ones would lie scattered among what was dropped while chapters were set, and keep that from going back.
///
/// Not Sendable: every worker has its own. What is in it can be read by all.
final class PackedStore {
  private var chunk = PackedChunk(capacity: 0)
  /// The C library gives pieces of this size back as soon as they are freed.
  private static let capacity = 1 << 18

  /// Keeps a copy of bytes.
  func add(_ bytes: [UInt8]) -> PackedBytes {
    if let kept = chunk.add(bytes) { return kept }
    chunk = PackedChunk(capacity: max(PackedStore.capacity, bytes.count))
    return chunk.add(bytes) ?? PackedBytes.none
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

/// A piece of memory that is filled from its beginning. What was written is never changed, and nobody reads beyond that.
private final class PackedChunk: @unchecked Sendable {
  private let memory: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  init(capacity: Int) { memory = .allocate(capacity: capacity) }

  deinit { memory.deallocate() }

  func add(_ bytes: [UInt8]) -> PackedBytes? {
    guard count + bytes.count <= memory.count else { return nil }
    let range = count..<count + bytes.count
    _ = memory[range].initialize(fromContentsOf: bytes)
    count = range.upperBound
    return PackedBytes(self, range)
  }

  func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: memory[range])
  }
}
