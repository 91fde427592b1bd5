import Glibc

/// Keeps what is packed in a few large pieces. A piece that is full goes to the spool; where there is none, or no room in
/// it, it stays in memory of its own, which goes back to the system when nothing in it is needed any more.
///
/// Not Sendable: every worker has its own. What is in it can be read by all.
final class PackedStore {
  private let spool: PageSpool?
  private let capacity: Int
  private var chunk = PackedChunk(capacity: 0)

  init(spool: PageSpool? = nil, capacity: Int = 1 << 18) {
    self.spool = spool
    self.capacity = capacity
  }

  /// Keeps a copy of bytes.
  func add(_ bytes: [UInt8]) -> PackedBytes {
    if chunk.room < bytes.count {
      if let spool { chunk.move(to: spool) }
      chunk = PackedChunk(capacity: max(capacity, bytes.count))
    }
    return chunk.add(bytes)
  }
}

/// Bytes in a piece of a ``PackedStore``.
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
  func read<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) throws(SpoolError) -> Result {
    guard let chunk else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
    return try chunk.read(range, body)
  }
}

/// A piece that is filled from its beginning: memory of the system's own, since what the C library is given back it may
/// keep, and later a part of the spool. What was written is never changed, nobody reads beyond that, and nobody but its
/// worker reads before that worker is done.
private final class PackedChunk: @unchecked Sendable {
  private var memory: UnsafeMutableBufferPointer<UInt8>
  private var isMapped: Bool
  private var count = 0
  private var spooled: (spool: PageSpool, start: Int)?

  init(capacity: Int) {
    let start = mmap(nil, max(1, capacity), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    isMapped = start != nil && start != MAP_FAILED
    memory =
      isMapped
      ? UnsafeMutableBufferPointer(start: start?.assumingMemoryBound(to: UInt8.self), count: capacity)
      : .allocate(capacity: capacity)
  }

  deinit { giveBack() }

  private func giveBack() {
    if isMapped { munmap(memory.baseAddress, max(1, memory.count)) } else { memory.deallocate() }
    (memory, isMapped) = (UnsafeMutableBufferPointer(start: nil, count: 0), false)
  }

  var room: Int { memory.count - count }

  /// Keeps bytes for which there is room.
  func add(_ bytes: [UInt8]) -> PackedBytes {
    let range = count..<count + bytes.count
    _ = memory[range].initialize(fromContentsOf: bytes)
    count = range.upperBound
    return PackedBytes(self, range)
  }

  /// Goes to a file, if that takes it.
  func move(to spool: PageSpool) {
    guard count > 0,
      let start = spool.append(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(memory)[..<count]))
    else { return }
    spooled = (spool, start)
    giveBack()
  }

  func read<Result>(
    _ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) throws(SpoolError) -> Result {
    guard let spooled else { return body(UnsafeBufferPointer(rebasing: memory[range])) }
    let bytes = try spooled.spool.bytes(at: spooled.start + range.lowerBound, count: range.count)
    return bytes.withUnsafeBufferPointer(body)
  }
}
