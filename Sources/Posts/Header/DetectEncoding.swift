import Manuscript

/// The encodings of files that are not UTF-8.
enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "UTF-8"
  case utf16Little = "UTF-16LE"
  case utf16Big = "UTF-16BE"
  case gb18030 = "GB18030"
  case big5 = "Big5"
  case shiftJIS = "Shift_JIS"
  case eucJP = "EUC-JP"
  case eucKR = "EUC-KR"
  case windows1252 = "windows-1252"

  /// What iconv calls it: the wider table, where there are two of a name.
  var converter: String {
    switch self {
    case .big5: "BIG5-HKSCS"
    case .shiftJIS: "CP932"
    case .eucKR: "CP949"
    case .windows1252: "CP1252"
    default: rawValue
    }
  }
}

/// Tells the encoding of a file from its bytes.
///
/// A byte order mark and valid UTF-8 say it at once. Else each encoding is tried on the beginning of what is
/// not ASCII, and the one whose characters are most like those of posts is taken: nearly all bytes are
/// *some* character in each of these encodings, but only in one of them are they frequent ones.
///
/// - Parameter file: the bytes.
/// - Returns: the encoding; UTF-8 also for damaged UTF-8 and where none of them makes sense.
func detectEncoding(_ file: [UInt8]) -> TextEncoding {
  if file.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
  if file.starts(with: [0xFF, 0xFE]) { return .utf16Little }
  if file.starts(with: [0xFE, 0xFF]) { return .utf16Big }
  if let wide = wideASCII(file) { return wide }
  if String(validating: file, as: UTF8.self) != nil { return .utf8 }
  let start = file.firstIndex { $0 >= 0x80 } ?? 0
  // A multiple of four bytes from an even place: no unit of UTF-16 is cut.
  let sample = file[(start & ~1)...].prefix(16_384)
  if isDamagedUTF8(sample) { return .utf8 }
  let declared = declaredEncoding(file)
  var best = (encoding: TextEncoding.utf8, score: 0.35)
  for encoding in TextEncoding.allCases where encoding != .utf8 {
    let isWide = encoding == .utf16Little || encoding == .utf16Big
    if isWide, file.count % 2 != 0 { continue }
    guard let units = convert(isWide ? sample : file[start...].prefix(16_384), from: encoding.converter)
    else {
      continue
    }
    let score = plausibility(units, of: encoding) + (encoding == declared ? 0.5 : 0)
    if score > best.score { best = (encoding, score) }
  }
  return best.encoding
}

/// UTF-16 without a mark, told by the zeros that every space and line feed of it has.
private func wideASCII(_ file: [UInt8]) -> TextEncoding? {
  guard file.count >= 4, file.count % 2 == 0 else { return nil }
  var zeros = (even: 0, odd: 0)
  let sample = file.prefix(8192)
  for (index, byte) in sample.enumerated() where byte == 0 {
    if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
  }
  // A stray NUL in a text of bytes is not enough.
  guard max(zeros.even, zeros.odd) * 50 >= sample.count, max(zeros.even, zeros.odd) >= 2 else { return nil }
  if zeros.odd > zeros.even * 8 { return .utf16Little }
  return zeros.even > zeros.odd * 8 ? .utf16Big : nil
}

/// Whether most of what is not ASCII is UTF-8 all the same.
private func isDamagedUTF8(_ sample: ArraySlice<UInt8>) -> Bool {
  var decoder = UTF8()
  var iterator = sample.makeIterator()
  var (good, bad) = (0, 0)
  while true {
    switch decoder.decode(&iterator) {
    case .scalarValue(let scalar): if scalar.value >= 0x80 { good += 1 }
    case .error: bad += 1
    case .emptyInput: return good > bad * 4
    }
  }
}

/// The encoding that a document in HTML says it has.
private func declaredEncoding(_ file: [UInt8]) -> TextEncoding? {
  let head = String(decoding: file.prefix(1024), as: UTF8.self).lowercased()
  guard let start = head.firstRange(ofASCII: "charset=")?.upperBound else { return nil }
  let name = head[start...].drop { $0 == "\"" || $0 == "'" }.prefix {
    $0 == "-" || $0 == "_" || $0.isLetter || $0.isNumber
  }
  switch name {
  case "gb2312", "gbk", "gb18030", "x-gbk": return .gb18030
  case "big5", "big5-hkscs": return .big5
  case "shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j": return .shiftJIS
  case "euc-jp", "x-euc-jp": return .eucJP
  case "windows-1252", "iso-8859-1", "iso-8859-15", "latin1": return .windows1252
  case "euc-kr", "ks_c_5601-1987", "windows-949": return .eucKR
  default: return nil
  }
}
