import Foundation
import Manuscript
import Synchronization

/// Decides for each picture from which of its candidates it comes, and has those on the network fetched.
///
/// An address is asked for once, whatever number of pictures want it.
final class CandidateChoice {
  private var orders: [ImageOrder]
  private let queue: TransferQueue?
  private let deliver: (Int, ImageOrder) -> Void
  /// Which orders wait for an address, each with the form in which its post has it, and what came of it.
  private var interested: [FetchAddress: [(index: Int, written: String)]] = [:]
  private var outcomes: [FetchAddress: FetchOutcome] = [:]

  private init(
    _ orders: [ImageOrder], _ queue: TransferQueue?, _ deliver: @escaping (Int, ImageOrder) -> Void
  ) {
    self.orders = orders
    self.queue = queue
    self.deliver = deliver
  }

  /// The orders with their numbers, each as soon as its bytes are at hand; ends early when nobody listens.
  static func ready(_ orders: [ImageOrder], _ fetching: Fetching?) -> AsyncStream<(Int, ImageOrder)> {
    AsyncStream { continuation in
      let isCancelled = Flag()
      continuation.onTermination = { _ in isCancelled.raise() }
      @Sendable func choose() {
        let queue = fetching.map { TransferQueue($0) { isCancelled.isRaised } }
        let choice = CandidateChoice(orders, queue) { continuation.yield(($0, $1)) }
        orders.indices.forEach(choice.tryNext)
        queue?.run { choice.settle($0, $1) }
        continuation.finish()
      }
      // Transfers block, which no thread of the pool may.
      let needsThread = fetching != nil && orders.contains { $0.origin?.address != nil }
      if needsThread { Thread.detachNewThread(choose) } else { choose() }
    }
  }

  /// Goes on with the next candidate of an order.
  private func tryNext(_ index: Int) {
    guard !orders[index].candidates.isEmpty else { return deliver(index, orders[index]) }
    let origin = orders[index].candidates.removeFirst()
    guard case .remote(let written) = origin else {
      orders[index].origin = origin
      return deliver(index, orders[index])
    }
    do throws(FetchFailure) {
      guard let queue else { throw .unasked }
      let address = try FetchAddress(written)
      if let outcome = outcomes[address] { return take(outcome, written, index) }
      interested[address, default: []].append((index, written))
      if interested[address]?.count == 1 { queue.add(address, referers: orders[index].referers) }
    } catch {
      take(.failure(error), written, index)
    }
  }

  private func settle(_ address: FetchAddress, _ outcome: FetchOutcome) {
    outcomes[address] = outcome
    for (index, written) in interested.removeValue(forKey: address) ?? [] {
      take(outcome, written, index)
    }
  }

  /// Takes what came, unless it is nothing and there is something else to try. In the end the first candidate
  /// is what there is to tell of.
  private func take(_ outcome: FetchOutcome, _ address: String, _ index: Int) {
    let result = FetchedCandidate(address: address, outcome: outcome)
    let isLast = orders[index].candidates.isEmpty
    if result.isPicture || isLast {
      let told = result.isPicture ? result : orders[index].firstChoice ?? result
      if !result.isPicture { orders[index].firstChoice = nil }
      orders[index].origin = .remote(told.address)
      orders[index].fetched = told.outcome
      return deliver(index, orders[index])
    }
    orders[index].firstChoice = orders[index].firstChoice ?? result
    tryNext(index)
  }
}

/// A candidate, and what came of asking for it.
struct FetchedCandidate: Sendable {
  var address: String
  var outcome: FetchOutcome

  /// Whether it begins like a picture: servers have pages for what they have not.
  var isPicture: Bool {
    guard case .success(let file) = outcome, let handle = FileHandle(forReadingAtPath: file.path) else {
      return false
    }
    let head = try? handle.read(upToCount: 8192)
    return ![.webPage, .unknown].contains(ImageFormat(Array(head ?? Data())))
  }
}

/// Something that happens at most once.
private final class Flag: Sendable {
  private let value = Atomic(false)

  var isRaised: Bool { value.load(ordering: .relaxed) }

  func raise() { value.store(true, ordering: .relaxed) }
}
