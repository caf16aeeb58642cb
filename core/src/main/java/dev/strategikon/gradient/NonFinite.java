package dev.strategikon.gradient;

import java.util.Locale;

/** The policy for received vectors that contain NaN or an infinity. */
public enum NonFinite {
  /** The vector is left out and counts against its worker: m and q both fall by one. */
  REJECT,
  /** The run ends with an error. */
  FAIL,
  /**
   * The vector goes to the rule as it is. This is for studies of servers without a check. NaN in,
   * NaN out: the reference of configuration has a table of what each rule answers.
   */
  PROPAGATE;

  /** Returns the name used in files: lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
