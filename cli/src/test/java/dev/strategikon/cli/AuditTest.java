package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The numbers of an audit. */
class AuditTest extends AuditCalls {
  /** Theorem 2's search grows with the cube of m, and nobody asked for Krum. */
  @Test
  void ofManyVectorsTheoremTwoIsLeftOutAndThatIsSaid() throws IOException {
    StringBuilder csv = new StringBuilder();
    for (int i = 0; i < 501; i++) {
      csv.append(1 + i % 7).append(',').append(1 + i % 5).append('\n');
    }
    Path file = Files.writeString(folder.resolve("many.csv"), csv);
    assertEquals(0, run("audit", file.toString(), "--rule", "median", "--byzantine", "1"));
    assertTrue(
        out.toString().contains("left out: too many vectors, m = 502 (Krum)"), out.toString());
    assertTrue(
        err.toString().contains("More vectors than coordinates: is it transposed?"),
        err.toString());
    assertTrue(err.toString().contains("median (1 of 1) …"), err.toString());
    assertEquals(
        0, run("audit", file.toString(), "--rule", "median", "--byzantine", "1", "--json"));
    assertTrue(out.toString().contains("\"theorem2\" : null"), out.toString());
  }

  /** The paper's kind of example: the median of −0.1, 0.1, 0.3 and two far below is −0.1. */
  @Test
  void theMediansToyExample() throws IOException {
    JsonNode audit = json("audit", medianToy(), "--rule", "median", "--byzantine", "2", "--json");
    assertEquals("median", audit.get("rule").asText());
    assertEquals(3, audit.get("honest").asInt());
    assertEquals(2, audit.get("byzantine").asInt());
    assertEquals(1, audit.get("dimension").asInt());
    JsonNode ipm = audit.get("ipm");
    assertEquals(1, ipm.get("breaks").size());
    assertEquals(0, ipm.get("breaks").get(0).get(0).asDouble(), 1e-9);
    assertTrue(ipm.get("breaks").get(0).get(1).isNull());
    assertTrue(ipm.get("worst").get("epsilon").isNull());
    // v̄ = 0.1, and no attack pushes the median below −0.1.
    assertEquals(-0.01, ipm.get("worst").get("innerProduct").asDouble(), 1e-8);
    assertEquals(-0.01, audit.get("bound").get("innerProduct").asDouble(), 1e-8);
    assertTrue(audit.get("bound").get("exact").asBoolean());
    // σ = 0.2, so |v̄| = 0.1 < 0.2/√2.
    assertEquals(1, audit.get("theorem1").get("share").asDouble());
    // m = 5 and q = 2 are beyond Krum.
    assertFalse(audit.get("theorem2").get("holds").asBoolean());
    assertTrue(audit.get("theorem2").get("epsilon").isNull());
    assertFalse(audit.has("declared"));
    assertFalse(audit.has("definition4"));
  }

  @Test
  void nothingHoldsTheMean() throws IOException {
    JsonNode audit = json("audit", medianToy(), "--rule", "mean", "--byzantine", "2", "--json");
    // (3 − 2ε)/5 turns negative at 1.5.
    assertEquals(1.5, audit.at("/ipm/breaks/0/0").asDouble(), 1e-6);
    assertTrue(audit.at("/ipm/breaks/0/1").isNull());
    assertTrue(audit.at("/ipm/worst/epsilon").isNull());
    assertTrue(audit.at("/ipm/worst/innerProduct").isNull());
    assertTrue(audit.at("/bound/innerProduct").isNull());
    assertTrue(audit.at("/bound/exact").asBoolean());
  }

  /** m = 7, q = 2: Krum outputs −0.1 where −ε·v̄ is −0.1, for v̄ = 0.26. */
  @Test
  void krumsToyExample() throws IOException {
    JsonNode audit = json("audit", krumToy(), "--rule", "krum", "--byzantine", "2", "--json");
    double epsilon = 0.1 / 0.26;
    List<double[]> breaks = breaks(audit);
    assertTrue(breaks.stream().anyMatch(b -> b[0] < epsilon && epsilon < b[1]));
    assertTrue(Double.isFinite(breaks.get(breaks.size() - 1)[1]));
    double worst = audit.at("/ipm/worst/innerProduct").asDouble();
    assertTrue(worst < -0.026 && audit.at("/ipm/worst/epsilon").asDouble() > epsilon);
    assertTrue(audit.at("/bound/innerProduct").asDouble() <= worst + 1e-7);
    assertFalse(audit.at("/bound/exact").asBoolean());
    assertTrue(audit.at("/theorem2/holds").asBoolean());
    assertTrue(audit.at("/theorem2/epsilon").asDouble() > 0);
    assertTrue(
        audit.at("/theorem2/epsilon").asDouble() <= audit.at("/theorem2/krumEpsilon").asDouble());
  }

  @Test
  void withoutAttackersNothingBreaks() throws IOException {
    JsonNode audit = json("audit", medianToy(), "--rule", "median", "--byzantine", "0", "--json");
    assertEquals(0, audit.at("/ipm/breaks").size());
    assertEquals(0.01, audit.at("/bound/innerProduct").asDouble(), 1e-8);
    out.getBuffer().setLength(0);
    assertEquals(0, run("audit", medianToy(), "--rule", "median", "--byzantine", "0"));
    assertTrue(out.toString().contains("median holds: no attack turns it uphill."));
  }

  @Test
  void anotherReferenceTurnsTheAnswer() throws IOException {
    Path reference = Files.writeString(folder.resolve("r.csv"), "-1\n");
    JsonNode audit =
        json(
            "audit",
            medianToy(),
            "--rule",
            "mean",
            "--byzantine",
            "2",
            "--reference",
            reference.toString(),
            "--json");
    assertEquals("r.csv", audit.get("reference").asText());
    assertEquals(1, audit.get("referenceNorm").asDouble());
    // −(3 − 2ε)·0.1/5 is negative up to 1.5.
    assertEquals(0, audit.at("/ipm/breaks/0/0").asDouble(), 1e-9);
    assertEquals(1.5, audit.at("/ipm/breaks/0/1").asDouble(), 1e-6);
  }

  /** The sample is −1: the honest mean climbs on it, so the guard replaces it where it descends. */
  @Test
  void guardsNeedTheServersGradient() throws IOException {
    Path server = Files.writeString(folder.resolve("server.csv"), "-0.5\n-1.5\n");
    String[] question = {
      "audit", medianToy(), "--rule", "mean | guard", "--byzantine", "2", "--json"
    };
    assertNotEquals(0, run(question));
    assertTrue(
        err.toString()
            .contains(
                "'mean | guard' needs the gradient of a server's sample: give it by"
                    + " --server-gradient FILE"),
        err.toString());
    String[] answered = Arrays.copyOf(question, 9);
    answered[7] = "--server-gradient";
    answered[8] = server.toString();
    JsonNode audit = json(answered);
    assertEquals("mean | guard", audit.get("rule").asText());
    // A is (0.3 − 0.2·ε)/5: replaced by −1 up to ε = 1.5, and below 0 from there on.
    assertEquals(0, audit.at("/ipm/breaks/0/0").asDouble(), 1e-9);
    assertTrue(audit.at("/ipm/breaks/0/1").isNull());
    assertFalse(audit.at("/ipm/exact").asBoolean());
    answered[8] = Files.writeString(folder.resolve("long.csv"), "1,2\n").toString();
    assertNotEquals(0, run(answered));
    assertTrue(err.toString().contains("has 2 numbers a row, but the vectors of"), err.toString());
  }

  @Test
  void severalRulesAreAnArrayInTheirOrder() throws IOException {
    JsonNode audits =
        json(
            "audit",
            krumToy(),
            "--rule",
            "krum(q=1)",
            "--rule",
            " nnm | median ",
            "--byzantine",
            "2",
            "--json");
    assertTrue(audits.isArray());
    assertEquals("krum(q=1)", audits.get(0).get("rule").asText());
    assertEquals(1, audits.get(0).get("declared").asInt());
    assertEquals("nnm | median", audits.get(1).get("rule").asText());
    assertFalse(out.toString().contains("NaN") || out.toString().contains("Infinity"));
  }

  /**
   * −0.1, 0.1, 0.3 and two attackers: v̄ = 0.1, Var = 0.08/3, and the median goes to −0.1 or 0.3.
   * So κ = 0.04/(0.08/3) = 1.5 on these, and 2 on all vectors, as no rule can promise less than
   * 2/(5 − 4).
   */
  @Test
  void robustnessOfTheMediansToyExample() throws IOException {
    JsonNode audit = json("audit", medianToy(), "--rule", "median", "--byzantine", "2", "--json");
    assertEquals(1.5, audit.at("/kappa/value").asDouble(), 1e-6);
    assertTrue(audit.at("/kappa/exact").asBoolean());
    assertEquals(2, audit.at("/kappa/floor").asDouble());
    assertEquals(2, audit.at("/kappa/proven").asDouble());
    // Of −0.1 three times, 0.1 and 0.3 the middle one is an attacker's twice of three times.
    assertEquals(2.0 / 3, audit.at("/influence").asDouble(), 1e-9);
    assertEquals(0.08 / 3, audit.at("/noise/variance").asDouble(), 1e-8);
    assertEquals(Math.sqrt(8.0 / 3), audit.at("/noise/ratio").asDouble(), 1e-6);
    assertEquals((0.01 - 0.04) / 2, audit.at("/certificate/measured").asDouble(), 1e-8);
    assertEquals((0.01 - 0.16 / 3) / 2, audit.at("/certificate/proven").asDouble(), 1e-8);
    assertTrue(audit.get("heterogeneity").isNull());
    assertFalse(audit.has("leastQ") || audit.has("told"));

    JsonNode mean = json("audit", medianToy(), "--rule", "mean", "--byzantine", "2", "--json");
    assertTrue(mean.at("/kappa/value").isNull());
    assertTrue(mean.at("/certificate/measured").isNull());
    assertEquals(0.4, mean.at("/influence").asDouble(), 1e-9);
  }

  /** One attacker leaves 0 in the middle of −0.1, −0.1, 0.1, 0.3; two leave −0.1. */
  @Test
  void theLeastNumberOfAttackersIsLookedFor() throws IOException {
    JsonNode audit =
        json("audit", medianToy(), "--rule", "median", "--byzantine", "1", "--json", "--least-q");
    assertEquals(2, audit.at("/leastQ/q").asInt());
    assertEquals(3, audit.at("/leastQ/tried").size());
    assertEquals(0.01, audit.at("/leastQ/tried/0/innerProduct").asDouble(), 1e-8);
    assertEquals(-0.01, audit.at("/leastQ/tried/2/innerProduct").asDouble(), 1e-8);
    assertTrue(audit.at("/leastQ/limit").isNull());

    out.getBuffer().setLength(0);
    assertEquals(0, run("audit", medianToy(), "--rule", "bulyan", "--byzantine", "0", "--least-q"));
    assertTrue(
        out.toString()
            .contains(
                "none turns it uphill (tried: 0 to 0); bulyan needs 4q + 2 < m: with m = 4 it takes"
                    + " at most q = 0, not q = 1"),
        out.toString());
    // A rule that states its own q keeps it: told of none, it falls to the first.
    JsonNode stubborn =
        json(
            "audit",
            medianToy(),
            "--rule",
            "trimmed-mean(q=0)",
            "--byzantine",
            "1",
            "--json",
            "--least-q");
    assertEquals(1, stubborn.at("/leastQ/q").asInt());
  }

  /** Told of none the trimmed mean is the mean; told of two of five it is the median. */
  @Test
  void theRuleMayBeToldOtherNumbers() throws IOException {
    JsonNode told =
        json(
                "audit",
                medianToy(),
                "--rule",
                "trimmed-mean",
                "--byzantine",
                "2",
                "--json",
                "--declared",
                "0,2,3")
            .get("told");
    assertEquals(3, told.size());
    assertTrue(told.at("/0/innerProduct").isNull() && told.at("/0/kappa").isNull());
    assertEquals(0.4, told.at("/0/influence").asDouble(), 1e-9);
    assertEquals(2, told.at("/1/declared").asInt());
    assertEquals(-0.01, told.at("/1/innerProduct").asDouble(), 1e-8);
    assertEquals(1.5, told.at("/1/kappa").asDouble(), 1e-6);
    assertEquals(
        "trimmed-mean needs 2q < m: with m = 5 it takes at most q = 2, not q = 3",
        told.at("/2/refused").asText());
    assertTrue(told.at("/1/refused").isNull() && told.at("/2/kappa").isNull());

    out.getBuffer().setLength(0);
    String[] text = {
      "audit", medianToy(), "--rule", "trimmed-mean", "--byzantine", "2", "--declared", "0,2"
    };
    assertEquals(0, run(text));
    assertTrue(
        out.toString().contains("if 2 attack and the rule is told another number"), out.toString());
    assertTrue(
        out.toString().contains("trimmed-mean  2     -1          1.5  66.7 %"), out::toString);
    text[7] = "-1";
    assertEquals(2, run(text));
    assertTrue(err.toString().contains("--declared takes numbers from 0 on, not -1"));
  }

  private static List<double[]> breaks(JsonNode audit) {
    List<double[]> breaks = new ArrayList<>();
    for (JsonNode interval : audit.at("/ipm/breaks")) {
      breaks.add(
          new double[] {
            interval.get(0).asDouble(),
            interval.get(1).isNull() ? Double.POSITIVE_INFINITY : interval.get(1).asDouble()
          });
    }
    return breaks;
  }
}
