/// Posts in reading order. Those of one date, or one title, keep the order of their sources.
func order(_ posts: [TakenPost], by order: SelectionRules.Order) -> [TakenPost] {
  posts.sorted { left, right in
    let (first, second) = (left.candidate, right.candidate)
    switch order {
    case .dateAscending: return isEarlier(first, second)
    case .dateDescending:
      return first.instant == second.instant ? first.index < second.index : isEarlier(second, first)
    case .title: return first.title == second.title ? isEarlier(first, second) : first.title < second.title
    }
  }
}
