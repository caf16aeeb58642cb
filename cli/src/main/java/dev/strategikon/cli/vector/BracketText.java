package dev.strategikon.cli.vector;

import dev.strategikon.audit.limit.LineBracket;
import dev.strategikon.text.ShownNumbers;

/** Says in words between which numbers the least inner product of a line is. */
final class BracketText {
  private BracketText() {}

  /** Returns a sentence without its end, in units of the squared length of the honest mean. */
  static String of(LineBracket bracket) {
    String reached = "<mean, A> = %s".formatted(size(bracket, bracket.reached()));
    if (bracket.exact()) {
      return reached + ", and no other vector on its line gets it lower";
    }
    String searched = reached + ", the lowest found on its line by a search; ";
    double limit = bracket.limit().value();
    return limit == Double.NEGATIVE_INFINITY
        ? searched + "no proven limit: " + bracket.limit().obstacle()
        : searched + "no attack gets below " + size(bracket, Math.min(limit, bracket.reached()));
  }

  private static String size(LineBracket bracket, double product) {
    return bracket.square() == 0
        ? "0"
        : ShownNumbers.digits(product / bracket.square()) + "*||mean||^2";
  }
}
