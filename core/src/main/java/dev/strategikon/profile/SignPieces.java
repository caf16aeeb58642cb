package dev.strategikon.profile;

/** The pieces of the sign majority: one knot at 0, where the attackers' votes change sides. */
final class SignPieces extends ColumnPieces {
  private final int copies;
  private int votes;

  /**
   * Creates the memory for one thread.
   *
   * @param copies how many times a column has u
   */
  SignPieces(int copies) {
    super(1);
    this.copies = copies;
  }

  @Override
  void set(double[] sorted, ColumnOrder order, double from, double to) {
    votes = 0;
    for (double v : sorted) {
      votes += v > 0 ? 1 : v < 0 ? -1 : 0;
    }
    begin(Integer.signum(votes - copies), 0);
    add(0, Integer.signum(votes + copies), 0);
  }

  @Override
  double at(double u) {
    return Integer.signum(votes + (u > 0 ? copies : u < 0 ? -copies : 0));
  }

  @Override
  boolean isContinuous() {
    return false;
  }
}
