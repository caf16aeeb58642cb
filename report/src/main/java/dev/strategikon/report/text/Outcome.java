package dev.strategikon.report.text;

import java.util.Locale;

/** Whether measured numbers support a claim. */
public enum Outcome {
  /** The numbers support the claim. */
  HOLDS("✓"),
  /** The numbers contradict the claim. */
  DOES_NOT_HOLD("✗"),
  /** The numbers do neither. */
  NOT_DECIDED("?");

  private final String sign;

  Outcome(String sign) {
    this.sign = sign;
  }

  /** {@return a sign, for readers who do not see colours} */
  public String sign() {
    return sign;
  }

  /** {@return the outcome of several claims in words, such as {@code do not hold}} */
  public String plural() {
    return switch (this) {
      case HOLDS -> "hold";
      case DOES_NOT_HOLD -> "do not hold";
      case NOT_DECIDED -> toString();
    };
  }

  /** Returns the outcome in words, such as {@code does not hold}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
