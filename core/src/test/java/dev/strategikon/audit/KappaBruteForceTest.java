package dev.strategikon.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.random.Draws;
import dev.strategikon.samples.Samples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** κ̂ beside the quotient itself, in double, of many attacks. */
class KappaBruteForceTest {
  private static final int ATTACKS = 2_000;

  private static Robustness robustness(Question question) {
    return Robustness.of(question, WorstCase.of(question), Premises.of(question));
  }

  /** Returns ‖A − v̄‖²/Var with v̄ and Var in double. */
  private static double kappa(Question question, float[]... byzantine) {
    Gradients honest = question.honest();
    Gradients received = honest.withAll(byzantine);
    float[] aggregate =
        question
            .rule()
            .aggregate(received, question.byzantine(), question.round(), Compute.SERIAL)
            .vector();
    double distance = 0;
    double variance = 0;
    for (int j = 0; j < aggregate.length; j++) {
      double mean = 0;
      for (float[] row : honest.rows()) {
        mean += (double) row[j] / honest.count();
      }
      distance += (aggregate[j] - mean) * (aggregate[j] - mean);
      for (float[] row : honest.rows()) {
        variance += (row[j] - mean) * (row[j] - mean) / honest.count();
      }
    }
    return distance / variance;
  }

  @ParameterizedTest
  @CsvSource({
    "trimmed-mean, 4, 1",
    "trimmed-mean, 5, 3",
    "trimmed-mean(q=3), 6, 2",
    "median, 4, 1",
    "median, 5, 4",
    "median, 4, 2",
    "sign-majority, 5, 2"
  })
  void noAttackIsBeyondTheExactOneAndThatIsWithinTheProvenOne(String rule, int h, int q) {
    for (Samples.Kind kind : Samples.Kind.values()) {
      Gradients honest = Samples.of(kind, h, 4, 7L * h + q);
      Question question = Question.of(honest, q, Aggregator.parse(rule), Compute.SERIAL);
      Robustness found = robustness(question);
      if (!(found.variance() > 0)) {
        continue;
      }
      assertTrue(found.exact());
      double slack = 1e-3 * (1 + found.kappa());
      assertTrue(!(found.kappa() > found.proven() + slack), kind + ": " + found);
      RandomAttacks attacks = new RandomAttacks(honest, q, Draws.of(h, "kappa", q));
      for (int k = 0; k < ATTACKS; k++) {
        double reached = kappa(question, attacks.next());
        assertTrue(reached <= found.kappa() + slack, kind + ": " + reached + " beyond " + found);
      }
    }
  }

  /** m − 2q zeros and q ones: the trimmed mean loses all ones, as the floor's proof says. */
  @ParameterizedTest
  @CsvSource({"3, 1", "10, 2", "25, 11", "24, 11"})
  void theTrimmedMeanReachesTheFloor(int m, int q) {
    Question question = zerosAndOnes("trimmed-mean", m, q, m - 2 * q);
    Robustness found = robustness(question);
    assertEquals(q / (m - 2.0 * q), found.kappa(), 1e-5);
    assertEquals(found.floor(), found.proven());
    assertEquals(found.floor(), found.kappa(), 1e-5);
  }

  /** (m + 1)/2 − q zeros, the others ones: attackers at −∞ make the last zero the median. */
  @ParameterizedTest
  @CsvSource({"3, 1", "9, 2", "25, 11", "25, 3"})
  void theMedianReachesWhatIsProven(int m, int q) {
    Robustness found = robustness(zerosAndOnes("median", m, q, (m + 1) / 2 - q));
    assertEquals((m - 1) / (m + 1 - 2.0 * q), found.proven(), 1e-12);
    assertEquals(found.proven(), found.kappa(), 1e-5);
  }

  private static Question zerosAndOnes(String rule, int m, int q, int zeros) {
    float[][] rows = new float[m - q][1];
    for (int i = zeros; i < rows.length; i++) {
      rows[i][0] = 1;
    }
    return Question.of(Gradients.of(rows), q, Aggregator.parse(rule), Compute.SERIAL);
  }

  /** The attacks that it tries are found again by a plain grid. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "krum",
        "multi-krum",
        "mda",
        "monna",
        "cge",
        "meamed",
        "phocas",
        "geometric-median",
        "centered-clipping(radius=1)",
        "nnm | median",
        "nnm | krum",
        "bulyan"
      })
  void inPlainStepsManipulationIsNoWorse(String rule) {
    int q = 2;
    for (Samples.Kind kind : Samples.Kind.values()) {
      Gradients honest = Samples.of(kind, 9, 5, 3);
      Question question = Question.of(honest, q, Aggregator.parse(rule), Compute.SERIAL);
      Robustness found = robustness(question);
      for (int k = -30; k <= 30; k++) {
        float[] u = question.reference().clone();
        for (int j = 0; j < u.length; j++) {
          u[j] *= (float) -Math.pow(10, k / 10.0);
        }
        double reached = kappa(question, u, u);
        assertTrue(
            !(reached > 1.02 * found.kappa() + 1e-6),
            "%s, 10^%.1f: %f beyond %s".formatted(kind, k / 10.0, reached, found));
      }
    }
  }

  /** What is found need not be the most, but chance finds hardly more where there are many ways. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "krum",
        "multi-krum",
        "mda",
        "cge",
        "meamed",
        "geometric-median",
        "smea",
        "nnm | median",
        "nnm | trimmed-mean",
        "bulyan"
      })
  void chanceFindsHardlyMore(String rule) {
    for (Samples.Kind kind : Samples.Kind.values()) {
      Gradients honest = Samples.of(kind, 11, 60, 3);
      Question question = Question.of(honest, 2, Aggregator.parse(rule), Compute.SERIAL);
      double found = robustness(question).kappa();
      RandomAttacks attacks = new RandomAttacks(honest, 2, Draws.of(2, "chance"));
      for (int k = 0; k < ATTACKS / 4; k++) {
        double reached = kappa(question, attacks.next());
        assertTrue(reached <= 1.2 * found, "%s: %f, found %f".formatted(kind, reached, found));
      }
    }
  }

  /** ⟨v̄, A⟩ of any attack is at least the certificate, where κ̂ is exact. */
  @ParameterizedTest
  @ValueSource(strings = {"trimmed-mean", "median"})
  void theCertificateHolds(String rule) {
    for (Samples.Kind kind : Samples.Kind.values()) {
      Gradients honest = Samples.of(kind, 7, 3, 5);
      Question question = Question.of(honest, 3, Aggregator.parse(rule), Compute.SERIAL);
      Robustness found = robustness(question);
      double slack = 1e-4 * (found.squaredNorm() + found.variance());
      RandomAttacks attacks = new RandomAttacks(honest, 3, Draws.of(3, "certificate"));
      for (int k = 0; k < ATTACKS; k++) {
        double product = Trials.product(question, attacks.next());
        assertTrue(!(product < found.certificate() - slack), kind + ": " + product + " " + found);
        assertTrue(!(product < found.provenCertificate() - slack), kind + ": " + found);
      }
    }
  }
}
