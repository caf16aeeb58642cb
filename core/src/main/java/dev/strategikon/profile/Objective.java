package dev.strategikon.profile;

/** The aim of an attacker, for the aggregate A and the reference r. */
public enum Objective {
  /** The least ⟨r, A⟩. */
  INNER_PRODUCT,
  /** The largest ‖A − r‖. */
  DISTANCE
}
