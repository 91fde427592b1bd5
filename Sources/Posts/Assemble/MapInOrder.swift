package import Manuscript

/// Transforms values side by side, at most `jobs` at a time; the results keep the order of the values. A value is dropped
/// when it has been transformed, unless somebody else has it.
package func mapInOrder<Value: Sendable, Result: Sendable>(
  _ values: consuming [Value], jobs: Int, _ transform: @escaping @Sendable (Value) -> Result
) async -> [Result] {
  let count = values.count
  let queue = WorkQueue(consume values)
  @Sendable func work() -> [(Int, Result)] {
    var done: [(Int, Result)] = []
    while let (number, value) = queue.next() { done.append((number, transform(value))) }
    return done
  }
  let jobs = min(max(1, jobs), count)
  guard jobs > 1 else { return work().map(\.1) }
  return await withTaskGroup(of: [(Int, Result)].self) { group in
    for _ in 0..<jobs { group.addTask { work() } }
    var results = [Result?](repeating: nil, count: count)
    for await done in group { for (number, result) in done { results[number] = result } }
    return results.compactMap { $0 }
  }
}
