package dev.strategikon.bench;

import dev.strategikon.pipeline.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Predefined tables. Each answers one question. */
enum Preset {
  /** What does each rule cost? */
  RULES,
  /** How does the time grow with m, at a constant number of floats? */
  GROWTH_M,
  /** How does the time grow with d? */
  GROWTH_D,
  /** What is the gain of a second thread? */
  THREADS;

  /** The dimension of the paper's network. */
  static final int PAPER_DIMENSION = 1_310_922;

  private static final List<String> PIPELINES =
      List.of(
          "nnm | geometric-median",
          "nnm | trimmed-mean",
          "arc | nnm | geometric-median",
          "clipping | median",
          "bucketing | krum",
          "nnm | krum");

  private static final List<String> GROWING =
      List.of(
          "mean",
          "median",
          "trimmed-mean",
          "meamed",
          "krum",
          "multi-krum",
          "nnm | krum",
          "geometric-median");

  /** The number of vectors and of their floats. */
  record Size(int m, int d) {}

  /**
   * Returns the preset of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Preset named(String name) {
    for (Preset preset : values()) {
      if (preset.toString().equals(name)) {
        return preset;
      }
    }
    throw new IllegalArgumentException(
        "Unknown preset '%s'. Available: %s"
            .formatted(
                name,
                Arrays.stream(values()).map(Preset::toString).collect(Collectors.joining(", "))));
  }

  /** Returns the default rules. */
  List<String> rules() {
    return switch (this) {
      case RULES -> {
        List<String> all = new ArrayList<>();
        Rules.CATALOGUE.entries().forEach(entry -> all.add(entry.name()));
        all.addAll(PIPELINES);
        yield List.copyOf(all);
      }
      case GROWTH_M, THREADS -> GROWING;
      case GROWTH_D -> List.of("mean", "median", "krum");
    };
  }

  /** Returns the default numbers of threads. */
  List<Integer> threads() {
    return this == THREADS ? List.of(1, 2) : List.of(1);
  }

  /** Returns whether the preset determines m. */
  boolean choosesM() {
    return this == GROWTH_M;
  }

  /** Returns whether the preset determines d. */
  boolean choosesD() {
    return this == GROWTH_M || this == GROWTH_D;
  }

  /** Returns the default q. */
  int byzantine(int m) {
    return this == GROWTH_M ? m * 2 / 5 : m * 11 / 25;
  }

  /**
   * Returns the sizes.
   *
   * @param m the number of vectors, unless the preset determines it
   * @param d the number of coordinates, unless the preset determines it
   * @param most the largest number of floats
   */
  List<Size> sizes(int m, int d, long most) {
    return switch (this) {
      case GROWTH_M ->
          IntStream.of(10, 25, 100, 400, 1000)
              .mapToObj(
                  each -> new Size(each, (int) Math.max(1, Math.min(most, 100_000_000) / each)))
              .toList();
      case GROWTH_D ->
          IntStream.of(10_000, 100_000, 1_000_000, 10_000_000, 100_000_000)
              .filter(each -> (long) m * each <= most)
              .mapToObj(each -> new Size(m, each))
              .toList();
      case RULES, THREADS -> List.of(new Size(m, d));
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
