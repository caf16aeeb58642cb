package dev.strategikon.rule.bulyan;

import dev.strategikon.rule.Requirements;
import dev.strategikon.rule.coordinate.MeanAround;

/**
 * The second half of Bulyan: the mean of the θ − 2q values nearest to the median, out of the θ
 * selected values of each coordinate.
 */
public record BulyanColumns() implements MeanAround {
  @Override
  public void check(int m, int q) {
    Requirements.checkLimit("bulyan", m, q, 2, 0, "2q < m");
  }

  @Override
  public int kept(int m, int q) {
    return m - 2 * q;
  }

  @Override
  public int trimmed(int m, int q) {
    return (m - 1) / 2;
  }
}
