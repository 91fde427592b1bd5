import Manuscript

extension LiquidRenderer {
  /// `{% include file.html name=value %}`: the file stands in the tag's place, with its parameters.
  mutating func include(_ token: LiquidToken) {
    let (name, rest) = nameAndParameters(token.arguments.trimmed)
    guard let template = template(resolved(name), isRelative: token.name == "include_relative") else {
      return note(token, as: "\(token.name) \(name)")
    }
    guard includeDepth < LiquidLimits.includes else {
      return limit("files include each other too deeply; the rest was left out")
    }
    let around = (source, includedAt, scope.value("include"))
    includedAt = line(of: token)
    scope.set("include", parameters(rest, token))
    includeDepth += 1
    render(template)
    includeDepth -= 1
    (source, includedAt) = (around.0, around.1)
    scope.set("include", around.2)
  }

  /// The name of the file is not quoted and may hold outputs.
  private func nameAndParameters(_ text: String) -> (String, String) {
    var depth = 0
    var end = text.startIndex
    while end < text.endIndex, depth > 0 || !text[end].isWhitespace {
      if text[end] == "{" { depth += 1 }
      if text[end] == "}" { depth -= 1 }
      end = text.index(after: end)
    }
    return (text[..<end].filter { $0 != "\"" && $0 != "'" }, String(text[end...]))
  }

  private mutating func parameters(_ text: String, _ token: LiquidToken) -> LiquidValue {
    var words = expression(liquidWords(text))
    var values: [String: LiquidValue] = [:]
    while let name = words.word() {
      if words.take("=") { values[String(name)] = words.operand() }
    }
    return .map(values)
  }

  /// A file of the site's `_includes`, or one beside the post. Nothing outside of the site is read.
  private mutating func template(_ name: String, isRelative: Bool) -> LiquidTemplate? {
    guard let root = context.site.root, !name.isEmpty, !name.hasPrefix("/"),
      !name.split(separator: "/").contains("..")
    else { return nil }
    let folder = isRelative ? Path.folder(of: context.file ?? "") : Path.join(root, includesFolder)
    let path = Path.join(folder, name)
    if let known = templates[path] { return known }
    let real = realPath(path)
    guard isInside(real, realPath(root)), let size = fileSize(real), size <= LiquidLimits.output,
      let bytes = readFile(real)
    else { return nil }
    let template = LiquidTemplate(decodeText(bytes, path: path).bytes, leavesCode: false)
    templates[path] = template
    return template
  }

  private var includesFolder: String { context.site.configuration?["includes_dir"]?.text ?? "_includes" }
}
