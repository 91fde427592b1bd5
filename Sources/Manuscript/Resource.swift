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
  /// The first of two that can be had: pages name several sizes of a picture, or a lazy one and a plain one.
  indirect case either(ResourceOrigin, or: ResourceOrigin)
}

extension ResourceOrigin {
  /// The origins to try, likeliest first; none of them is a choice itself.
  public var candidates: [ResourceOrigin] {
    guard case .either(let first, let second) = self else { return [self] }
    return first.candidates + second.candidates
  }

  /// The likeliest address on the network, for those who cannot have the picture itself.
  public var address: String? {
    candidates.lazy.compactMap { if case .remote(let address) = $0 { address } else { nil } }.first
  }
}
