import Manuscript

/// The name of a newsletter, which all its issues share: what stands before the first tag in the template of
/// the title, without the words that belong to the number; the key of the job where that leaves nothing.
///
/// `金融周报 第 {{issue.number}} 期` → `金融周报`; `River Notes, No. {{issue.number}}` → `River Notes`.
func nameSeries(_ job: Job) -> String {
  let template = job.issue.title
  let end = template.firstRange(of: "{{")?.lowerBound ?? template.endIndex
  var name = template[..<end]
  var isShorter = true
  while isShorter {
    let before = name.count
    while let last = name.last, !last.isLetter, !last.isNumber, !closing.contains(last) { name.removeLast() }
    for word in numberWords where name.lowercased().hasSuffix(word) {
      let rest = name.dropLast(word.count)
      // A word of letters is one only where it stands alone.
      if word.first?.isASCII == true, rest.last?.isLetter == true { continue }
      name = rest
    }
    isShorter = name.count < before
  }
  let text = name.drop { $0.isWhitespace }
  return text.isEmpty ? job.key : String(text)
}

/// Marks that may end a name.
private let closing: Set<Character> = ["」", "』", "》", "）", ")", "!", "！", "?", "？", "”", "’"]

/// What stands before the number of an issue.
private let numberWords = ["第", "제", "no", "nr", "issue", "vol", "volume", "number", "总", "總"]
