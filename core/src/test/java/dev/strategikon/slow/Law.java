package dev.strategikon.slow;

/**
 * What holds for every rule and pre-aggregator unless its slow version says that it lacks it. For a
 * pre-aggregator "the result" are the vectors that it makes.
 */
public enum Law {
  /** The order of the vectors does not matter; those that a pre-aggregator makes follow it. */
  ANY_ORDER,
  /** The same where q = 0, so that nobody is left out and no tie is broken by the order. */
  ANY_ORDER_WITHOUT_ATTACKERS,
  /** The result moves along when all vectors move. */
  MOVES_ALONG,
  /** Vectors that agree are the result. */
  UNANIMITY,
  /** With q = 0 the result is the mean; for a pre-aggregator, has the mean of the vectors. */
  MEAN_WITHOUT_ATTACKERS,
  /** The shares of the ranks say what the result is made of; for rules of columns. */
  SHARES_MAKE_THE_RESULT,
  /** The weights change at finitely many points of a line, so that its profile is exact. */
  EXACT_PROFILE
}
