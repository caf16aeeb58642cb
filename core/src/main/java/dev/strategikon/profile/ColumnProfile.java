package dev.strategikon.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The profile of pipelines that end in a coordinate rule. */
public final class ColumnProfile {
  /** So many spans of constant selection are worth sorting the columns twice for each. */
  private static final int MOST_SPANS = 64;

  /** A span of t on which the rule sees the same honest vectors and so many copies of u. */
  private record Span(double lo, double hi, int[] honest, int copies) {}

  private ColumnProfile() {}

  /** Computes the profile. */
  static LineProfile of(Line line, double[] asked) {
    GeometryLine geometry = line.rule().mixesColumns() ? GeometryLine.of(line) : null;
    return of(line, geometry, asked);
  }

  /**
   * Computes the profile of some columns.
   *
   * @param columns the line, perhaps on a sample of coordinates
   * @param geometry of all coordinates; null where nothing is done before the rule
   */
  public static LineProfile of(Line columns, GeometryLine geometry, double[] asked) {
    Optional<List<Span>> spans = spans(columns, geometry);
    ColumnBatch batch = ColumnBatch.products(columns, geometry);
    if (spans.isEmpty()) {
      return GridProfile.profile(batch::at, LogGrid.COARSE, asked);
    }
    double[] products = new double[asked.length];
    // At t ≤ 0 there are no pieces; the rule itself is asked.
    int[] others = indicesOf(asked);
    double[] values = batch.at(Arrays.stream(others).mapToDouble(k -> asked[k]).toArray());
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
              .addTo(asked, products, profile);
    }
    return new LineProfile(products, profile.breaks(), profile.infimum(), exact);
  }

  private static int[] indicesOf(double[] asked) {
    return IntStream.range(0, asked.length).filter(k -> !(asked[k] > 0)).toArray();
  }

  /** Cuts t into spans; empty where the rule sees mixtures, or its pieces are not known. */
  private static Optional<List<Span>> spans(Line line, GeometryLine geometry) {
    if (!LineColumns.of(line).hasPieces()) {
      return Optional.empty();
    }
    int h = line.honest().count();
    if (geometry == null) {
      int[] all = new int[h];
      Arrays.setAll(all, i -> i);
      return Optional.of(List.of(new Span(0, Double.POSITIVE_INFINITY, all, line.byzantine())));
    }
    List<Span> spans = new ArrayList<>();
    boolean cut =
        WeightPieces.cut(
            geometry,
            (lo, hi, map, weights) -> {
              if (map.isSelection()) {
                add(spans, lo, hi, map.chosen(), h);
              }
              return map.isSelection();
            });
    return cut && spans.size() <= MOST_SPANS ? Optional.of(spans) : Optional.empty();
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
