import Foundation
import PangoCairo
import TestSupport
import Testing

/// Dictionaries as libhyphen reads them, found by the language of the text.
@Suite struct HyphenationTests {
  private func scalars(_ word: String) -> [UInt32] { word.unicodeScalars.map(\.value) }

  @Test(arguments: [
    ("en", "hyph_en_US.dic"), ("en-US", "hyph_en_US.dic"), ("en-GB", "hyph_en_GB.dic"),
    ("en-NZ", "hyph_en_US.dic"), ("de", "hyph_de_DE.dic"), ("de-AT", "hyph_de_AT.dic"),
    ("no", "hyph_nb_NO.dic"),
    ("sr", "hyph_sr_RS.dic"), ("sr-Latn", "hyph_sr-Latn_RS.dic"),
  ])
  func choosesTheNearestDictionary(_ language: String, _ file: String) throws {
    let names = [
      "hyph_en_US.dic", "hyph_en_GB.dic", "hyph_de_DE.dic", "hyph_de_AT.dic", "hyph_nb_NO.dic",
      "hyph_sr_RS.dic",
      "hyph_sr-Latn_RS.dic", "README",
    ]
    try TestFolder.with(Dictionary(uniqueKeysWithValues: names.map { ($0, "UTF-8\n") })) { folder in
      let found = Hyphenation(folders: [folder.path]).file(for: language)
      #expect(found == folder.path + "/" + file)
    }
  }

  @Test func aLanguageWithoutADictionaryHasNoDivisions() throws {
    let none = Hyphenation(folders: ["/nowhere"])
    #expect(none.divisions(of: scalars("harbour"), language: "en") == nil)
    #expect(Hyphenation.debianPackage(for: "pt-BR") == "hyphen-pt-br")
    #expect(Hyphenation.debianPackage(for: "vi") == nil)
  }

  @Test func keepsTwoLettersBeforeAndThreeBehind() throws {
    try TestFolder.with(["hyph_en.dic": "UTF-8\na1b\n"]) { folder in
      let hyphenation = Hyphenation(folders: [folder.path])
      #expect(hyphenation.divisions(of: scalars("abaabaabab"), language: "en") == [4, 7])
    }
  }

  @Test func readsDictionariesInOldEncodings() throws {
    try TestFolder.with([:]) { folder in
      // ü1k in ISO 8859-1.
      try Data("ISO8859-1\n".utf8 + [0xFC] + "1k\n".utf8).write(to: folder.appending(path: "hyph_de.dic"))
      let hyphenation = Hyphenation(folders: [folder.path])
      #expect(hyphenation.divisions(of: scalars("brüken"), language: "de") == [3])
      #expect(hyphenation.divisions(of: scalars("日本語の本です"), language: "de") == [])
    }
  }

  @Test func leavesOutPlacesWhereTheSpellingChanges() throws {
    try TestFolder.with(["hyph_de.dic": "UTF-8\nf1f/ff=f,1,2\nt1r\n"]) { folder in
      let hyphenation = Hyphenation(folders: [folder.path])
      #expect(hyphenation.divisions(of: scalars("schiffahrtroute"), language: "de") == [10])
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/share/hyphen/hyph_en_US.dic")))
  func dividesByTheDictionaryOfDebian() throws {
    let hyphenation = Hyphenation(folders: Hyphenation.systemFolders)
    #expect(hyphenation.divisions(of: scalars("hyphenation"), language: "en") == [2, 6])
  }
}
