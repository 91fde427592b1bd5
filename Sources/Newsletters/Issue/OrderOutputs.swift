import Manuscript

/// The files to make, with their names filled, in the order of the job.
///
/// - Throws: a finding, where two outputs would have one name, or a name is too long for a file system.
func orderOutputs(_ job: Job, _ templates: FillTemplates) throws(Finding) -> [OutputOrder] {
  var orders: [OutputOrder] = []
  for output in job.outputs {
    let name = try templates.path(output.path)
    let path = resolve(name, besides: job.path)
    if name.split(separator: "/").contains(where: { $0.utf8.count > FileNames.mostBytes }) {
      throw Finding(
        .templateInvalid, "the name of an output is too long for a file: \(name)",
        hint: "shorten the path “\(output.path)”", at: SourcePlace(path: job.path))
    }
    if orders.contains(where: { $0.path == path }) {
      throw Finding(
        .templateInvalid, "two outputs have the name \(name)", hint: "give each output a path of its own",
        at: SourcePlace(path: job.path))
    }
    orders.append(OutputOrder(output: output, name: name, path: path))
  }
  return orders
}

/// A path of a job file, seen from the folder of that file.
func resolve(_ path: String, besides file: String) -> String {
  guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
  return file[...slash] + path
}

/// What may stand in the name of a file, on every system that people keep newsletters on.
enum FileNames {
  /// POSIX guarantees 255; a temporary name beside it needs a few more.
  static let mostBytes = 220
  /// One value in a path: the number behind a long title must keep its place.
  static let mostBytesOfPart = 120

  /// A value as a part of a name: without separators and characters that some systems refuse, no leading full
  /// stops, cut between characters.
  static func part(_ value: String) -> String {
    var name = ""
    for character in value {
      let safe = character.unicodeScalars.allSatisfy(isSafe) ? String(character) : "-"
      if name.utf8.count + safe.utf8.count > mostBytesOfPart { break }
      name += safe
    }
    let stops = name.prefix { $0 == "." }
    name = String(repeating: "-", count: stops.count) + name.dropFirst(stops.count)
    return name.isEmpty ? "-" : name
  }

  private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: false
    default: !"/\\:*?\"<>|".unicodeScalars.contains(scalar)
    }
  }
}
