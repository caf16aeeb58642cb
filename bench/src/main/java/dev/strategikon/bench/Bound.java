package dev.strategikon.bench;

/** What an aggregation spends most of its time with. */
enum Bound {
  MEMORY("memory"),
  ARITHMETIC("arithmetic"),
  COMPARISONS("comparisons"),
  SMALL("m×m work");

  private final String label;

  Bound(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }
}
