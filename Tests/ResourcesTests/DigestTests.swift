import Foundation
import TestSupport
import Testing

@testable import Resources

/// Digests, against the examples of FIPS 180-4.
@Suite struct DigestTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func areThoseOfTheStandard(text: String, digest: String) throws {
    #expect(Digest.sha256(of: Array(text.utf8)) == digest)
    try TestFolder.with { folder in
      let file = folder.appending(path: "file")
      try Data(text.utf8).write(to: file)
      #expect(Digest.sha256(ofFile: file.path) == digest)
      #expect(Digest.sha256(ofFile: file.path + "-lost") == nil)
    }
  }

  @Test func namesAreDigestedInPieces() {
    let digest = SHA1.digest(of: [Array("a".utf8), [], Array("bc".utf8)])
    let digits = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    #expect(digits.joined() == "a9993e364706816aba3e25717850c26c9cd0d89d")
  }
}
