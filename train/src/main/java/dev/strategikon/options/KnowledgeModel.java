package dev.strategikon.options;

import java.util.Locale;

/**
 * Which gradients of a step the attackers know. Only attacks on gradients use them; an attack on
 * data knows none.
 */
public enum KnowledgeModel {
  /** Those of all honest workers. */
  OMNISCIENT,
  /**
   * Only those that the Byzantine workers would send if they were honest. The workers compute them
   * on their own minibatches with the true labels, at the same cost as honest workers.
   */
  COLLUDERS;

  /** Returns the name used in files: lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
