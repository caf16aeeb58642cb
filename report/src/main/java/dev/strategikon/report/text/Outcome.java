package dev.strategikon.report.text;

import java.util.Locale;

/** What measuring says of a claim. */
public enum Outcome {
  /** The numbers are as the claim says. */
  HOLDS("✓"),
  /** The numbers are against the claim. */
  DOES_NOT_HOLD("✗"),
  /** The numbers lie between. */
  NOT_DECIDED("?");

  private final String sign;

  Outcome(String sign) {
    this.sign = sign;
  }

  /** Returns a sign that is understood without colour. */
  public String sign() {
    return sign;
  }

  /** Returns the outcome in words, of several claims: {@code do not hold}. */
  public String plural() {
    return switch (this) {
      case HOLDS -> "hold";
      case DOES_NOT_HOLD -> "do not hold";
      case NOT_DECIDED -> toString();
    };
  }

  /** Returns the outcome in words: {@code does not hold}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
