package dev.strategikon.reproduce;

import dev.strategikon.config.RunConfig;
import dev.strategikon.report.text.Verdict;
import dev.strategikon.reproduce.published.PublishedCurves;
import dev.strategikon.store.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The results of the runs of a grid.
 *
 * @param grid the runs
 * @param trained their results
 * @param judge the thresholds at this scale
 * @param published the paper's own numbers
 * @param moments what was measured on the way to a critical point, by the run's folder; or none
 */
record Evidence(
    PaperGrid grid,
    Map<RunConfig, Trained> trained,
    Judge judge,
    PublishedCurves published,
    Map<String, List<Moment>> moments) {
  /** Reads the finished runs of a grid from a sweep's folder. */
  static Evidence read(Path sweep, PaperGrid grid, Judge judge, PublishedCurves published)
      throws IOException {
    Map<RunConfig, Trained> trained = new LinkedHashMap<>();
    for (RunConfig run : grid.runs()) {
      trained.put(run, Trained.read(RunFolder.of(sweep, run)));
    }
    return new Evidence(grid, trained, judge, published, MomentFile.read(sweep));
  }

  /** Returns whether all runs of a grid are finished. */
  static boolean isComplete(Path sweep, PaperGrid grid) throws IOException {
    for (RunConfig run : grid.runs()) {
      if (!RunFolder.of(sweep, run).isFinished()) {
        return false;
      }
    }
    return true;
  }

  /** Judges claims. */
  List<Verdict> verdicts(List<Claim> claims) {
    return claims.stream()
        .map(
            claim -> {
              Finding finding = claim.test().apply(this);
              boolean measured = !finding.equals(Finding.NOT_MEASURED);
              return new Verdict(
                  claim.id(),
                  claim.says(),
                  PublishedText.of(claim, published),
                  finding.measured(),
                  measured ? Closeness.of(this, claim.curves()).text() : "",
                  finding.outcome(),
                  claim.rule(),
                  measured ? figures(claim) : List.of());
            })
        .toList();
  }

  /** The way to a critical point has a figure of its own where it was measured. */
  private List<String> figures(Claim claim) {
    if (claim.equals(CriticalPoint.C10) && !moments.isEmpty()) {
      return List.of(ConvergencePanels.CURVE);
    }
    return claim.figure().isEmpty() ? List.of() : List.of(claim.figure());
  }

  /** Returns the results of runs, in their order. */
  List<Trained> of(List<RunConfig> runs) {
    return runs.stream().map(trained::get).toList();
  }

  /** Returns the results of a rule without attack, one for each seed. */
  List<Trained> undisturbed(String rule) {
    return of(grid.undisturbed(rule));
  }

  /** Compares attacked runs of a rule with those of the same seeds without attack. */
  List<Comparison> compare(String rule, List<RunConfig> attacked) {
    return of(attacked).stream()
        .map(
            run ->
                new Comparison(
                    run.start(), run.end(), sameSeed(undisturbed(rule), run).end(), run.classes()))
        .toList();
  }

  /** Returns whether the attack has begun in all of some runs. */
  boolean began(List<RunConfig> attacked) {
    return of(attacked).stream().noneMatch(run -> run.attacked().isEmpty());
  }

  /** Compares their losses from the first evaluation under attack on. */
  List<LossSince> losses(String rule, List<RunConfig> attacked) {
    return of(attacked).stream()
        .map(
            run -> {
              Trained calm = sameSeed(undisturbed(rule), run);
              int step = run.firstAttackedEvaluation();
              return new LossSince(
                  run.lossAt(step), run.lossEnd(), calm.lossAt(step), calm.lossEnd());
            })
        .toList();
  }

  /** Returns the run of the same seed among others. */
  static Trained sameSeed(List<Trained> runs, Trained one) {
    return runs.stream()
        .filter(run -> run.seed().equals(one.seed()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The grid has no run without attack of seed " + one.seed()));
  }
}
