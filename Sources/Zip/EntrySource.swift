import CZip

/// What libzip asks for the bytes of one entry.
///
/// It hands over deflated bytes and says so, so that libzip copies them. After CLOSE the bytes are gone
/// but the facts stay: libzip asks again, and fails where the answer differs.
final class EntrySource {
  private let index: Int
  private let ahead: PackAhead
  private let compressor: Compressor
  private var facts: Packed.Facts?
  private var bytes: [UInt8]?
  private var position = 0
  /// Why the entry could not be had.
  private(set) var failure: ArchiveError?

  init(index: Int, ahead: PackAhead, compressor: Compressor) {
    self.index = index
    self.ahead = ahead
    self.compressor = compressor
  }

  /// The callback; the context is an unretained `EntrySource` that outlives the archive.
  static let answer: zip_source_callback = { context, data, length, command in
    guard let context else { return -1 }
    return Unmanaged<EntrySource>.fromOpaque(context).takeUnretainedValue().answer(command, data, length)
  }

  private func answer(
    _ command: zip_source_cmd_t, _ data: UnsafeMutableRawPointer?, _ length: zip_uint64_t
  ) -> zip_int64_t {
    switch command {
    case ZIP_SOURCE_OPEN: return open()
    case ZIP_SOURCE_READ: return read(UnsafeMutableRawBufferPointer(start: data, count: Int(length)))
    case ZIP_SOURCE_CLOSE:
      bytes = nil
      return 0
    case ZIP_SOURCE_STAT: return describe(data)
    case ZIP_SOURCE_ERROR: return error(UnsafeMutableRawBufferPointer(start: data, count: Int(length)))
    case ZIP_SOURCE_FREE: return 0
    case ZIP_SOURCE_SUPPORTS: return Self.supported
    default: return -1
    }
  }

  /// `zip_source_make_command_bitmap` is variadic and so not to be called from Swift.
  private static let supported: zip_int64_t = [
    ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
    ZIP_SOURCE_SUPPORTS,
  ].reduce(0) { $0 | 1 << zip_int64_t($1.rawValue) }

  private func load() -> Bool {
    switch ahead.take(index, compressor) {
    case .success(let packed):
      (bytes, facts) = (packed.bytes, packed.facts)
      return true
    case .failure(let error):
      failure = error
      return false
    }
  }

  private func open() -> zip_int64_t {
    position = 0
    return bytes != nil || load() ? 0 : -1
  }

  private func read(_ buffer: UnsafeMutableRawBufferPointer) -> zip_int64_t {
    guard let bytes else { return -1 }
    let count = min(buffer.count, bytes.count - position)
    buffer.copyBytes(from: bytes[position..<position + count])
    position += count
    return zip_int64_t(count)
  }

  private func describe(_ data: UnsafeMutableRawPointer?) -> zip_int64_t {
    guard let answer = data?.assumingMemoryBound(to: zip_stat.self) else { return -1 }
    guard facts != nil || load(), let facts else { return -1 }
    zip_stat_init(answer)
    answer.pointee.size = zip_uint64_t(facts.size)
    answer.pointee.comp_size = zip_uint64_t(facts.packedSize)
    answer.pointee.crc = facts.checksum
    answer.pointee.comp_method = zip_uint16_t(facts.method == .stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE)
    answer.pointee.valid = zip_uint64_t(
      ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD)
    return zip_int64_t(MemoryLayout<zip_stat>.size)
  }

  /// Two `int`s: libzip's code, and the system's.
  private func error(_ buffer: UnsafeMutableRawBufferPointer) -> zip_int64_t {
    let codes: [Int32] = [ZIP_ER_READ, 0]
    return codes.withUnsafeBytes { codes in
      guard buffer.count >= codes.count else { return -1 }
      buffer.copyMemory(from: codes)
      return zip_int64_t(codes.count)
    }
  }
}
