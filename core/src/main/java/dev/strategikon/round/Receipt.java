package dev.strategikon.round;

/** What became of a submitted gradient. A server's code need not react: the round has done so. */
public enum Receipt {
  /** It is in the round. */
  ACCEPTED,
  /** It is left out, because it has another length than d. It counts as one of the q declared. */
  WRONG_LENGTH,
  /**
   * It is left out, because a coordinate is NaN or infinite. It counts as one of the q declared.
   */
  NOT_FINITE,
  /** It is ignored, because the worker has submitted in this round before. */
  TWICE,
  /** It is ignored, because the round is closed. Later rounds are not affected. */
  LATE
}
