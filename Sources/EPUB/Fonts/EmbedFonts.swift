import Manuscript
import PangoCairo
import Themes

/// Chooses a face for each character of a book, and cuts each face down to its own.
struct EmbedFonts: Sendable {
  /// What is to be put into the book.
  struct Result: Sendable {
    var files: [FontFile] = []
    var findings: [Finding] = []
  }

  /// A face as the style sheet knows it.
  private struct Face: Hashable, Comparable {
    var family: String
    var weight: Int
    var isItalic: Bool
    var id: FaceID

    static func < (a: Face, b: Face) -> Bool {
      (a.family, a.weight, a.isItalic ? 1 : 0) < (b.family, b.weight, b.isItalic ? 1 : 0)
    }
  }

  let theme: Theme
  let catalogue: FontCatalogue
  let jobs: Int

  /// Cuts the faces that `looks` need.
  func run(_ looks: [TextLook: Set<UInt32>]) async -> Result {
    var faces: [Face: Set<UInt32>] = [:]
    var missing: Set<UInt32> = []
    for (look, characters) in looks {
      let candidates = candidates(for: look)
      for character in characters where FontFamilies.needsGlyph(character) {
        let order = FontFamilies.isHan(character, look.language) ? candidates.han : candidates.latin
        if let face = order.first(where: { catalogue.has(character, $0.id) }) {
          faces[face, default: []].insert(character)
        } else {
          missing.insert(character)
        }
      }
    }
    var result = await cut(faces)
    if !missing.isEmpty { result.findings.append(lack(of: missing)) }
    return result
  }

  private func candidates(for look: TextLook) -> (han: [Face], latin: [Face]) {
    let families = FontFamilies(theme.fonts, look.role, look.language)
    return (
      families.han.compactMap { face($0, look, isItalic: false) },
      families.latin(isItalic: look.isItalic).compactMap { face($0, look, isItalic: look.isItalic) }
    )
  }

  private func face(_ family: String, _ look: TextLook, isItalic: Bool) -> Face? {
    let weight = look.isBold ? 700 : 400
    return catalogue.face(family: family, weight: weight, italic: isItalic).map { id in
      // What is there, and not what was asked for: reading systems make the rest.
      Face(
        family: family, weight: catalogue[id].weight >= 600 ? 700 : 400,
        isItalic: catalogue[id].isItalic, id: id)
    }
  }

  private func cut(_ faces: [Face: Set<UInt32>]) async -> Result {
    let order = faces.keys.sorted()
    let jobs = max(1, min(jobs, order.count))
    typealias Cut = (Int, Swift.Result<EmbeddableFont, EmbeddableFont.Failure>)
    let fonts = await withTaskGroup(of: [Cut].self) { group in
      for job in 0..<jobs {
        group.addTask {
          stride(from: job, to: order.count, by: jobs).map { index in
            let face = catalogue[order[index].id]
            let characters = faces[order[index], default: []]
            return (
              index,
              Swift.Result { () throws(EmbeddableFont.Failure) in
                try EmbeddableFont(path: face.path, index: face.index, characters: characters)
              }
            )
          }
        }
      }
      return await group.reduce(into: [Cut]()) { $0 += $1 }.sorted { $0.0 < $1.0 }
    }
    var result = Result()
    for (index, font) in fonts {
      let face = order[index]
      switch font {
      case .success(let font):
        result.files.append(
          FontFile(
            family: face.family, weight: face.weight, isItalic: face.isItalic,
            characters: faces[face, default: []].count, isPostScript: font.isPostScript, bytes: font.bytes,
            number: result.files.count + 1))
      case .failure(let failure): result.findings.append(refusal(of: face.family, failure))
      }
    }
    if !result.files.isEmpty { result.findings.append(report(on: result.files)) }
    return result
  }

  private func refusal(of family: String, _ failure: EmbeddableFont.Failure) -> Finding {
    switch failure {
    case .restricted:
      Finding(
        .fontRestricted, "the font “\(family)” does not allow to be embedded; the reader's own stands in",
        hint: "name another one in the theme")
    case .unreadable: Finding(.fontMissing, "the font “\(family)” cannot be cut", severity: .warning)
    }
  }

  /// Which fonts are in the book, and what they weigh.
  private func report(on files: [FontFile]) -> Finding {
    let names = files.map { file in
      let style = (file.weight > 400 ? " bold" : "") + (file.isItalic ? " italic" : "")
      return "\(file.family)\(style) (\(file.characters) characters, \(file.bytes.count / 1000) kB)"
    }
    let total = files.reduce(0) { $0 + $1.bytes.count }
    return Finding(
      .fontEmbedded, "fonts of \(total / 1000) kB are in the book: \(names.joined(separator: ", "))")
  }

  private func lack(of characters: Set<UInt32>) -> Finding {
    let names = characters.sorted().prefix(20).map { value in
      let code = String(value, radix: 16, uppercase: true)
      let digits = String(repeating: "0", count: max(0, 4 - code.count)) + code
      return "U+\(digits)" + (Unicode.Scalar(value).map { " \($0)" } ?? "")
    }
    let more = characters.count > 20 ? " and \(characters.count - 20) more" : ""
    return Finding(
      .glyphMissing,
      "no font of the theme has \(names.joined(separator: ", "))\(more); the reader's own stands in")
  }
}
