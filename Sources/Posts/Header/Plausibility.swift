/// How much decoded text is like that of posts, as a mean over what is not ASCII: about 1 for what is, about 0
/// for what only could be.
///
/// - Parameters:
///   - units: the text in UTF-16.
///   - encoding: what it was taken for.
/// - Returns: the mean; 0 for a text of nothing but ASCII.
func plausibility(_ units: [UInt16], of encoding: TextEncoding) -> Double {
  var (sum, count) = (0.0, 0)
  for unit in units {
    switch unit {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E: continue
    case 0..<0x20, 0x7F...0x9F: sum -= 2
    default: sum += weights[Int(unit)] + foreign(unit, encoding)
    }
    count += 1
  }
  return count == 0 ? 0 : sum / Double(count)
}

/// What speaks against a character in an encoding that has it, but whose texts have not.
private func foreign(_ unit: UInt16, _ encoding: TextEncoding) -> Double {
  switch (encoding, unit) {
  case (.gb18030, 0x3041...0x30FA), (.big5, 0x3041...0x30FA), (.eucKR, 0x3041...0x30FA): -0.9
  case (.eucKR, 0x4E00...0x9FFF): -0.5
  case (.shiftJIS, 0xFF61...0xFF9F): -1
  default: 0
  }
}

/// For each unit of UTF-16, how much it speaks for a text.
private let weights: [Double] = {
  var table = [Double](repeating: -0.6, count: 0x1_0000)
  table.replaceSubrange(0xA0...0xFF, with: repeatElement(-0.3, count: 0x60))
  table.replaceSubrange(0x3400...0x4DBF, with: repeatElement(-0.5, count: 0x19C0))
  table.replaceSubrange(0x4E00...0x9FFF, with: repeatElement(0, count: 0x5200))
  table.replaceSubrange(0xAC00...0xD7A3, with: repeatElement(0.1, count: 0x2BA4))
  table.replaceSubrange(0xD800...0xDFFF, with: repeatElement(-0.5, count: 0x800))
  table.replaceSubrange(0xE000...0xF8FF, with: repeatElement(-2, count: 0x1900))
  table.replaceSubrange(0x3041...0x3096, with: repeatElement(1, count: 0x56))
  table.replaceSubrange(0x30A1...0x30FC, with: repeatElement(0.8, count: 0x5C))
  table[0xFFFD] = -4
  for scalar in "、。，！？：；（）《》「」『』“”‘’—…·　〈〉【】～".unicodeScalars { table[Int(scalar.value)] = 1 }
  for scalar in frequentCharacters.unicodeScalars { table[Int(scalar.value)] = 1 }
  for scalar in frequentSyllables.unicodeScalars { table[Int(scalar.value)] = 1 }
  for scalar in scriptCharacters where scalar.value < 0x1_0000 { table[Int(scalar.value)] = 0.9 }
  return table
}()

/// Frequent characters that simplified, traditional and often Japanese texts share.
private let frequentCharacters =
  "的一是不了在人有我他上大中到地出道也你年那要以生自子天可下而去之作好小成然多日都心起看事方法同本所手十三二四五六七八九百千月水火土金木山川江河海风雨雪花草春夏秋冬早晚夜光白黑紅红青色面身口目耳足力女男父母兄弟姐妹友家文字書书信名前後后左右東南西北內内外高低新古老少安平和公民主義义正直真理性情感知意思想言語语話话行走回來来到入工市城村町里路店田石刀分半合今明昨每次回向由因此其者最更又再只但如果若没無无用全部元年代世界國国社政治科技術术能力等使命令定位置保存成果比較较反放送取收受加減少足不必要非常何些什么怎樣样吧呢嗎吗啊哪讓让把被給给於于从從與与或且並并很太就才已曾將将還还過过個个們们這这件条次点點線线間间樓楼房屋室學学校教育生活品質味食飯茶酒米肉魚鸟山林空氣气球星期週周時时候分秒起始終结結果完整理解決决問问題题答案重要輕轻快慢長长短深淺浅厚薄寒暖冷熱热清流落葉叶打算做法找買买賣卖花錢钱讀读寫写畫画唱歌舞笑哭愛爱恨怕忘記记念請请謝谢對对錯错好坏美麗丽渡船橋桥岸波浪站車车票街窗燈灯影夢梦詩诗章句篇首尾頭头張张片段節节紙纸墨筆笔印刷版"

/// Syllables that Korean texts have most of.
private let frequentSyllables =
  "이다는을에의가고로하지은를사한도서기자있인어나리정아그것라시대만수들해과보스일해들전주여성부장상제원구조비방소우니면서게까부터와으며했였없않같때말더무두모든생각람살마음물문오늘내일월년날저네거야요습합니까입됩되어진실경험계관공동학교중국한글미발세신안연영유의위용작재적제조종직천체출통표품하행현화회후히"
