package dev.strategikon.reproduce;

import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunLabels;
import dev.strategikon.report.text.Outcome;
import dev.strategikon.report.text.PaperFigure;
import dev.strategikon.report.text.Verdict;
import dev.strategikon.text.ShownNumbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code reproduction.md}: the verdicts, the figures and the numbers behind them.
 *
 * @param reproduction what was reproduced
 * @param verdicts one for each claim
 * @param figures the report's figures
 */
record ReproductionPage(
    Reproduction reproduction, List<Verdict> verdicts, List<PaperFigure> figures) {
  private static final List<String> SETTINGS =
      List.of(
          "dataset",
          "model",
          "workers",
          "batch",
          "learning-rate",
          "steps",
          "evaluate-every",
          "loss-sample",
          "audit-every",
          "seed");

  /** Returns the page; its figures are in the sweep's folder. */
  String markdown(Path sweep) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(
        "# Does the paper hold? `%s` at scale `%s`%n%n"
            .formatted(reproduction.part(), reproduction.scale()));
    text.append("## Verdict at scale `%s`%n%n%s%n%n".formatted(reproduction.scale(), tally()));
    text.append(
        "| claim | the paper says | published | measured | outcome |\n|---|---|---|---|---|\n");
    for (Verdict verdict : verdicts) {
      text.append(
          "| %s | %s | %s | %s | %s **%s**%s |%n"
              .formatted(
                  verdict.id(),
                  verdict.claim(),
                  verdict.published(),
                  cell(verdict.measured()),
                  verdict.outcome().sign(),
                  verdict.outcome(),
                  verdict.closeness().isEmpty() ? "" : "; " + verdict.closeness()));
    }
    text.append("\n## Figures\n");
    for (PaperFigure figure : figures) {
      text.append("%n### %s%n%n%s%n".formatted(figure.title(), figure.caption()));
      for (String name : figure.figures()) {
        if (Files.exists(sweep.resolve("figures").resolve(name + ".png"))) {
          text.append("%n![%s](figures/%s.png)%n".formatted(PaperFigure.describe(name), name));
        }
      }
    }
    String differences = reproduction.differences(sweep);
    if (!differences.isEmpty()) {
      text.append("\n## Beside the published curves\n\n").append(differences);
    }
    text.append("\n## Runs\n\n").append(settings()).append("\n\n").append(runs(sweep));
    return text.toString();
  }

  private String tally() {
    List<String> parts = new ArrayList<>();
    for (Outcome outcome : Arrays.asList(Outcome.values())) {
      long count = verdicts.stream().filter(verdict -> verdict.outcome() == outcome).count();
      parts.add("%d %s".formatted(count, count == 1 ? outcome : outcome.plural()));
    }
    return "Of %d claims %s.".formatted(verdicts.size(), String.join(", ", parts));
  }

  private String settings() {
    List<RunConfig> runs = reproduction.grid().runs();
    return SETTINGS.stream()
        .map(
            key -> {
              Set<String> values = new LinkedHashSet<>();
              runs.forEach(run -> values.add(run.text(key)));
              return "`%s: %s`".formatted(key, String.join(", ", values));
            })
        .collect(Collectors.joining(", ", "All runs: ", "."));
  }

  /** Returns the results by configuration, in the judge's terms. */
  private String runs(Path sweep) throws IOException {
    Evidence evidence = reproduction.evidence(sweep);
    StringBuilder text =
        new StringBuilder(
            "| rule | attack | from epoch | q | accuracy before the attack | at the end | loss at the"
                + " last step | ⟨v̄, A⟩ < 0 |\n|---|---|---|---|---|---|---|---|\n");
    for (List<RunConfig> seeds : PaperGrid.bySeed(reproduction.grid().runs())) {
      RunConfig config = seeds.get(0);
      List<Trained> runs = evidence.of(seeds);
      boolean attacked = !RunLabels.attack(config).equals("none");
      text.append(
          "| %s | %s | %s | %s | %s | %s | %s | %s |%n"
              .formatted(
                  RunLabels.rule(config),
                  RunLabels.attack(config),
                  attacked
                      ? ShownNumbers.plain(config.options().threat().attackFromEpoch())
                      : ShownNumbers.NONE,
                  config.text("byzantine"),
                  SeedMeans.percent(runs, Trained::start),
                  SeedMeans.percent(runs, Trained::end),
                  losses(runs),
                  SeedMeans.percent(runs, Trained::negativeShare)));
    }
    return text.toString();
  }

  private static String losses(List<Trained> runs) {
    return runs.stream()
        .map(Trained::loss)
        .map(loss -> Double.isFinite(loss) ? ShownNumbers.fixed(loss, 3) : "diverged")
        .collect(Collectors.joining(", "));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
