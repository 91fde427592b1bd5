import Manuscript

/// The language of a text by the scripts it is written in; `nil` where they say nothing.
///
/// Kana make it Japanese and Hangul Korean, if they are more than a quotation; Han alone make it Chinese,
/// in the characters that it uses; else letters of Latin make it English.
func detectLanguage(_ title: String, _ blocks: [Block]) -> Language? {
  var count = ScriptCount()
  count.add(title)
  count.walk(blocks)
  return count.language
}

/// The same of a text as it is written. The first few thousand characters tell.
func detectLanguage(_ title: String, source: [UInt8]) -> Language? {
  var count = ScriptCount()
  count.add(title)
  count.add(withoutTags(source.prefix(12_000)))
  return count.language
}

/// A text without what stands between angle brackets: a page of HTML has more Latin in its tags than a short
/// post has Han.
private func withoutTags(_ source: ArraySlice<UInt8>) -> String {
  var bytes: [UInt8] = []
  var isInTag = false
  for byte in source {
    switch byte {
    case UInt8(ascii: "<"): isInTag = true
    case UInt8(ascii: ">"): isInTag = false
    default: if !isInTag { bytes.append(byte) }
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

private struct ScriptCount: Walker {
  private var han = 0
  private var kana = 0
  private var hangul = 0
  private var latin = 0
  private var simplified = 0
  private var traditional = 0

  mutating func visit(_ block: Block) {
    if !isCertain { walkChildren(of: block) }
  }

  mutating func visit(_ inline: Inline) {
    if case .text(let text) = inline { add(text) }
    walkChildren(of: inline)
  }

  mutating func add(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: latin += 1
      case 0x3041...0x30FF where scalar.value != 0x30FB: kana += 1
      case 0xAC00...0xD7A3: hangul += 1
      case 0x3400...0x9FFF: addHan(scalar)
      case 0x20000...0x3FFFF: han += 1
      default: continue
      }
    }
  }

  private mutating func addHan(_ scalar: Unicode.Scalar) {
    han += 1
    let evidence = scriptEvidence[Int(scalar.value) & 0xFFFF]
    if evidence & 1 != 0 { simplified += 1 }
    if evidence & 2 != 0 { traditional += 1 }
  }

  /// A few thousand characters tell; more would not tell better.
  private var isCertain: Bool { han + kana + hangul + latin > 8000 }

  /// A word of Latin has about five letters and says as much as two characters of Han.
  var language: Language? {
    let wide = han + kana + hangul
    if wide == 0 || wide * 5 < latin { return latin > 0 ? .english : wide > 0 ? wideLanguage : nil }
    return wideLanguage
  }

  private var wideLanguage: Language {
    if kana * 10 > han + kana { return .japanese }
    if hangul > han { return .korean }
    return traditional > simplified ? .zhHant : .zhHans
  }
}

/// For each character of the Basic Multilingual Plane: 1 if only simplified Chinese uses it, 2 if only
/// traditional Chinese does.
private let scriptEvidence: [UInt8] = {
  var table = [UInt8](repeating: 0, count: 0x1_0000)
  for scalar in simplifiedOnly where scalar.value < 0x1_0000 { table[Int(scalar.value)] |= 1 }
  for scalar in traditionalOnly where scalar.value < 0x1_0000 { table[Int(scalar.value)] |= 2 }
  return table
}()

/// Frequent characters of Chinese that are written differently in its two scripts.
var scriptCharacters: [Unicode.Scalar] { Array(simplifiedOnly) + Array(traditionalOnly) }

/// Frequent characters that only simplified Chinese uses.
private let simplifiedOnly =
  "这们来时为会对发经过还进动实现说开关门问间见长东车马鸟鱼贝钱银业产务员农个从众优传伤价华单卖卫历县变厂听启团围图场块坚坛处备复头夺妇妈学宁实审宽对导将层岁岛币师带帮广庆库应庙废张强归录彻径忆态总戏战执扩扫扬抚报担拥择挂挡损换据摆摇数断无旧显晓机杀权条极构标样桥检楼欢欧毁毕气汇汉沟没泽洁测济浏渐温湾满滚灭灯灵热爱爷牵状独狱献环珍电画疗疯监盘码确离种积称稳穷笔签简粮级约纪纯纲纳纵纷纸线练组细终绍绘给络绝统继绩续维综绿缓编缘网罗职联胜脑脚节获营虽蓝虑视规览觉触订认讨让训议记讲许论设访证评识诉词译试话该详语误请读课谁调谈谢谱负财责败账货质购费资赛赞赵趋跃轨轮软轻载较辆输边达迁运远违连迟选递适遗邮释里针钟钢铁银销锁错键镇门闭问闲间闻阅队阳阶际陆险随难雾静顶项顺须预领频题额风飞饭饮馆骑验鲜龙齐"
  .unicodeScalars

/// Frequent characters that only traditional Chinese uses (some of them Japanese too, which kana tell).
private let traditionalOnly =
  "這們來時為會對發經過還進動實現說開關門問間見長東車馬鳥魚貝錢銀業產務員農個從眾優傳傷價華單賣衛歷縣變廠聽啟團圍圖場塊堅壇處備復頭奪婦媽學寧審寬導將層歲島幣師帶幫廣慶庫應廟廢張強歸錄徹徑憶態總戲戰執擴掃揚撫報擔擁擇掛擋損換據擺搖數斷無舊顯曉機殺權條極構標樣橋檢樓歡歐毀畢氣匯漢溝澤潔測濟瀏漸灣滿滾滅燈靈熱愛爺牽狀獨獄獻環電畫療瘋監盤碼確離種積稱穩窮筆簽簡糧級約紀純綱納縱紛紙線練組細終紹繪給絡絕統繼績續維綜綠緩編緣網羅職聯勝腦腳節獲營雖藍慮視規覽覺觸訂認討讓訓議記講許論設訪證評識訴詞譯試話該詳語誤請讀課誰調談謝譜負財責敗賬貨質購費資賽贊趙趨躍軌輪軟輕載較輛輸邊達遷運遠違連遲選遞適遺郵釋裡針鐘鋼鐵銷鎖錯鍵鎮閉閒聞閱隊陽階際陸險隨難霧靜頂項順須預領頻題額風飛飯飲館騎驗鮮龍齊"
  .unicodeScalars
