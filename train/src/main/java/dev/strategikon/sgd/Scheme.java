package dev.strategikon.sgd;

import java.util.Locale;

/** Who computes what, and what the server does with it before the rule. */
public enum Scheme {
  /** Every worker has a minibatch of its own, and the rule takes all that was sent. */
  PLAIN,
  /**
   * DRACO (Chen, Wang, Charles and Papailiopoulos, ICML 2018) by its repetition code: r = 2q + 1
   * workers compute the same gradient, q being what is declared; the server decodes it exactly by
   * majority, and takes the mean over the groups. See {@link RepetitionCode}.
   *
   * <p>Up to q Byzantine workers change no bit of x, whatever they send. It costs r times the
   * gradients of a run of m / r workers without attack, which is the fewest that any such code can
   * do with. Not for worlds in which workers keep their data to themselves, or round differently.
   */
  DRACO;

  /** Returns the code that this scheme's workers speak: plainly, everyone is a group. */
  RepetitionCode code(ThreatModel threat) {
    return new RepetitionCode(threat.workers(), this == DRACO ? threat.declared() : 0);
  }

  /** Returns the name used in files: lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
