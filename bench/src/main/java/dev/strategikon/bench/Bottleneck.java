package dev.strategikon.bench;

/** What takes most of the time of an aggregation. */
enum Bottleneck {
  MEMORY("memory"),
  ARITHMETIC("arithmetic"),
  COMPARISONS("comparisons"),
  SMALL("m×m work");

  private final String label;

  Bottleneck(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }
}
