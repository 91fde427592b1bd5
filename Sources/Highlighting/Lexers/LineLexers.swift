import Manuscript

/// Goes through a range line by line, without the line feeds.
private func forEachLine(
  of range: Range<Int>, in code: inout Code, _ body: (inout Code, Range<Int>) -> Void
) {
  var position = range.lowerBound
  while position < range.upperBound {
    let stop = code.lineEnd(position, before: range.upperBound)
    body(&code, position..<stop)
    position = stop + 1
  }
}

/// Comparisons: what is added, what is taken away, and the heads of files and places.
enum DiffLexer {
  static func run(_ code: inout Code, _ range: Range<Int>) {
    forEachLine(of: range, in: &code) { code, line in
      if let kind = kind(of: line, in: code) { code.add(kind, line) }
    }
  }

  private static func kind(of line: Range<Int>, in code: Code) -> CodeToken.Kind? {
    func begins(_ mark: Mark) -> Bool { code.has(mark.bytes, at: line.lowerBound, before: line.upperBound) }
    if begins("@@") { return .function }
    if begins("+++ ") || begins("--- ") || begins("diff ") || begins("index ") { return .comment }
    if begins("+") || begins(">") { return .inserted }
    if begins("-") || begins("<") { return .deleted }
    return nil
  }
}

/// Sessions in a terminal: the prompt, the command behind it, and output without colour.
enum ConsoleLexer {
  static func run(_ code: inout Code, _ range: Range<Int>, depth: Int) {
    var isContinued = false
    forEachLine(of: range, in: &code) { code, line in
      let prompt = isContinued ? line.lowerBound : promptEnd(line, code)
      guard let prompt else { return }
      if !isContinued { code.add(.comment, line.lowerBound..<prompt) }
      CodeLanguage.grammar(.shell).lex(&code, prompt..<line.upperBound, depth: depth + 1)
      isContinued = code.bytes[prompt..<line.upperBound].last == .backslash
    }
  }

  /// Behind `$ `, `# `, `% `, `> `, or what ends in one of them without a space before: `ann@host:~$ `.
  private static func promptEnd(_ line: Range<Int>, _ code: Code) -> Int? {
    guard let space = code.find([.space], from: line.lowerBound, before: line.upperBound),
      space > line.lowerBound, Array("$#%>".utf8).contains(code.bytes[space - 1])
    else { return nil }
    return space
  }
}

/// Build files of containers: instructions, and the shell in them.
enum DockerfileLexer {
  static func run(_ code: inout Code, _ range: Range<Int>, depth: Int) {
    var position = range.lowerBound
    var failures = 0
    while position < range.upperBound {
      position = instruction(&code, position, range.upperBound, depth, &failures)
    }
  }

  private static let shell: WordSet = "run cmd entrypoint healthcheck"
  private static let instructions: WordSet = [
    "from", "run", "cmd", "label", "maintainer", "expose", "env", "add", "copy", "entrypoint", "volume",
    "user",
    "workdir", "arg", "onbuild", "stopsignal", "healthcheck", "shell",
  ]

  /// One instruction with its continued lines and here-documents; gives the position behind it.
  private static func instruction(
    _ code: inout Code, _ start: Int, _ end: Int, _ depth: Int, _ failures: inout Int
  ) -> Int {
    let word = code.skipBlanks(start, before: end)
    var index = word
    while index < end, code.bytes[index].isLetter { index += 1 }
    guard let key = Word(code.bytes, word..<index, isFolded: true), instructions.contains(key) else {
      let stop = code.lineEnd(word, before: end)
      if word < stop, code.bytes[word] == .hash { code.add(.comment, word..<stop) }
      return min(stop + 1, end)
    }
    code.add(.keyword, word..<index)
    let stop = self.end(of: index, end, code, &failures)
    let language = CodeLanguage.grammar(shell.contains(key) ? .shell : .dockerArguments)
    language.lex(&code, index..<stop, depth: depth + 1)
    return stop
  }

  /// The end of an instruction: the first line that is not continued, or the last of a here-document.
  private static func end(of start: Int, _ end: Int, _ code: Code, _ failures: inout Int) -> Int {
    var stop = code.lineEnd(start, before: end)
    if failures < GrammarLexer.patience, let mark = code.find([.less, .less], from: start, before: stop) {
      if let close = hereEnd(mark + 2, stop, end, code) { return close }
      failures += 1
    }
    var line = start
    while stop < end, isContinued(line..<stop, code) || line > start && isComment(line..<stop, code) {
      line = stop + 1
      stop = code.lineEnd(line, before: end)
    }
    return stop
  }

  /// Whether a line ends in a backslash.
  private static func isContinued(_ line: Range<Int>, _ code: Code) -> Bool {
    code.bytes[line].last { !$0.isBlank } == .backslash
  }

  /// Comments may stand among continued lines.
  private static func isComment(_ line: Range<Int>, _ code: Code) -> Bool {
    code.bytes[line].first { !$0.isBlank } == .hash
  }

  private static func hereEnd(_ mark: Int, _ line: Int, _ end: Int, _ code: Code) -> Int? {
    var first = mark
    while first < line, !code.bytes[first].isNameStart { first += 1 }
    var last = first
    while last < line, code.bytes[last].isName { last += 1 }
    guard last > first else { return nil }
    let name = [.lineFeed] + code.bytes[first..<last]
    var position = line
    while let found = code.find(name, from: position, before: end) {
      let stop = found + name.count
      if stop == end || code.bytes[stop] == .lineFeed { return stop }
      position = stop
    }
    return nil
  }
}

/// Make files: targets, variables, and the shell of recipes.
enum MakefileLexer {
  static func run(_ code: inout Code, _ range: Range<Int>, depth: Int) {
    forEachLine(of: range, in: &code) { code, line in
      guard let first = line.first else { return }
      if code.bytes[first] == 0x09 {
        CodeLanguage.grammar(.recipe).lex(&code, line, depth: depth + 1)
      } else {
        definition(&code, line)
      }
    }
  }

  /// A target before its colon, a variable before its equals sign, and what stands behind.
  private static func definition(_ code: inout Code, _ line: Range<Int>) {
    let marks = line.first {
      code.bytes[$0] == .colon || code.bytes[$0] == .equals || code.bytes[$0] == .hash
    }
    guard let mark = marks, code.bytes[mark] != .hash, mark > line.lowerBound else {
      return CodeLanguage.grammar(.recipe).lex(&code, line, depth: 1)
    }
    let isVariable =
      code.has([.colon, .equals], at: mark, before: line.upperBound) || code.bytes[mark] == .equals
    var last = mark
    while last > line.lowerBound, code.bytes[last - 1].isBlank || "?+:".utf8.contains(code.bytes[last - 1]) {
      last -= 1
    }
    code.add(isVariable ? .name : .function, line.lowerBound..<last)
    let behind = code.has([.colon, .equals], at: mark, before: line.upperBound) ? mark + 2 : mark + 1
    CodeLanguage.grammar(.recipe).lex(&code, behind..<line.upperBound, depth: 1)
  }
}
