import PDFDocuments

extension PDFValue {
  /// The value and all that stand in it directly, not behind references.
  var nested: some Sequence<PDFValue> {
    sequence(state: [self]) { waiting -> PDFValue? in
      guard let value = waiting.popLast() else { return nil }
      switch value {
      case .array(let values): waiting += values.reversed()
      case .dictionary(let entries), .stream(let entries):
        waiting += entries.sorted { $0.key > $1.key }.map(\.value)
      default: break
      }
      return value
    }
  }

  /// The device's own colours that a colour space is made of (ISO 32000-1 §8.6).
  var deviceSpaces: [String] {
    if let name { return name.hasPrefix("Device") && name != "DeviceN" ? [name] : [] }
    guard let values = array, let kind = values.first?.name else { return [] }
    switch kind {
    case "Indexed", "Pattern": return values.count > 1 ? values[1].deviceSpaces : []
    case "Separation", "DeviceN": return values.count > 2 ? values[2].deviceSpaces : []
    default: return values.count == 1 ? values[0].deviceSpaces : []
    }
  }
}
