package dev.strategikon.options;

import java.util.Locale;

/** How the workers share the gradients, and how the server decodes them before the rule. */
public enum Scheme {
  /** Every worker has its own minibatch, and the rule takes all vectors as they were sent. */
  PLAIN,
  /**
   * DRACO (Chen, Wang, Charles and Papailiopoulos, ICML 2018) by its repetition code: r = 2q + 1
   * workers compute the same gradient, q being what is declared; the server decodes it exactly by
   * majority, and takes the mean over the groups. See {@link WorkerGroups}.
   *
   * <p>Up to q Byzantine workers change no bit of x, whatever they send. A step costs r times the
   * gradients of m / r workers, which is the least for any such code. It does not fit workers that
   * keep their data private, or round differently.
   */
  DRACO;

  /**
   * Returns the groups of workers that compute the same gradient; if the scheme is plain, each
   * worker is a group.
   *
   * @throws IllegalArgumentException if the number of workers is not a multiple of the groups' size
   */
  WorkerGroups groups(ThreatModel threat) {
    return new WorkerGroups(threat.workers(), this == DRACO ? threat.declared() : 0);
  }

  /** Returns the name used in files: lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
