package dev.strategikon.docs;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.random.Draws;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.ServerSample;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rule makes of nine honest points in the plane, and of two attackers who stand at one
 * place: a cell for each place, its colour the distance of the aggregate from the honest mean.
 *
 * @param rule the rule's spec
 */
record RulePicture(String rule) {
  private static final int HONEST = 9;
  private static final int ATTACKERS = 2;

  /** The picture shows the coordinates from −{@value #REACH} to {@value #REACH}. */
  private static final double REACH = 4;

  private static final int CELLS = 48;
  private static final int PIXELS = 5;

  /** Distances in units of the honest spread, at which the colour changes. */
  private static final double[] LEVELS = {0.1, 0.25, 0.5, 1, 2};

  private static final String[] DOWNHILL = {
    "#f7fbff", "#d6e5f4", "#a9cde8", "#6daed5", "#3585bf", "#0b4f91"
  };

  /** Where ⟨v̄, A⟩ is negative. */
  private static final String[] UPHILL = {
    "#fff1ec", "#fddacb", "#fcaf93", "#fb7d5d", "#e8442f", "#b01217"
  };

  /** Returns the picture as SVG. */
  String svg() {
    Gradients honest = honest();
    float[] mean = honest.mean(Compute.SERIAL);
    double spread = spread(honest, mean);
    int size = CELLS * PIXELS;
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\">\n"
            .formatted(size, size));
    for (int y = 0; y < CELLS; y++) {
      String[] row = new String[CELLS];
      for (int x = 0; x < CELLS; x++) {
        row[x] = colour(honest, mean, spread, at(x), at(CELLS - 1 - y));
      }
      addRow(svg, row, y);
    }
    for (float[] point : honest.rows()) {
      svg.append(
          "<circle cx=\"%d\" cy=\"%d\" r=\"3\"/>\n".formatted(pixel(point[0]), pixel(-point[1])));
    }
    svg.append(cross(pixel(mean[0]), pixel(-mean[1])));
    svg.append(
        "<circle cx=\"%d\" cy=\"%d\" r=\"4\" fill=\"none\" stroke=\"#000\"/>\n"
            .formatted(pixel(0), pixel(0)));
    return svg.append("</svg>\n").toString();
  }

  /** Points around (1, 0.6), drawn once for all rules. */
  private static Gradients honest() {
    Draws draws = Draws.of(3, "rule-picture");
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < HONEST; i++) {
      rows.add(
          new float[] {
            (float) (1 + 0.8 * draws.nextGaussian()), (float) (0.6 + 0.8 * draws.nextGaussian())
          });
    }
    return Gradients.of(rows.toArray(float[][]::new));
  }

  private static double spread(Gradients honest, float[] mean) {
    double squares = 0;
    for (float[] point : honest.rows()) {
      squares += Math.pow(point[0] - mean[0], 2) + Math.pow(point[1] - mean[1], 2);
    }
    return Math.sqrt(squares / HONEST);
  }

  private String colour(Gradients honest, float[] mean, double spread, double x, double y) {
    float[] u = {(float) x, (float) y};
    Round round =
        Round.FIRST.with(ServerSample.of(Gradients.of(new float[][] {mean}), Compute.SERIAL));
    float[] aggregate =
        Aggregator.parse(rule)
            .aggregate(honest.withAll(u, u), ATTACKERS, round, Compute.SERIAL)
            .vector();
    double distance = Math.hypot(aggregate[0] - mean[0], aggregate[1] - mean[1]) / spread;
    int level = 0;
    while (level < LEVELS.length && distance > LEVELS[level]) {
      level++;
    }
    double product = (double) aggregate[0] * mean[0] + (double) aggregate[1] * mean[1];
    return product < 0 ? UPHILL[level] : DOWNHILL[level];
  }

  /** Adds one rectangle for neighbours of one colour. */
  private static void addRow(StringBuilder svg, String[] colours, int y) {
    int from = 0;
    for (int x = 1; x <= CELLS; x++) {
      if (x == CELLS || !colours[x].equals(colours[from])) {
        svg.append(
            "<path d=\"M%d %dh%dv%dh-%dz\" fill=\"%s\"/>\n"
                .formatted(
                    from * PIXELS,
                    y * PIXELS,
                    (x - from) * PIXELS,
                    PIXELS,
                    (x - from) * PIXELS,
                    colours[from]));
        from = x;
      }
    }
  }

  private static String cross(int x, int y) {
    return "<path d=\"M%d %dl10 10m0-10l-10 10\" stroke=\"#000\" stroke-width=\"2\"/>\n"
        .formatted(x - 5, y - 5);
  }

  /** Returns the coordinate of a cell's middle. */
  private static double at(int cell) {
    return REACH * (2 * (cell + 0.5) / CELLS - 1);
  }

  private static int pixel(double coordinate) {
    return (int) Math.round((coordinate / REACH + 1) / 2 * CELLS * PIXELS);
  }
}
