package dev.strategikon.slow;

import java.util.List;

/** What an attack searches through, as a grid, to which its own choice is compared. */
public non-sealed interface SlowSearch extends SlowAttack {
  /**
   * Returns vectors of which none may serve the attackers much better than what was found.
   *
   * @param honest h rows of d values, only read
   */
  List<double[]> grid(double[][] honest);
}
