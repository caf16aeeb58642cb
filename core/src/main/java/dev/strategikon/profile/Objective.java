package dev.strategikon.profile;

/** What an attacker wants of the aggregate A, given the reference r. */
public enum Objective {
  /** The least ⟨r, A⟩. */
  INNER_PRODUCT,
  /** The largest ‖A − r‖. */
  DISTANCE
}
