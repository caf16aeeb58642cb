package dev.strategikon.reproduce;

import java.util.Locale;

/** A part of the paper that can be reproduced by itself. */
public enum Part {
  /** Without attack: the gold standards. */
  FIGURE_1,
  /** The median under attack. */
  FIGURE_4,
  /** Krum under attack. */
  FIGURE_5,
  /** The toy examples, and the theorems' conditions on gradients of a real model. */
  THEOREMS,
  /** Everything, and what needs more than one of the others. */
  ALL;

  /** Returns how it is called on the command line: {@code figure-1}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
