/// How much decoded text is like that of posts, as a mean over what is not ASCII: about 1 for what is, about 0
/// for what only could be.
///
/// - Parameters:
///   - units: the text in UTF-16.
///   - encoding: what it was taken for.
/// - Returns: the mean; 0 for a text of nothing but ASCII.
func plausibility(_ units: [UInt16], of encoding: TextEncoding) -> Double {
  if encoding == .windows1252 { return westernPlausibility(units) }
  let weights = CharacterWeights.of(encoding)
  var (sum, count, kana, blanks) = (0.0, 0, 0, 0)
  for unit in units {
    switch unit {
    case 0x20:
      blanks += 1
      continue
    case 0x09, 0x0A, 0x0D, 0x21...0x7E: continue
    case 0..<0x20, 0x7F...0x9F: sum -= 2
    case 0x3041...0x30FC:
      kana += 1
      sum += Double(weights[Int(unit)])
    default: sum += Double(weights[Int(unit)])
    }
    count += 1
  }
  if count == 0 { return 0 }
  var mean = sum / Double(count)
  let isJapanese = encoding == .shiftJIS || encoding == .eucJP
  // No Japanese sentence is without kana, and no Korean one without blanks between its words.
  if isJapanese, kana * 20 < count { mean -= 0.5 }
  if encoding == .eucKR, count > 16, blanks * 16 < count { mean -= 0.5 }
  return mean
}

/// The share of what is not ASCII that stands as in texts of Western Europe: letters with accents among letters,
/// marks of print.
private func westernPlausibility(_ units: [UInt16]) -> Double {
  var (sum, count) = (0.0, 0)
  for (index, unit) in units.enumerated() where unit > 0x7E {
    count += 1
    let isAlone =
      (index == 0 || units[index - 1] < 0x80) && (index + 1 == units.count || units[index + 1] < 0x80)
    switch unit {
    case 0xC0...0xFF where isAlone && unit != 0xD7 && unit != 0xF7, 0x152, 0x153, 0x178: sum += 1
    case 0x2013...0x2026, 0xA0, 0xA9, 0xAB, 0xB0, 0xB7, 0xBB, 0x20AC: sum += isAlone ? 0.8 : 0.2
    default: sum -= 1
    }
  }
  return count == 0 || count * 4 > units.count ? 0 : sum / Double(count)
}

/// How much each unit of UTF-16 speaks for a text in an encoding.
///
/// The standards of the East put what is frequent before what is rare: level 1 of GB/T 2312, of Big5 and of JIS X
/// 0208 have 3,755, 5,401 and 2,965 characters, and few others are in any post.
private enum CharacterWeights {
  private static let tables = Dictionary(
    uniqueKeysWithValues: TextEncoding.allCases.map { ($0, table(for: $0)) })

  static func of(_ encoding: TextEncoding) -> [Float] { tables[encoding] ?? [] }

  private static func table(for encoding: TextEncoding) -> [Float] {
    var table = common
    for unit in frequent(in: encoding) where table[Int(unit)] < 0.4 { table[Int(unit)] = 0.4 }
    for scalar in frequentCharacters.unicodeScalars { table[Int(scalar.value)] = 1 }
    for scalar in frequentSyllables.unicodeScalars { table[Int(scalar.value)] = 1 }
    for scalar in scriptCharacters where scalar.value < 0x1_0000 { table[Int(scalar.value)] = 0.9 }
    func lower(_ range: ClosedRange<Int>, by amount: Float) { for unit in range { table[unit] -= amount } }
    switch encoding {
    case .gb18030, .big5: lower(0x3041...0x30FA, by: 0.9)
    case .eucKR:
      lower(0x3041...0x30FA, by: 0.9)
      lower(0x4E00...0x9FFF, by: 0.6)
    case .shiftJIS, .eucJP: lower(0xFF61...0xFF9F, by: 1)
    case .utf8, .utf16Little, .utf16Big, .windows1252: break
    }
    return table
  }

  /// What holds whatever the encoding is.
  private static let common: [Float] = {
    var table = [Float](repeating: -0.6, count: 0x1_0000)
    func set(_ range: ClosedRange<Int>, _ weight: Float) { for unit in range { table[unit] = weight } }
    set(0xA0...0xFF, -0.3)
    set(0x3400...0x4DBF, -0.5)
    set(0x4E00...0x9FFF, -0.35)
    set(0xAC00...0xD7A3, -0.2)
    set(0xD800...0xDFFF, -0.5)
    set(0xE000...0xF8FF, -2)
    set(0x3041...0x3096, 1)
    set(0x30A1...0x30FC, 0.8)
    table[0xFFFD] = -4
    for scalar in "、。，！？：；（）《》「」『』“”‘’—…·　〈〉【】～".unicodeScalars { table[Int(scalar.value)] = 1 }
    return table
  }()

  /// The characters of the first level of a standard; for UTF-16, of all of them.
  private static func frequent(in encoding: TextEncoding) -> [UInt16] {
    switch encoding {
    case .gb18030: level("GB18030", 0xB0...0xD7, 0xA1...0xFE)
    case .big5: level("BIG5-HKSCS", 0xA4...0xC6, 0x40...0x7E) + level("BIG5-HKSCS", 0xA4...0xC6, 0xA1...0xFE)
    case .shiftJIS, .eucJP: level("EUC-JP", 0xB0...0xCF, 0xA1...0xFE)
    case .eucKR: level("CP949", 0xB0...0xC8, 0xA1...0xFE)
    case .utf16Little, .utf16Big:
      frequent(in: .gb18030) + frequent(in: .big5) + frequent(in: .eucJP) + frequent(in: .eucKR)
    case .utf8, .windows1252: []
    }
  }

  private static func level(
    _ converter: String, _ leads: ClosedRange<UInt8>, _ trails: ClosedRange<UInt8>
  ) -> [UInt16] {
    let bytes = leads.flatMap { lead in trails.flatMap { [lead, $0] } }
    return (convert(bytes[...], from: converter) ?? []).filter {
      $0 > 0x7F && $0 < 0xD800 || $0 > 0xF8FF && $0 != 0xFFFD
    }
  }
}

/// Frequent characters that simplified, traditional and often Japanese texts share.
private let frequentCharacters =
  "的一是不了在人有我他上大中到地出道也你年那要以生自子天可下而去之作好小成然多日都心起看事方法同本所手十三二四五六七八九百千月水火土金木山川江河海风雨雪花草春夏秋冬早晚夜光白黑紅红青色面身口目耳足力女男父母兄弟姐妹友家文字書书信名前後后左右東南西北內内外高低新古老少安平和公民主義义正直真理性情感知意思想言語语話话行走回來来到入工市城村町里路店田石刀分半合今明昨每次回向由因此其者最更又再只但如果若没無无用全部元年代世界國国社政治科技術术能力等使命令定位置保存成果比較较反放送取收受加減少足不必要非常何些什么怎樣样吧呢嗎吗啊哪讓让把被給给於于从從與与或且並并很太就才已曾將将還还過过個个們们這这件条次点點線线間间樓楼房屋室學学校教育生活品質味食飯茶酒米肉魚鸟山林空氣气球星期週周時时候分秒起始終结結果完整理解決决問问題题答案重要輕轻快慢長长短深淺浅厚薄寒暖冷熱热清流落葉叶打算做法找買买賣卖花錢钱讀读寫写畫画唱歌舞笑哭愛爱恨怕忘記记念請请謝谢對对錯错好坏美麗丽渡船橋桥岸波浪站車车票街窗燈灯影夢梦詩诗章句篇首尾頭头張张片段節节紙纸墨筆笔印刷版"

/// Syllables that Korean texts have most of.
private let frequentSyllables =
  "이다는을에의가고로하지은를사한도서기자있인어나리정아그것라시대만수들해과보스일해들전주여성부장상제원구조비방소우니면서게까부터와으며했였없않같때말더무두모든생각람살마음물문오늘내일월년날저네거야요습합니까입됩되어진실경험계관공동학교중국한글미발세신안연영유의위용작재적제조종직천체출통표품하행현화회후히"
