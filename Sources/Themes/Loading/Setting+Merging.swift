import Settings

extension Setting {
  /// This value, with what `base` has and this one does not give.
  func merged(over base: Setting, key: String = "") -> Setting {
    switch (value, base.value) {
    case (.mapping(let own), .mapping(let inherited)):
      return Setting(value: .mapping(Self.merge(own, over: inherited)), place: place)
    // `columns: 2` gives the number alone and leaves the gutter as it is.
    case (.scalar, .mapping) where key == "columns":
      return wrapped(as: "count").merged(over: base)
    // `han: NAME` is the family of every language; one language given later joins it.
    case (.mapping, .scalar) where key == "han":
      return merged(over: base.wrapped(as: "zh-Hans"))
    default:
      return self
    }
  }

  private static func merge(_ own: [Entry], over inherited: [Entry]) -> [Entry] {
    var result = inherited
    for entry in own {
      guard let index = result.firstIndex(where: { $0.key == entry.key }) else {
        result.append(entry)
        continue
      }
      let setting = entry.setting.merged(over: result[index].setting, key: entry.key)
      result[index] = Entry(key: entry.key, place: entry.place, setting: setting)
    }
    return result
  }

  private func wrapped(as key: String) -> Setting {
    Setting(value: .mapping([Entry(key: key, place: place, setting: self)]), place: place)
  }
}
