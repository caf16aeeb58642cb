package dev.strategikon.report.text;

import dev.strategikon.config.RunConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * A figure of a paper: some runs of a sweep, drawn by epoch. It is fixed; the other figures of the
 * page are interactive.
 *
 * @param name the beginning of its files' names, such as {@code figure-4}
 * @param title the heading
 * @param caption a paragraph
 * @param runs the runs whose curves it shows
 * @param curves which of {@code accuracy}, {@code loss}, {@code cosine} and {@code convergence} it
 *     shows, a picture each
 * @param panels the panels of each picture; none for one picture of all runs
 * @param audited the run whose audit it shows as well; null for none
 */
public record PaperFigure(
    String name,
    String title,
    String caption,
    List<RunConfig> runs,
    List<String> curves,
    List<Panel> panels,
    RunConfig audited) {
  private static final String AUDIT = "profile";

  /**
   * Copies the lists.
   *
   * @param name the beginning of its files' names, such as {@code figure-4}
   * @param title the heading
   * @param caption a paragraph
   * @param runs the runs whose curves it shows
   * @param curves which of {@code accuracy}, {@code loss}, {@code cosine} and {@code convergence}
   *     it shows, a picture each
   * @param panels the panels of each picture; none for one picture of all runs
   * @param audited the run whose audit it shows as well; null for none
   */
  public PaperFigure {
    runs = List.copyOf(runs);
    curves = List.copyOf(curves);
    panels = List.copyOf(panels);
  }

  /** {@return the names of its pictures, such as {@code figure-4-accuracy}} */
  public List<String> figures() {
    List<String> figures = new ArrayList<>(curves);
    if (audited != null) {
      figures.add(AUDIT);
    }
    return figures.stream()
        .map(figure -> name.equals(figure) ? name : name + "-" + figure)
        .toList();
  }

  /**
   * {@return the title of one of its pictures, such as {@code Test accuracy by epoch}}
   *
   * @param figure the picture's name, one of {@link #figures}
   */
  public static String describe(String figure) {
    return switch (figure.substring(figure.lastIndexOf('-') + 1)) {
      case "accuracy" -> "Test accuracy by epoch";
      case "loss" -> "Training loss by epoch";
      case "cosine" -> "Cosine of the aggregate with the honest mean by epoch";
      case "convergence" -> "The gradient, Theorem 1's condition and the inner product by step";
      default -> "Inner product by step and ε, on the run's own honest gradients";
    };
  }
}
