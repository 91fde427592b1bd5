import Manuscript

/// Why the bytes of a picture cannot be used.
enum ImageDefect: Error, Equatable {
  /// The bytes end before the picture does.
  case truncated
  /// Something else, as a sentence without a subject.
  case damaged(String)
}

extension ImageOrder {
  /// What a finding calls the picture.
  var name: String {
    switch origin {
    case .file(let path), .missing(let path): "the picture \(path)"
    case .remote(let address): "the picture \(address)"
    case .data: "the picture in the text"
    case nil: "the picture \(id)"
    }
  }

  func broken(_ defect: ImageDefect) -> Finding {
    let what =
      switch defect {
      case .truncated: "it ends too early"
      case .damaged(let what): what
      }
    return Finding(
      .imageBroken, "\(name) is damaged: \(what)", hint: "save it again from where it came from", at: place)
  }

  func unsupported(_ format: ImageFormat, _ defect: ImageDefect? = nil) -> Finding {
    var message = "\(name) is \(format.name)"
    if case .damaged(let what)? = defect { message += ", which could not be read: \(what)" }
    return Finding(.imageUnsupported, message, hint: format.hint, at: place)
  }

  func finding(_ loss: CleanSVG.Loss) -> Finding {
    let times = loss.count == 1 ? "" : " (\(loss.count) times)"
    return Finding(
      .contentDropped, "\(loss.what) was taken out of \(name)\(times)",
      hint: loss.isVisible ? "save the drawing with its texts and pictures as paths or inside the file" : nil,
      at: place, severity: loss.isVisible ? .warning : .note)
  }
}
