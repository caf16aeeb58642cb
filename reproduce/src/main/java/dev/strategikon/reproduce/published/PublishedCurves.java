package dev.strategikon.reproduce.published;

import dev.strategikon.files.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Curves of the paper's figures 4 and 5.
 *
 * <p>The figures plot an evaluation after the passes 1, 6, 11, … at the epochs 0, 5, 10, …. Here
 * values stand by the number of completed passes over the training set, as in our runs: one more
 * than the figures' number.
 */
public final class PublishedCurves {
  /** The plotted epoch of the last points. */
  public static final double LAST_EPOCH = 195;

  /** No curves. */
  public static final PublishedCurves NONE = new PublishedCurves(Map.of());

  private static final String PRINTED = "printed.csv";

  private record Key(Curve curve, Metric metric) {}

  private final Map<Key, SortedMap<Double, Double>> values;

  private PublishedCurves(Map<Key, SortedMap<Double, Double>> values) {
    this.values = values;
  }

  /**
   * {@return the few numbers that the program carries: ends of curves, and some early points}
   *
   * @throws IOException if they cannot be read
   */
  public static PublishedCurves printed() throws IOException {
    try (InputStream in = PublishedCurves.class.getResourceAsStream(PRINTED)) {
      return of(CurveFile.parse(PRINTED, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    }
  }

  /**
   * Reads curves, in addition to the numbers that the program carries.
   *
   * @param file CSV with the columns rule, epsilon, metric, curve, epoch and value
   * @return all of them; the file's come first where both have a value
   * @throws IOException if the file cannot be read or is no such table; the message names file and
   *     line
   */
  public static PublishedCurves read(Path file) throws IOException {
    Map<Key, SortedMap<Double, Double>> all = new HashMap<>();
    for (PublishedCurves some :
        List.of(printed(), of(CurveFile.parse(file.toString(), TextFile.read(file))))) {
      // Where both have a point, that of the file stays.
      some.values.forEach(
          (key, points) -> all.computeIfAbsent(key, k -> new TreeMap<>()).putAll(points));
    }
    return new PublishedCurves(all);
  }

  private static PublishedCurves of(Iterable<CurveFile.Row> rows) {
    Map<Key, SortedMap<Double, Double>> values = new HashMap<>();
    for (CurveFile.Row row : rows) {
      // The gold standards stand in each panel again; all are the same curve.
      values
          .computeIfAbsent(new Key(row.curve(), row.metric()), key -> new TreeMap<>())
          .putIfAbsent(row.epoch() + 1, row.value());
    }
    return new PublishedCurves(values);
  }

  /**
   * Returns a curve.
   *
   * @param curve the rule and its attack
   * @param metric what is measured
   * @return values by completed epochs, ascending; empty if there is no such curve; only to be read
   */
  public SortedMap<Double, Double> of(Curve curve, Metric metric) {
    return values.getOrDefault(new Key(curve, metric), new TreeMap<>());
  }

  /**
   * {@return the value at the figures' last epoch; NaN if it is not known}
   *
   * @param curve the rule and its attack
   * @param metric what is measured
   */
  public double end(Curve curve, Metric metric) {
    return of(curve, metric).getOrDefault(LAST_EPOCH + 1, Double.NaN);
  }
}
