package dev.strategikon.reproduce;

import dev.strategikon.config.RunConfig;
import dev.strategikon.report.text.Panel;
import dev.strategikon.report.text.PaperFigure;
import dev.strategikon.reproduce.published.PublishedCurves;
import java.util.ArrayList;
import java.util.List;

/** The paper's figures, and figures for claims that have none in the paper. */
final class Figures {
  private static final List<String> CURVES = List.of("accuracy", "loss", "cosine");

  private final PaperGrid grid;
  private final PaperPanels panels;
  private final List<PaperFigure> drawn = new ArrayList<>();

  private Figures(PaperGrid grid, PublishedCurves published) {
    this.grid = grid;
    boolean other = PaperSettings.isOtherData(grid);
    this.panels = new PaperPanels(grid, other ? PublishedCurves.NONE : published);
  }

  /**
   * Returns the figures of a part of the paper.
   *
   * @param published the paper's curves, drawn beside ours
   */
  static List<PaperFigure> of(Part part, PaperGrid grid, PublishedCurves published) {
    Figures figures = new Figures(grid, published);
    boolean all = part == Part.ALL;
    if (all || part == Part.FIGURE_1) {
      figures.panels(
          "figure-1",
          "Figure 1: the two attacks",
          "Median under ε = 10 and Krum under ε = 0.1, beside the gold standards without attack.",
          CURVES.subList(0, 2),
          null,
          figures.panels.figure1());
    }
    if (all || part == Part.FIGURE_4 || part == Part.THEOREMS) {
      figures.underAttack("figure-4", "Figure 4: Median under attack", "median");
    }
    if (all || part == Part.FIGURE_5 || part == Part.THEOREMS) {
      figures.underAttack("figure-5", "Figure 5: Krum under attack", "krum");
    }
    if (all) {
      figures.otherRules();
    }
    return List.copyOf(figures.drawn);
  }

  /** Returns the figure of the moments on the way to a critical point. */
  static PaperFigure convergence(PaperGrid grid, Evidence evidence) {
    return new PaperFigure(
        ConvergencePanels.CURVE,
        "Remark 2",
        "Training without attack. g is the mean gradient of the whole training set, σ_j the deviation"
            + " of one worker's gradients from it, E[A] the mean over draws of what Median would"
            + " answer to −10·v̄ from the Byzantine workers.",
        grid.runs(),
        List.of(ConvergencePanels.CURVE),
        ConvergencePanels.of(MomentSet.of(evidence)),
        null);
  }

  private void otherRules() {
    lines(
        "other-attacks",
        "Other attacks",
        "Label flipping against Median, and the opposite vector at a large length against Krum.",
        null,
        List.of(
            grid.undisturbed("median"),
            grid.attacked("median", "label-flip"),
            grid.undisturbed("krum"),
            grid.attacked("krum", "reverse")));
    lines(
        "bulyan",
        "Bulyan under attack",
        "Bulyan chooses vectors by Krum and then aggregates them by coordinate.",
        first(grid.undisturbed("bulyan")),
        List.of(grid.undisturbed("bulyan"), grid.early("bulyan")));
    lines(
        "zeno",
        "Zeno under attack",
        "Zeno scores vectors by the descent of the loss on images of the server.",
        null,
        List.of(grid.undisturbed("zeno"), grid.early("zeno")));
  }

  /** A panel for each ε, and an audit. */
  private void underAttack(String name, String title, String rule) {
    panels(
        name,
        title,
        "Inner product manipulation from the dashed lines on, a panel for each ε, beside the gold"
            + " standards. The last picture is the audit of the run without attack: what the inner"
            + " product would have been had the Byzantine workers sent −ε·v̄ there.",
        CURVES,
        first(grid.undisturbed(rule)),
        panels.of(rule, rule.equals("median") ? PaperCurves.MEDIAN : PaperCurves.KRUM));
  }

  private void panels(
      String name,
      String title,
      String caption,
      List<String> curves,
      RunConfig audited,
      List<Panel> panels) {
    List<RunConfig> runs =
        panels.stream()
            .flatMap(panel -> panel.lines().stream())
            .flatMap(line -> line.runs().stream())
            .distinct()
            .toList();
    if (!runs.isEmpty()) {
      drawn.add(new PaperFigure(name, title, caption, runs, curves, panels, audited));
    }
  }

  private void lines(
      String name, String title, String caption, RunConfig audited, List<List<RunConfig>> groups) {
    List<RunConfig> runs = groups.stream().flatMap(List::stream).toList();
    if (!runs.isEmpty()) {
      drawn.add(new PaperFigure(name, title, caption, runs, CURVES, List.of(), audited));
    }
  }

  private static RunConfig first(List<RunConfig> runs) {
    return runs.isEmpty() ? null : runs.get(0);
  }
}
