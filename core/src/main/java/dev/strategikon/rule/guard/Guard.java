package dev.strategikon.rule.guard;

import dev.strategikon.compute.Blocks;
import dev.strategikon.compute.Compute;
import dev.strategikon.rule.Round;
import dev.strategikon.rule.ServerSample;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Guide;
import dev.strategikon.spec.Parameter;
import dev.strategikon.statistics.StudentQuantile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A last stage after any rule, made from the paper's own definition of a defence: it lets the
 * aggregate A pass if the step descends on a sample of the server's own, ⟨g₀, A⟩ ≥ c, and corrects
 * it otherwise.
 *
 * <p>The margin c is 0 at the level 0.5. At a lower level α the k pieces g_j of the sample give c =
 * t·s/√k, where s is the standard deviation of the ⟨g_j, A⟩ and t the quantile of Student's t
 * distribution with k − 1 degrees of freedom that α is above. So A passes if the one-sided test
 * rejects ⟨g, A⟩ ≤ 0.
 *
 * <p>Guarantees, where g is the true gradient:
 *
 * <ul>
 *   <li>In any case ⟨g₀, A'⟩ ≥ 0, up to the rounding of floats.
 *   <li>If g₀ = g, then ⟨g, A'⟩ ≥ 0, whatever the rule and the attackers do. With {@code server} it
 *       is even ‖g‖² for every A that does not pass.
 *   <li>With n₀ images, an A that is independent of the sample and goes uphill passes with a
 *       probability of at most α, as far as the ⟨g_j, A⟩ are normal. What replaces it is a step of
 *       SGD on n₀ images ({@code server}), or has no part along g₀ but keeps what is orthogonal to
 *       it, which may still go uphill where g₀ and g differ ({@code project}).
 *   <li>Attackers who know g₀ can send what is orthogonal to it, as against every rule that asks
 *       g₀. The level says nothing then. The rule before the guard must bound that part.
 * </ul>
 *
 * @param correction what takes the place of an A that does not pass
 * @param level α, the level of the test, from 1e-9 to 0.5
 */
public record Guard(Kind correction, double level) {
  /** What takes the place of an aggregate that does not pass. */
  public enum Kind {
    /**
     * g₀ itself. Its length is that of an honest gradient of n₀ images, and no received vector has
     * a part in it. If it were bounded by ‖A‖, attackers could stop the training by a short A.
     */
    SERVER,
    /** The nearest vector to A that passes, A + (c − ⟨g₀, A⟩)/‖g₀‖²·g₀. */
    PROJECT
  }

  /** Its entry in the catalogue. */
  public static final Entry<Guard> ENTRY =
      new Entry<>(
          "guard",
          "Lets the aggregate pass if it descends on the server's sample, and corrects it otherwise.",
          "The tolerance of Xie, Koyejo and Gupta, UAI 2019, Definition 4, made a stage",
          List.of(
              Parameter.optional(
                  "correction",
                  "server",
                  "what replaces an aggregate that does not pass: server for g₀, or project for the"
                      + " nearest vector that passes"),
              Parameter.optional(
                  "level",
                  "0.5",
                  "the level of the one-sided test; 0.5 asks for the sign of ⟨g₀, A⟩ alone")),
          new Guide(
              """
              A' = A                               if ⟨g₀, A⟩ ≥ c
              A' = g₀                              otherwise, with correction=server
              A' = A + (c − ⟨g₀, A⟩)/‖g₀‖²·g₀      otherwise, with correction=project
              c = t·s/√k, s: the deviation of ⟨g_j, A⟩ over the k pieces g_j of the sample
              t: Student's quantile of 1 − level with k − 1 degrees of freedom; 0 for the level 0.5
              """,
              "server-sample (`--server-gradient FILE`; training draws it), in at least 2 pieces for"
                  + " a level below 0.5.",
              "The server's gradient, which costs n₀/n of a worker's, and two passes over A and g₀;"
                  + " with a level below 0.5 also one over the k pieces.",
              "If the server has no data like the workers'. project leaves what is orthogonal to g₀;"
                  + " after a rule that bounds no length (mean) attackers make that as long as they"
                  + " like, also in server's case if they know g₀. A low level replaces many honest"
                  + " aggregates near the optimum, where the sample is not certain of any direction."),
          arguments ->
              new Guard(
                  Kind.valueOf(
                      arguments.choice("correction", "server", "project").toUpperCase(Locale.ROOT)),
                  arguments.number("level")));

  /**
   * Checks the level.
   *
   * @param correction what takes the place of an A that does not pass
   * @param level α, the level of the test, from 1e-9 to 0.5
   * @throws IllegalArgumentException if it is out of range
   */
  public Guard {
    if (!(level >= 1e-9 && level <= 0.5)) {
      throw new IllegalArgumentException("guard needs a level from 1e-9 to 0.5, not " + level);
    }
  }

  /** {@return whether the guard tests by the pieces of the sample, and not by its mean alone} */
  public boolean usesPieces() {
    return level < 0.5;
  }

  /**
   * Checks that the sample has enough pieces.
   *
   * @param pieces k
   * @throws IllegalArgumentException if it has not
   */
  public void checkPieces(int pieces) {
    if (usesPieces() && pieces < 2) {
      throw new IllegalArgumentException(
          "guard(level=%s) needs a server's sample of at least 2 pieces, got %d: give a file of shape"
                  .formatted(level, pieces)
              + " (k, d), in training server-pieces, or level=0.5");
    }
  }

  /**
   * Returns the vectors whose inner products with A decide: g₀, and the pieces if the guard {@link
   * #usesPieces}.
   *
   * @param sample the server's sample
   * @return rows of d floats, not to be written
   * @throws IllegalArgumentException if the sample has too few pieces
   */
  public float[][] watched(ServerSample sample) {
    checkPieces(sample.pieces().count());
    int pieces = usesPieces() ? sample.pieces().count() : 0;
    float[][] watched = new float[1 + pieces][];
    watched[0] = sample.gradient();
    System.arraycopy(sample.pieces().rows(), 0, watched, 1, pieces);
    return watched;
  }

  /**
   * Returns what the guard makes of an aggregate.
   *
   * @param products the inner products of A with the {@link #watched} vectors
   * @param squaredNorm ‖g₀‖²
   * @return the correction; none if g₀ is zero
   */
  public Correction correction(double[] products, double squaredNorm) {
    double margin = usesPieces() ? margin(products) : 0;
    // A NaN does not pass.
    if (products[0] >= margin || squaredNorm == 0) {
      return Correction.NONE;
    }
    return correction == Kind.SERVER
        ? Correction.REPLACED
        : new Correction(1, (margin - products[0]) / squaredNorm);
  }

  private double margin(double[] products) {
    int k = products.length - 1;
    double mean = 0;
    for (int j = 1; j <= k; j++) {
      mean += products[j] / k;
    }
    double squares = 0;
    for (int j = 1; j <= k; j++) {
      squares += (products[j] - mean) * (products[j] - mean);
    }
    double deviation = Math.sqrt(squares / (k - 1));
    return StudentQuantile.twoSided(1 - 2 * level, k - 1L) * deviation / Math.sqrt(k);
  }

  /**
   * Applies the guard to an aggregate, in place.
   *
   * @param aggregate A, d floats; becomes A' unless it passes
   * @param round the step, with the server's sample
   * @param compute threads and shard; they change no bit of the result
   * @return whether A was corrected
   * @throws IllegalArgumentException if there is no sample, or it has too few pieces
   */
  public boolean correct(float[] aggregate, Round round, Compute compute) {
    float[][] watched = watched(round.requireSample(aggregate.length));
    double[] sums =
        Blocks.sum(
            aggregate.length,
            watched.length + 1,
            compute,
            (from, to, leaf) -> {
              for (int w = 0; w < watched.length; w++) {
                leaf[w] = product(watched[w], aggregate, from, to);
              }
              leaf[watched.length] = product(watched[0], watched[0], from, to);
            });
    double squaredNorm = sums[watched.length];
    Correction correction = correction(Arrays.copyOf(sums, watched.length), squaredNorm);
    if (correction.equals(Correction.NONE)) {
      return false;
    }
    compute.forEach(
        Blocks.count(aggregate.length),
        block -> {
          for (int j = Blocks.from(block); j < Blocks.to(block, aggregate.length); j++) {
            double kept = correction.keep() == 0 ? 0 : aggregate[j];
            aggregate[j] = (float) (kept + correction.server() * watched[0][j]);
          }
        });
    return true;
  }

  private static double product(float[] a, float[] b, int from, int to) {
    double sum = 0;
    for (int j = from; j < to; j++) {
      sum += (double) a[j] * b[j];
    }
    return sum;
  }
}
