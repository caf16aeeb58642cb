package dev.strategikon.sgd;

import java.util.Locale;

/**
 * Which gradients of a step the attackers see before they answer. It concerns attacks on gradients
 * alone; an attack on data sees none.
 */
public enum KnowledgeModel {
  /** Those of all honest workers. */
  OMNISCIENT,
  /**
   * Only those that the Byzantine workers themselves would have sent if they were honest: computed
   * on their own minibatches with the true labels, which costs what it costs the honest.
   */
  COLLUDERS;

  /** Returns the name used in files: lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
