package dev.strategikon.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The profile of pipelines that end in a coordinate rule. */
public final class ColumnProfile {
  /**
   * The largest number of spans with a constant selection for which an exact profile is worth it.
   */
  private static final int MOST_SPANS = 64;

  /**
   * A span of t on which the rule sees the same honest vectors and the same number of copies of u.
   */
  private record Span(double lo, double hi, int[] honest, int copies) {}

  private ColumnProfile() {}

  /** Computes the profile of a line on all coordinates. */
  static LineProfile of(Line line, double[] requested) {
    GeometryLine geometry = line.rule().mixesColumns() ? GeometryLine.of(line) : null;
    return of(line, geometry, requested);
  }

  /**
   * Computes the profile of a line.
   *
   * @param columns the line; it may have a sample of the coordinates only
   * @param geometry the line's geometry on all coordinates; null if no vectors are mixed or
   *     selected before the rule
   * @param requested the t at which values are requested, of any sign
   * @return the profile, exact if the pieces are known and no guard follows
   */
  public static LineProfile of(Line columns, GeometryLine geometry, double[] requested) {
    return of(columns, geometry, requested, 0, Double.POSITIVE_INFINITY);
  }

  /** Computes the profile on the part (lo, hi) of a line; see the other method. */
  static LineProfile of(
      Line columns, GeometryLine geometry, double[] requested, double lo, double hi) {
    Optional<List<Span>> spans = spans(columns, geometry, lo, hi);
    ColumnBatch batch = ColumnBatch.of(columns, geometry, null, Objective.INNER_PRODUCT);
    if (spans.isEmpty()) {
      return GridProfile.profile(batch::at, LogGrid.COARSE, requested);
    }
    double[] products = new double[requested.length];
    // There are no pieces for t ≤ 0, so the rule itself is evaluated.
    int[] others = indicesOf(requested);
    double[] values = batch.at(Arrays.stream(others).mapToDouble(k -> requested[k]).toArray());
    for (int k = 0; k < others.length; k++) {
      products[others[k]] = values[k];
    }
    ProfileBuilder profile = new ProfileBuilder();
    boolean exact = true;
    for (Span span : spans.get()) {
      float[][] rows =
          Arrays.stream(span.honest()).mapToObj(columns.honest()::row).toArray(float[][]::new);
      exact &=
          new ColumnSpan(new LineColumns(columns, rows, span.copies(), span.lo(), span.hi()))
              .addTo(requested, products, profile);
    }
    return new LineProfile(products, profile.breaks(), profile.infimum(), exact);
  }

  private static int[] indicesOf(double[] requested) {
    return IntStream.range(0, requested.length).filter(k -> !(requested[k] > 0)).toArray();
  }

  /**
   * Divides t into spans; empty if the rule sees mixtures, if its pieces are not known, or if a
   * guard follows, which looks at all columns together.
   */
  private static Optional<List<Span>> spans(
      Line line, GeometryLine geometry, double lo, double hi) {
    if (line.rule().guard().isPresent() || !LineColumns.of(line).hasPieces()) {
      return Optional.empty();
    }
    int h = line.honest().count();
    if (geometry == null) {
      int[] all = new int[h];
      Arrays.setAll(all, i -> i);
      return Optional.of(List.of(new Span(lo, hi, all, line.byzantine())));
    }
    List<Span> spans = new ArrayList<>();
    boolean isComplete =
        LinePartition.visit(
            geometry,
            null,
            lo,
            hi,
            (from, to, map, weights) -> {
              if (map.isSelection()) {
                add(spans, from, to, map.chosen(), h);
              }
              return map.isSelection();
            });
    return isComplete && spans.size() <= MOST_SPANS ? Optional.of(spans) : Optional.empty();
  }

  private static void add(List<Span> spans, double lo, double hi, int[] chosen, int h) {
    int[] honest = Arrays.stream(chosen).filter(i -> i < h).toArray();
    int end = spans.size() - 1;
    Span last = end < 0 ? null : spans.get(end);
    if (last != null && Arrays.equals(last.honest(), honest)) {
      spans.set(end, new Span(last.lo(), hi, honest, last.copies()));
    } else {
      spans.add(new Span(lo, hi, honest, chosen.length - honest.length));
    }
  }
}
