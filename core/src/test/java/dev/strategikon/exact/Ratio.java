package dev.strategikon.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;

/**
 * A rational number in lowest terms.
 *
 * @param above the numerator
 * @param below the denominator, positive
 */
public record Ratio(BigInteger above, BigInteger below) implements Comparable<Ratio> {
  public static final Ratio ZERO = of(0);
  public static final Ratio ONE = of(1);

  /** Reduces the fraction. */
  public Ratio {
    BigInteger common = above.gcd(below).multiply(BigInteger.valueOf(below.signum()));
    above = above.divide(common);
    below = below.divide(common);
  }

  public static Ratio of(long whole) {
    return of(whole, 1);
  }

  public static Ratio of(long above, long below) {
    return new Ratio(BigInteger.valueOf(above), BigInteger.valueOf(below));
  }

  /** Returns the number that a decimal text means. */
  public static Ratio of(String text) {
    BigDecimal decimal = new BigDecimal(text);
    return decimal.scale() <= 0
        ? new Ratio(decimal.toBigIntegerExact(), BigInteger.ONE)
        : new Ratio(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
  }

  public Ratio plus(Ratio other) {
    return new Ratio(
        above.multiply(other.below).add(other.above.multiply(below)), below.multiply(other.below));
  }

  public Ratio minus(Ratio other) {
    return plus(other.negated());
  }

  public Ratio times(Ratio other) {
    return new Ratio(above.multiply(other.above), below.multiply(other.below));
  }

  public Ratio over(Ratio other) {
    return new Ratio(above.multiply(other.below), below.multiply(other.above));
  }

  public Ratio negated() {
    return new Ratio(above.negate(), below);
  }

  public Ratio abs() {
    return above.signum() < 0 ? negated() : this;
  }

  public Ratio squared() {
    return times(this);
  }

  public int sign() {
    return above.signum();
  }

  public boolean isBelow(Ratio other) {
    return compareTo(other) < 0;
  }

  public static Ratio sum(List<Ratio> all) {
    return all.stream().reduce(ZERO, Ratio::plus);
  }

  public static Ratio mean(List<Ratio> all) {
    return sum(all).over(of(all.size()));
  }

  /** Rounds to so many digits after the point. */
  public Ratio rounded(int digits) {
    BigInteger scale = BigInteger.TEN.pow(digits);
    return new Ratio(above.multiply(scale).divide(below), scale);
  }

  public double doubleValue() {
    return new BigDecimal(above).divide(new BigDecimal(below), MathContext.DECIMAL64).doubleValue();
  }

  @Override
  public int compareTo(Ratio other) {
    return above.multiply(other.below).compareTo(other.above.multiply(below));
  }
}
