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

  /// Its addresses, each with a slash at the end; those that the machine cannot have are `nil`.
  public let http: String
  public let ipv6: String?
  public let https: String?
  /// The file of the certificate that nobody has signed.
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
