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
    case .either(let first, _): ImageOrder(id: id, origin: first, place: place).name
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

  /// A server's page in the place of a picture.
  func webPage() -> Finding {
    Finding(
      .imageBroken, "\(name) is a web page, not a picture",
      hint: "the server that it came from did not have it; save it again", at: place)
  }

  func unfetched(_ failure: FetchFailure) -> Finding {
    switch failure {
    case .unasked:
      Finding(.imageRemote, "\(name) is on the network and is not fetched", hint: failure.hint, at: place)
    case .offline: Finding(.imageOffline, "\(name) is not in the cache", hint: failure.hint, at: place)
    default:
      Finding(.imageMissing, "\(name) could not be fetched: \(failure.reason)", hint: failure.hint, at: place)
    }
  }

  /// What stands in the place of the picture that the post wants most, if anything.
  var substitution: Finding? {
    if case .success(let file)? = fetched, let failure = file.staleness {
      let message = "\(name) is the copy of an earlier run: \(failure.reason)"
      return Finding(.imageSubstituted, message, at: place)
    }
    guard let firstChoice else { return nil }
    let reason =
      switch firstChoice.outcome {
      case .success: "what came is no picture"
      case .failure(let failure): failure.reason
      }
    return Finding(
      .imageSubstituted, "\(name) stands for \(firstChoice.address): \(reason)", at: place)
  }

  func unsupported(_ format: ImageFormat, _ defect: ImageDefect? = nil) -> Finding {
    var message = "\(name) is \(format.name)"
    if case .damaged(let what)? = defect { message += ", which could not be read: \(what)" }
    return Finding(.imageUnsupported, message, hint: format.hint, at: place)
  }

  /// A picture whose structure is whole and whose pixels cannot be had.
  func undecodable(_ format: ImageFormat, _ defect: ImageDefect) -> Finding {
    // WebP comes as a loader of its own (`webp-pixbuf-loader`).
    format == .webp ? unsupported(format, defect) : broken(defect)
  }

  /// What was done to a picture, which is `header` now.
  func changed(_ format: ImageFormat, _ changes: ImageChanges, _ header: ImageHeader) -> Finding {
    let words = changes.words(header.width, header.height)
    if words.isEmpty || changes.isFromPrint {
      let kind = header.kind.rawValue.uppercased()
      return Finding(
        .imageConverted, "\(name) is \(format.name) and was converted to \(kind)", at: place)
    }
    return Finding(
      changes.scaledFrom == nil ? .imageConverted : .imageScaled,
      "\(name) was \(words.joined(separator: ", "))", at: place)
  }

  func finding(_ loss: CleanSVG.Loss) -> Finding {
    let times = loss.count == 1 ? "" : " (\(loss.count) times)"
    return Finding(
      .contentDropped, "\(loss.what) was taken out of \(name)\(times)",
      hint: loss.isVisible ? "save the drawing with its texts and pictures as paths or inside the file" : nil,
      at: place, severity: loss.isVisible ? .warning : .note)
  }
}
