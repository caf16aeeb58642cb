package dev.strategikon.reproduce;

import dev.strategikon.config.RunConfig;
import dev.strategikon.report.text.ReportText;
import dev.strategikon.report.text.Verdict;
import dev.strategikon.reproduce.published.PublishedCurves;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The runs of the demonstration and the claims that they show. They are judged as in the
 * reproduction.
 */
public final class Demonstration {
  private static final List<Claim> CLAIMS =
      List.of(
          trains("Mean", "mean"),
          trains("Median", "median"),
          trains("Krum", "krum"),
          claim("IPM with a large ε breaks Median", AttackClaims.only("C2")::judge),
          claim("IPM with a small ε breaks Krum", AttackClaims.only("C6")::judge),
          claim("Krum withstands a large ε", AttackClaims.only("C8")::judge));

  private static final String INTRODUCTION =
      "Twenty-five workers train one network by synchronous SGD. Some of them are Byzantine: from the"
          + " dashed line on they all send −ε times the mean of the honest gradients. A rule survives"
          + " as long as the inner product of its aggregate A with the honest mean v̄ stays positive;"
          + " when it turns negative, the steps go uphill. A large ε turns the mean and the median"
          + " around, a small one turns Krum around, and Krum shrugs off a large one.";

  private Demonstration() {}

  /**
   * {@return the runs}
   *
   * @throws IOException if the grid cannot be read
   */
  public static List<RunConfig> runs() throws IOException {
    return PaperGrid.read("demo.yaml", Map.of()).runs();
  }

  /**
   * {@return the words of its report}
   *
   * @param sweep the folder; no claim is judged while runs are missing
   * @throws IOException if a run's files cannot be read
   */
  public static ReportText text(Path sweep) throws IOException {
    PaperGrid grid = new PaperGrid(runs());
    List<Verdict> verdicts =
        Evidence.isComplete(sweep, grid)
            ? Evidence.read(sweep, grid, Scale.QUICK.judge(), PublishedCurves.NONE).verdicts(CLAIMS)
            : List.of();
    return new ReportText("When robust rules turn against the gradient", INTRODUCTION, verdicts);
  }

  private static Claim trains(String name, String rule) {
    return claim(name + " trains without attack", evidence -> RuleClaims.trains(evidence, rule));
  }

  private static Claim claim(String says, Function<Evidence, Finding> test) {
    return new Claim("", Set.of(), says, "", "", test);
  }
}
