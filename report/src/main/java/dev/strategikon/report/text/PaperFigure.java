package dev.strategikon.report.text;

import dev.strategikon.config.RunConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * Some runs of a sweep that are drawn by themselves, as a figure of a paper: by epoch, and fixed,
 * while the rest of the page is for exploring.
 *
 * @param name what its files are called, such as {@code figure-4}
 * @param title its heading
 * @param caption a paragraph
 * @param runs whose curves it has
 * @param curves which of {@code accuracy}, {@code loss} and {@code cosine} it has
 * @param audited the run whose audit is drawn beside them; null for none
 */
public record PaperFigure(
    String name,
    String title,
    String caption,
    List<RunConfig> runs,
    List<String> curves,
    RunConfig audited) {
  private static final String AUDIT = "profile";

  /** Copies the lists. */
  public PaperFigure {
    runs = List.copyOf(runs);
    curves = List.copyOf(curves);
  }

  /** Returns the names of its figures, such as {@code figure-4-accuracy}. */
  public List<String> figures() {
    List<String> figures = new ArrayList<>(curves);
    if (audited != null) {
      figures.add(AUDIT);
    }
    return figures.stream().map(figure -> name + "-" + figure).toList();
  }

  /** Returns what one of its figures is called for people, such as {@code Test accuracy}. */
  public static String describe(String figure) {
    return switch (figure.substring(figure.lastIndexOf('-') + 1)) {
      case "accuracy" -> "Test accuracy by epoch";
      case "loss" -> "Training loss by epoch";
      case "cosine" -> "Cosine of the aggregate with the honest mean by epoch";
      default -> "Inner product by step and ε, on the run's own honest gradients";
    };
  }
}
