/// Transforms values side by side, at most `jobs` at a time; the results keep the order of the values.
package func mapInOrder<Value: Sendable, Result: Sendable>(
  _ values: [Value], jobs: Int, _ transform: @escaping @Sendable (Value) -> Result
) async -> [Result] {
  let jobs = min(max(1, jobs), values.count)
  guard jobs > 1 else { return values.map(transform) }
  let next = SharedCounter()
  var results = [Result?](repeating: nil, count: values.count)
  await withTaskGroup(of: [(Int, Result)].self) { group in
    for _ in 0..<jobs {
      group.addTask {
        var done: [(Int, Result)] = []
        while let index = next.take(below: values.count) { done.append((index, transform(values[index]))) }
        return done
      }
    }
    for await done in group { for (index, result) in done { results[index] = result } }
  }
  return results.compactMap { $0 }
}
