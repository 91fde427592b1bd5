/// How the gaps of one line give, so that it fills its measure; and how bad that looks.
///
/// Gaps shrink tier by tier, in order. They stretch in four steps: spaces to a third, Han gaps to .04 em,
/// spaces to a half, and Han gaps for all the rest (clreq §3.2; its literal order leaves holes in mixed lines).
struct LineFit {
  /// How much of its capacity each shrink tier gives, 0 … 1.
  var shrink = SIMD8<Double>.zero
  /// How much of their capacity the spaces give in the first and the second step, 0 … 1.
  var firstSpaces = 0.0
  var secondSpaces = 0.0
  /// Points that every Han gap, and every space, takes on.
  var perHanGap = 0.0
  var perSpace = 0.0
  /// Points that stay empty because nothing stretches, or stick out because nothing shrinks.
  var remainder = 0.0
  /// The badness: Σ w·(used/capacity)².
  var badness = 0.0
  /// Whether the line looks the worse, the more it has to stretch.
  var worsens = true

  /// A line that is short of `amount` points.
  static func stretching(_ amount: Double, _ give: SIMD4<Double>, em: Double) -> LineFit {
    var fit = LineFit()
    var rest = amount
    fit.firstSpaces = fit.take(&rest, give[GapTable.Stretch.first], CompositionCosts.spaceStretch)
    let hanGaps = give[GapTable.Stretch.han]
    let hanFirst = CompositionCosts.hanFirstStretch * em
    fit.perHanGap = fit.take(&rest, hanFirst * hanGaps, CompositionCosts.hanStretch) * hanFirst
    guard rest > 0 else { return fit }
    fit.secondSpaces = fit.take(&rest, give[GapTable.Stretch.second], CompositionCosts.spaceSecondStretch)
    guard rest > 0 else { return fit }
    fit.overstretch(rest, hanGaps: hanGaps, spaces: give[GapTable.Stretch.spaces], em: em)
    return fit
  }

  /// A line of Latin text that is short of `amount` points: its spaces take on all of it, and Han among its
  /// words a share that no eye sees.
  static func stretchingWords(_ amount: Double, _ give: SIMD4<Double>, em: Double) -> LineFit {
    var fit = LineFit()
    let space = CompositionCosts.latinSpaceStretch * em
    let han = CompositionCosts.hanFirstStretch * em
    let capacity = give[GapTable.Stretch.spaces] * space + give[GapTable.Stretch.han] * han
    guard capacity > 0 else {
      // Worse than any line with a gap, so that lines that start later never cost less.
      fit.remainder = -amount
      fit.badness = wordBadness(amount / han * space / em)
      return fit
    }
    let ratio = amount / capacity
    fit.perSpace = ratio * space
    fit.perHanGap = ratio * han
    fit.worsens = fit.perSpace >= CompositionCosts.latinSpaceBest * em
    fit.badness = wordBadness(fit.perSpace / em)
    return fit
  }

  /// How a line that is short of `amount` points is set: one whose text would be spread over its measure is left short.
  func held(_ amount: Double, em: Double) -> LineFit {
    let isTorn = perHanGap > CompositionCosts.hanWidest * em || perSpace > CompositionCosts.spaceWidest * em
    guard isTorn, amount > CompositionCosts.torn * em else { return self }
    var fit = self
    fit.perHanGap = min(perHanGap, CompositionCosts.hanFirstStretch * em)
    fit.perSpace = min(perSpace, CompositionCosts.latinSpaceStretch * em)
    fit.remainder = -amount
    return fit
  }

  /// A line that is `amount` points too long.
  static func shrinking(_ amount: Double, _ give: SIMD8<Double>) -> LineFit {
    var fit = giving(amount, give)
    let share = fit.shrink[GapTable.Tier.word]
    fit.badness += CompositionCosts.wordShrink * share * share
    return fit
  }

  /// A line of Latin text that is `amount` points too long, with a number of spaces.
  static func shrinkingWords(_ amount: Double, _ give: SIMD8<Double>, spaces: Double, em: Double) -> LineFit {
    var fit = giving(amount, give)
    guard spaces > 0 else { return fit }
    let word = GapTable.Tier.word
    fit.badness += wordBadness(-fit.shrink[word] * give[word] / spaces / em)
    return fit
  }

  /// The badness of a line whose words stand so much (em) further apart than the space of their face has them.
  private static func wordBadness(_ extra: Double) -> Double {
    let away = extra - CompositionCosts.latinSpaceBest
    let beyond = extra - CompositionCosts.latinWidest
    if beyond > 0 {
      let most = wordBadness(CompositionCosts.latinWidest)
      return min(CompositionCosts.latinWorst, most + CompositionCosts.latinBeyond * beyond)
    }
    let ratio = away > 0 ? away / CompositionCosts.latinLooser : -away / CompositionCosts.latinTighter
    return CompositionCosts.latinBadness * ratio * ratio * ratio
  }

  /// Tier by tier; what word spaces give counts for nothing yet.
  private static func giving(_ amount: Double, _ give: SIMD8<Double>) -> LineFit {
    var fit = LineFit()
    var rest = amount
    for tier in 0..<8 where rest > 0 && give[tier] > 0 {
      fit.shrink[tier] = fit.take(&rest, give[tier], 0)
    }
    fit.remainder = rest
    fit.badness = strain(fit.shrink * give, give)
    return fit
  }

  /// Σ w·(used/capacity)² over the marks that shrink; brackets and pauses give in two tiers but count as one each.
  private static func strain(_ used: SIMD8<Double>, _ give: SIMD8<Double>) -> Double {
    func cost(_ weight: Double, _ used: Double, _ capacity: Double) -> Double {
      capacity > 0 ? weight * (used / capacity) * (used / capacity) : 0
    }
    typealias Tier = GapTable.Tier
    typealias Costs = CompositionCosts
    return cost(Costs.interpunctShrink, used[Tier.interpunct], give[Tier.interpunct])
      + cost(
        Costs.bracketShrink, used[Tier.bracketHalf] + used[Tier.bracket],
        give[Tier.bracketHalf] + give[Tier.bracket])
      + cost(
        Costs.pauseShrink, used[Tier.pauseHalf] + used[Tier.pause], give[Tier.pauseHalf] + give[Tier.pause])
      + cost(Costs.autospaceShrink, used[Tier.auto], give[Tier.auto])
      + cost(Costs.stopShrink, used[Tier.stop], give[Tier.stop])
  }

  /// Takes what a step has to give from `rest`; the result is the share of its capacity.
  private mutating func take(_ rest: inout Double, _ capacity: Double, _ weight: Double) -> Double {
    guard rest > 0, capacity > 0 else { return 0 }
    let share = min(1, rest / capacity)
    rest -= share * capacity
    if rest < 1e-9 { rest = 0 }
    badness += weight * share * share
    return share
  }

  /// Beyond all tiers: the Han gaps take the rest; in a line without any, the spaces.
  private mutating func overstretch(_ rest: Double, hanGaps: Double, spaces: Double, em: Double) {
    let gaps = hanGaps > 0 ? hanGaps : spaces
    guard gaps > 0 else {
      remainder = -rest
      let steps = rest / em / CompositionCosts.hanFirstStretch
      badness += CompositionCosts.beyond * steps * steps
      return
    }
    let share = rest / gaps
    if hanGaps > 0 { perHanGap += share } else { perSpace += share }
    let steps = share / em / CompositionCosts.hanFirstStretch
    badness += CompositionCosts.beyond * steps * steps
  }
}
