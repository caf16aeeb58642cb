package dev.strategikon.reproduce;

import java.util.Locale;

/** A part of the paper that can be reproduced by itself. */
public enum Part {
  /** Training without attack. */
  FIGURE_1,
  /** The median under attack. */
  FIGURE_4,
  /** Krum under attack. */
  FIGURE_5,
  /** The toy examples, and the theorems' conditions on gradients of a real model. */
  THEOREMS,
  /** All parts, and the claims that need several of them. */
  ALL;

  /** Returns the name on the command line, such as {@code figure-1}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
