import Testing

@testable import Manuscript

/// Values are handed out once each, in their order, and not kept.
@Suite struct WorkQueueTests {
  private final class Value: Sendable {}

  @Test func handsOutEachValueOnce() {
    let queue = WorkQueue(["天", "地"])
    #expect(queue.next()?.value == "天")
    let second = queue.next()
    #expect(second?.number == 1)
    #expect(second?.value == "地")
    #expect(queue.next()?.value == nil)
    #expect(queue.next()?.value == nil)
  }

  @Test func keepsNothingThatWasTaken() {
    let queue = WorkQueue([Value(), Value()])
    weak let first = queue.next()?.value
    #expect(first == nil)
    withExtendedLifetime(queue) {}
  }

  @Test func workersShareIt() async {
    let queue = WorkQueue(Array(0..<1000))
    let taken = await withTaskGroup(of: [Int].self) { group in
      for _ in 0..<4 {
        group.addTask {
          var mine: [Int] = []
          while let (number, value) = queue.next() {
            #expect(number == value)
            mine.append(value)
          }
          return mine
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(taken.sorted() == Array(0..<1000))
  }
}
