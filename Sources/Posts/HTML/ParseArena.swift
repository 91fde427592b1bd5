/// Memory that one parse takes piece by piece and gives back all at once.
///
/// gumbo frees its tree by recursion, node by node; with an arena nothing has to be freed singly, which is
/// faster and cannot overflow the stack.
final class ParseArena {
  private static let chunkSize = 1 << 17
  private var chunks: [UnsafeMutableRawPointer] = []
  private var next: UnsafeMutableRawPointer?
  private var left = 0

  func allocate(_ size: Int) -> UnsafeMutableRawPointer {
    let size = (size + 15) & ~15
    if let next, size <= left {
      self.next = next + size
      left -= size
      return next
    }
    let isLarge = size > ParseArena.chunkSize / 4
    let chunk = UnsafeMutableRawPointer.allocate(
      byteCount: isLarge ? size : ParseArena.chunkSize, alignment: 16)
    chunks.append(chunk)
    if isLarge { return chunk }
    next = chunk + size
    left = ParseArena.chunkSize - size
    return chunk
  }

  deinit { for chunk in chunks { chunk.deallocate() } }
}
