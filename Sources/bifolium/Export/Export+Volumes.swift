import EPUB
import Foundation
import Manuscript
import Publishing

/// A volume that is finished and has not got its name yet.
private struct DraftedVolume: Sendable {
  var target: OutputTarget
  var facts: BookFacts
  var draft: Draft
}

extension Export {
  /// Makes the volumes of a book that is too large in one piece. All of them get their names, or none: half a book beside
  /// an old one would be told from a whole one by nobody.
  func makeVolumes(_ volumes: [Volume], of target: OutputTarget, _ maker: BookMaker) async -> [OutputResult] {
    do {
      let drafted = try await progress.stage(target.format.stage) {
        try await draft(volumes, of: target, maker)
      }
      defer { for volume in drafted { publisher.discard(volume.draft) } }
      _ = try publisher.place(drafted.map(\.draft))
      var results = drafted.map {
        OutputResult(target: $0.target, outcome: .success(MadeOutput(facts: $0.facts, file: $0.draft.file)))
      }.told(target.name)
      results.add(leftVolumes(of: target, behind: drafted.count))
      return results
    } catch {
      return [OutputResult(target: target, outcome: .failure(target.finding(error)))]
    }
  }

  /// Tells of files that are named like further volumes: of a run that needed more of them, as a rule. Nothing proves whose
  /// they are, so they stay.
  func leftVolumes(of target: OutputTarget, behind count: Int) -> [Finding] {
    guard target.format == .epub, target.name != "-" else { return [] }
    let names = (count + 1...count + 99).lazy.map { target.volume($0).name }
    return names.prefix { FileManager.default.fileExists(atPath: $0) }.map { name in
      Finding(
        .volumeLeft, "\(name) is no volume of the book that was made now",
        hint: "remove it, if an earlier run has left it")
    }
  }

  /// Makes volumes under temporary names; one that is too large after all is divided itself. Where one cannot be made,
  /// nothing is left of the others.
  private func draft(
    _ volumes: [Volume], of target: OutputTarget, _ maker: BookMaker
  ) async throws -> [DraftedVolume] {
    if volumes.count < 2 || target.name == "-" {
      throw Finding(
        .bookTooLarge, "\(target.name) cannot be made small enough in one piece",
        hint: "allow more with --max-size, or name a file, so that it can be divided", severity: .error)
    }
    var drafted: [DraftedVolume] = []
    do {
      for (index, volume) in volumes.enumerated() {
        drafted += try await draft(target.volume(index + 1), maker.maker(of: volume))
      }
      return drafted
    } catch {
      for volume in drafted { publisher.discard(volume.draft) }
      throw error
    }
  }

  private func draft(_ target: OutputTarget, _ maker: BookMaker) async throws -> [DraftedVolume] {
    do {
      let (facts, draft) = try await publisher.draft(target.name) { try await write(target, maker, to: $0) }
      return [DraftedVolume(target: target, facts: facts, draft: draft)]
    } catch let error as BookTooLarge {
      return try await draft(error.volumes, of: target, maker)
    }
  }
}
