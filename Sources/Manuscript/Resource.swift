/// The name of a picture within a publication: stable, ASCII, the same for the same origin.
public struct ResourceID: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The name itself.
  public let description: String

  /// Takes the name as it is; readers number pictures in reading order.
  public init(_ description: String) { self.description = description }

  /// Orders by name.
  public static func < (lhs: ResourceID, rhs: ResourceID) -> Bool { lhs.description < rhs.description }
}

/// Where the bytes of a picture come from.
public enum ResourceOrigin: Sendable, Hashable {
  /// A file, by its path.
  case file(String)
  /// A file that does not exist, by the path at which it should be; who made the publication has told of it.
  case missing(String)
  /// Bytes that stood in the source itself (a `data:` address).
  case data([UInt8])
  /// An address on the network.
  case remote(String)
}
