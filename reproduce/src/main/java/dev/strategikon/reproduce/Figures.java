package dev.strategikon.reproduce;

import dev.strategikon.config.RunConfig;
import dev.strategikon.report.text.PaperFigure;
import java.util.ArrayList;
import java.util.List;

/** The paper's figures, and figures for claims that have none in the paper. */
final class Figures {
  private static final List<String> CURVES = List.of("accuracy", "loss", "cosine");

  private final PaperGrid grid;
  private final List<PaperFigure> drawn = new ArrayList<>();

  private Figures(PaperGrid grid) {
    this.grid = grid;
  }

  /** Returns the figures of a part of the paper. */
  static List<PaperFigure> of(Part part, PaperGrid grid) {
    Figures figures = new Figures(grid);
    boolean all = part == Part.ALL;
    if (all || part == Part.FIGURE_1) {
      figures.add(
          "figure-1",
          "Figure 1: without attack",
          "The gold standards: all workers are honest.",
          CURVES.subList(0, 2),
          null,
          List.of(grid.undisturbed("mean"), grid.undisturbed("median"), grid.undisturbed("krum")));
    }
    if (all || part == Part.FIGURE_4 || part == Part.THEOREMS) {
      figures.underAttack("figure-4", "Figure 4: Median under attack", "median");
    }
    if (all || part == Part.FIGURE_5 || part == Part.THEOREMS) {
      figures.underAttack("figure-5", "Figure 5: Krum under attack", "krum");
    }
    if (all) {
      figures.add(
          "later-start",
          "A later start",
          "The attack that breaks the rule begins later, when there is more to lose.",
          CURVES,
          null,
          List.of(
              grid.undisturbed("median"),
              grid.later("median"),
              grid.undisturbed("krum"),
              grid.later("krum")));
      figures.add(
          "other-attacks",
          "Other attacks",
          "Label flipping against Median, and the opposite vector at a large length against Krum.",
          CURVES,
          null,
          List.of(
              grid.undisturbed("median"),
              grid.attacked("median", "label-flip"),
              grid.undisturbed("krum"),
              grid.attacked("krum", "reverse")));
      figures.add(
          "bulyan",
          "Bulyan under attack",
          "Bulyan chooses vectors by Krum and then aggregates them by coordinate.",
          CURVES,
          first(grid.undisturbed("bulyan")),
          List.of(grid.undisturbed("bulyan"), grid.early("bulyan")));
    }
    return List.copyOf(figures.drawn);
  }

  /** A curve for each ε, the runs of the rule and the mean without attack, and an audit. */
  private void underAttack(String name, String title, String rule) {
    List<List<RunConfig>> groups = new ArrayList<>();
    groups.add(grid.undisturbed("mean"));
    groups.add(grid.undisturbed(rule));
    grid.epsilons(rule).forEach(epsilon -> groups.add(grid.ipm(rule, epsilon)));
    add(
        name,
        title,
        "Inner product manipulation from the dashed line on, a line for each ε, beside the gold"
            + " standards. The last picture is the audit of the run without attack: what the inner"
            + " product would have been had the Byzantine workers sent −ε·v̄ there.",
        CURVES,
        first(grid.undisturbed(rule)),
        groups);
  }

  private void add(
      String name,
      String title,
      String caption,
      List<String> curves,
      RunConfig audited,
      List<List<RunConfig>> groups) {
    List<RunConfig> runs = groups.stream().flatMap(List::stream).toList();
    if (!runs.isEmpty()) {
      drawn.add(new PaperFigure(name, title, caption, runs, curves, audited));
    }
  }

  private static RunConfig first(List<RunConfig> runs) {
    return runs.isEmpty() ? null : runs.get(0);
  }
}
