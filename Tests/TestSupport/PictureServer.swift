import Foundation

/// The server of `Tests/Suite/network`, which all tests of fetching talk to; it ends with them.
public struct PictureServer: Sendable {
  private struct Addresses: Decodable {
    var http: Int
    var ipv6: Int?
    var https: Int?
    var certificate: String?
    var closed: Int
  }

  /// `nil` where there is no Python.
  public static let shared = try? PictureServer()

  /// Its address, with a slash at the end.
  public let http: String
  /// The same by IPv6, where the machine has it.
  public let ipv6: String?
  /// The same with TLS, where there is an `openssl` to make a certificate.
  public let https: String?
  /// The file of its certificate, which nobody has signed.
  public let certificate: String?
  /// A port at which nobody listens.
  public let closed: String
  private let input: Pipe

  private init() throws {
    let (process, output) = (Process(), Pipe())
    input = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", TestFolder.suite.appending(path: "network/server.py").path]
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    let line = output.fileHandleForReading.availableData
    let ports = try JSONDecoder().decode(Addresses.self, from: line)
    http = "http://127.0.0.1:\(ports.http)/"
    ipv6 = ports.ipv6.map { "http://[::1]:\($0)/" }
    https = ports.https.map { "https://localhost:\($0)/" }
    certificate = ports.certificate
    closed = "http://127.0.0.1:\(ports.closed)/"
  }
}
