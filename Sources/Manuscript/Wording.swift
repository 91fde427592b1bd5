/// The few words that a book needs besides its text, in the language of the book.
public struct Wording: Sendable, Equatable {
  /// The heading of the table of contents.
  public var contents: String
  /// The name of the cover.
  public var cover: String
  /// The heading of the list of illustrations.
  public var illustrations: String
  /// The name of the list of the pages of a printed edition.
  public var pages: String
  /// The name of the title page.
  public var titlePage: String
  /// The name of the place where the text begins.
  public var bodyMatter: String
  /// The heading of the notes.
  public var notes: String
  /// The heading of the colophon.
  public var colophon: String
  /// The link from a byline to the place of publication.
  public var source: String
  /// What stands before the number of a figure.
  public var figure: String
  /// What stands above a table that goes on.
  public var continued: String
  /// What stands between two items of a byline.
  public var bylineSeparator: String
  /// The link back from a note to the text.
  public var backToText: String
  /// The previous article.
  public var previous: String
  /// The next article.
  public var next: String
  /// The heading of a newsletter's summary.
  public var highlights: String
  /// What stands above an editorial, and the title of one that has none.
  public var editorial: String
  /// What stands before the sites that an issue was compiled from.
  public var sources: String
  /// What stands behind names of which the last ones are left out.
  public var others: String
}

extension Wording {
  /// The words for a language; English where it is not known.
  public init(_ language: Language) {
    switch language.primary {
    case "zh": self = language.isTraditionalChinese ? .zhHant : .zhHans
    case "ja": self = .japanese
    case "ko": self = .korean
    default: self = .english
    }
  }

  static let zhHans = Wording(
    contents: "目录", cover: "封面", illustrations: "插图目录", pages: "页码", titlePage: "书名页", bodyMatter: "正文",
    notes: "注释",
    colophon: "版权页",
    source: "原文", figure: "图", continued: "续表", bylineSeparator: " · ", backToText: "返回正文", previous: "上一篇",
    next: "下一篇", highlights: "本期要点",
    editorial: "卷首语", sources: "本期文章来源", others: "等")
  static let zhHant = Wording(
    contents: "目錄", cover: "封面", illustrations: "插圖目錄", pages: "頁碼", titlePage: "書名頁", bodyMatter: "正文",
    notes: "註釋",
    colophon: "版權頁",
    source: "原文", figure: "圖", continued: "續表", bylineSeparator: " · ", backToText: "返回正文", previous: "上一篇",
    next: "下一篇", highlights: "本期要點",
    editorial: "卷首語", sources: "本期文章來源", others: "等")
  static let japanese = Wording(
    contents: "目次", cover: "表紙", illustrations: "図版一覧", pages: "ページ", titlePage: "扉", bodyMatter: "本文",
    notes: "注",
    colophon: "奥付",
    source: "元記事", figure: "図", continued: "（続き）", bylineSeparator: " · ", backToText: "本文に戻る",
    previous: "前の記事",
    next: "次の記事", highlights: "今号の要点",
    editorial: "巻頭言", sources: "今号の記事の出典", others: "ほか")
  static let korean = Wording(
    contents: "차례", cover: "표지", illustrations: "그림 차례", pages: "쪽", titlePage: "속표지", bodyMatter: "본문",
    notes: "주",
    colophon: "판권",
    source: "원문", figure: "그림", continued: "(계속)", bylineSeparator: " · ", backToText: "본문으로",
    previous: "이전 글",
    next: "다음 글", highlights: "이번 호 요점",
    editorial: "머리말", sources: "이번 호의 출처", others: " 외")
  static let english = Wording(
    contents: "Contents", cover: "Cover", illustrations: "Illustrations", pages: "Pages",
    titlePage: "Title Page",
    bodyMatter: "Text", notes: "Notes",
    colophon: "Colophon", source: "Source", figure: "Figure", continued: "continued", bylineSeparator: " · ",
    backToText: "Back to the text", previous: "Previous", next: "Next", highlights: "In This Issue",
    editorial: "Editorial", sources: "Sources of this issue", others: " and others")
}

extension Wording {
  /// A calendar date as it is printed in a byline.
  public static func date(_ date: PostDate, in language: Language) -> String {
    switch language.primary {
    case "zh", "ja": return "\(date.year)年\(date.month)月\(date.day)日"
    case "ko": return "\(date.year)년 \(date.month)월 \(date.day)일"
    default: return "\(date.day) \(months[date.month - 1]) \(date.year)"
    }
  }

  /// Several names, as those of authors, in one line.
  public static func names(_ names: [String], in language: Language) -> String {
    names.joined(separator: ["zh", "ja"].contains(language.primary) ? "、" : ", ")
  }

  /// The day of the week of a date, as the head of a newspaper has it.
  public static func weekday(_ date: PostDate, in language: Language) -> String {
    // 1 January 1970 was a Thursday, and days begin on Sunday here.
    let index = ((PostDate.days(date.year, date.month, date.day) + 4) % 7 + 7) % 7
    let han = Array("日一二三四五六")[index]
    switch language.primary {
    case "zh": return "星期\(han)"
    case "ja": return "\(Array("日月火水木金土")[index])曜日"
    case "ko": return "\(Array("일월화수목금토")[index])요일"
    default: return weekdays[index]
    }
  }

  /// A calendar date with its day of the week.
  public static func fullDate(_ date: PostDate, in language: Language) -> String {
    let (day, name) = (Wording.date(date, in: language), weekday(date, in: language))
    return language.isCJK ? "\(day) \(name)" : "\(name), \(day)"
  }

  /// The number of an issue as it is printed; one that is more than a number stays as it is.
  public static func issue(_ number: String, in language: Language) -> String {
    guard number.allSatisfy({ $0.isASCII && $0.isNumber }) else { return number }
    return switch language.primary {
    case "zh": "第\(number)期"
    case "ja": "第\(number)号"
    case "ko": "제\(number)호"
    default: "No. \(number)"
    }
  }

  /// A volume of a book that is divided, by its number.
  public static func volume(_ number: Int, in language: Language) -> String {
    switch language.primary {
    case "zh": "第\(number)卷"
    case "ja": "第\(number)巻"
    case "ko": "제\(number)권"
    default: "Volume \(number)"
    }
  }

  /// So many posts.
  public static func posts(_ count: Int, in language: Language) -> String {
    switch language.primary {
    case "zh": "\(count)篇"
    case "ja": "\(count)本"
    case "ko": "\(count)편"
    default: count == 1 ? "1 post" : "\(count) posts"
    }
  }

  private static let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
}
