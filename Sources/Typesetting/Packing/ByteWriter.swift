/// Writes numbers and texts behind each other, small numbers in few bytes.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  /// Begins anew, in the memory that is there.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func write(_ byte: UInt8) { bytes.append(byte) }

  /// Seven bits a byte, the lowest first; the eighth says that more follow.
  mutating func write(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// A number of either sign that is near to 0.
  mutating func write(signed number: Int) { write(number << 1 ^ number >> 63) }

  mutating func write(_ value: Double) {
    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes += $0 }
  }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes += text.utf8
  }

  mutating func write(_ point: Point) {
    write(point.x)
    write(point.y)
  }

  mutating func write(_ rect: Rect) {
    write(Point(x: rect.x, y: rect.y))
    write(Point(x: rect.width, y: rect.height))
  }
}

/// Reads what ``ByteWriter`` wrote, in the same order.
struct ByteReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func byte() -> UInt8 {
    defer { position += 1 }
    return bytes[position]
  }

  mutating func number() -> Int {
    var (value, shift) = (UInt64(0), UInt64(0))
    while true {
      let byte = byte()
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(truncatingIfNeeded: value) }
      shift += 7
    }
  }

  mutating func signed() -> Int {
    let value = number()
    return Int(bitPattern: UInt(bitPattern: value) >> 1) ^ -(value & 1)
  }

  mutating func double() -> Double {
    defer { position += 8 }
    let bits = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: position, as: UInt64.self)
    return Double(bitPattern: UInt64(littleEndian: bits))
  }

  mutating func text() -> String {
    let count = number()
    defer { position += count }
    return String(decoding: bytes[position..<position + count], as: UTF8.self)
  }

  mutating func point() -> Point {
    let x = double()
    return Point(x: x, y: double())
  }

  mutating func rect() -> Rect {
    let (origin, size) = (point(), point())
    return Rect(x: origin.x, y: origin.y, width: size.x, height: size.y)
  }
}
