package dev.strategikon.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.report.OneStepRuns;
import dev.strategikon.report.data.ReportData;
import dev.strategikon.report.data.RunReader;
import dev.strategikon.report.data.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecommendationTest {
  @TempDir private Path sweep;

  @Test
  void theBestWorstCaseIsNamed() throws IOException {
    run("median", "none", 0.8);
    run("median", "ipm(epsilon=1)", 0.5);
    run("median", "ipm(epsilon=10)", 0.6);
    run("krum", "none", 0.8);
    run("krum", "ipm(epsilon=1)", 0.8);
    run("krum", "ipm(epsilon=10)", 0.66);
    assertEquals(
        "<b>krum</b>: of the rules that have met all 2 attacks it has the best worst case. It ends"
            + " at 66.0 % under ipm(ε=10) and keeps 80.0 %.",
        sentence());
    // What has met less is no rival, whatever it has reached.
    run("mean", "ipm(epsilon=1)", 0.9);
    assertTrue(sentence().startsWith("<b>krum</b>: of the rules"), sentence());
    assertTrue(
        html().contains("mean<span class=\"note\">not compared: has not met ipm(ε=10)</span>"),
        html());
  }

  @Test
  void whereEveryRuleLosesMostNoneIsNamed() throws IOException {
    for (String rule : new String[] {"median", "krum"}) {
      run(rule, "none", 0.8);
      run(rule, "ipm(epsilon=1)", 0.7);
      run(rule, "ipm(epsilon=10)", 0.1);
    }
    assertEquals(
        "<b>None of these</b>: each loses more than half under one of the 2 attacks.", sentence());
    assertTrue(!html().contains("★"));
  }

  /** The accuracy alone would name the mean. */
  @Test
  void aRuleThatLetsABackdoorInHasNotHeld() throws IOException {
    for (String rule : new String[] {"mean", "median"}) {
      run(rule, "none", 0.8);
    }
    OneStepRuns.writeBackdoor(sweep, "mean", 0.8, 0.97);
    OneStepRuns.writeBackdoor(sweep, "median", 0.7, 0.03);
    assertEquals(
        ("<b>median</b> has the best accuracy of those that let no backdoor in: it ends at 70.0 %%"
                + " under %s and keeps 85.7 %%. The backdoor succeeds on 3.0 %% of the images.")
            .formatted(attackName()),
        sentence());
    assertTrue(html().contains("<span class=\"let-in\">✗ 97.0 %</span>"), html());
    assertTrue(html().contains("whatever accuracy it keeps"), html());
    OneStepRuns.writeBackdoor(sweep, "median", 0.7, 0.5);
    assertEquals(
        "<b>None of these</b>: each loses more than half or lets a backdoor in under %s."
            .formatted(attackName()),
        sentence());
  }

  @Test
  void aSingleRuleIsToldOfItsBackdoor() throws IOException {
    OneStepRuns.writeBackdoor(sweep, "mean", 0.8, 0.97);
    assertEquals(
        "<b>mean</b> ends at 80.0 %% under %s. But the backdoor succeeds on 97.0 %% of the images."
            .formatted(attackName()),
        sentence());
  }

  private String attackName() throws IOException {
    return ReportData.grids(new RunReader(sweep).read()).get(0).met().get(0);
  }

  @Test
  void rulesThatMetDifferentAttacksAreNotCompared() throws IOException {
    run("median", "ipm(epsilon=1)", 0.7);
    run("krum", "ipm(epsilon=10)", 0.7);
    assertEquals(
        "This cannot be said: no rule has met all 2 attacks, and worst cases over different attacks"
            + " cannot be compared.",
        sentence());
  }

  @Test
  void anAttackThatNeverBeganSaysNothing() throws IOException {
    run("median", "none", 0.8);
    run("median", "ipm(epsilon=10), attack-from-epoch: 1", 0.8);
    assertEquals("This cannot be said: no attack has begun in any run.", sentence());
    String results = new PageParts(new RunReader(sweep).read(), Waiting.NONE).results();
    assertEquals(2, results.split("the attack never began", -1).length, results);
  }

  @Test
  void withoutAttacksThereIsNothingToAnswer() throws IOException {
    run("median", "none", 0.8);
    assertEquals("", html());
  }

  private String sentence() throws IOException {
    return Recommendation.sentence(ReportData.grids(new RunReader(sweep).read()).get(0));
  }

  private String html() throws IOException {
    return Recommendation.html(ReportData.grids(new RunReader(sweep).read()));
  }

  private void run(String rule, String attack, double accuracy) throws IOException {
    OneStepRuns.write(sweep, rule, attack, 0.1, 1, accuracy);
  }
}
