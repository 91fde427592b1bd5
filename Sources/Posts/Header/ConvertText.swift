import CIconv

/// A text in an encoding that iconv knows, as UTF-16; what is no character there becomes U+FFFD.
///
/// - Returns: `nil` where iconv does not know the encoding.
func convert(_ bytes: ArraySlice<UInt8>, from encoding: String) -> [UInt16]? {
  var made: Int64 = -1
  // No byte becomes more than one unit in these encodings.
  let units = [UInt16](unsafeUninitializedCapacity: bytes.count + 1) { units, count in
    made = bytes.withUnsafeBytes { source in
      bifolium_decode(
        encoding, source.baseAddress?.assumingMemoryBound(to: CChar.self), Int64(source.count),
        units.baseAddress, Int64(units.count))
    }
    count = max(0, Int(made))
  }
  return made < 0 ? nil : units
}
