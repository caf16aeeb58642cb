package dev.strategikon.gradient;

import java.util.Locale;

/** What happens to a vector that has NaN or an infinity in it. */
public enum NonFinite {
  /** It is left out, and counts against its worker: m and q both fall by one. */
  REJECT,
  /** It ends the run with an error. */
  FAIL,
  /** It goes to the rule as it is; for studies of rules that other libraries leave unguarded. */
  PROPAGATE;

  /** Returns the name used in files: lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
