package dev.strategikon.cli.sweep;

import dev.strategikon.text.ShownNumbers;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/**
 * A line of progress: the share that is done, a bar where there is room, and a text. The text has
 * the rest of the line, so a narrow terminal takes the bar away before it takes letters of a name.
 *
 * @param columns the width of the terminal
 */
record NamedBar(int columns) implements ProgressBarRenderer {
  /** The narrowest terminal on which there is a bar. */
  private static final int ENOUGH_FOR_BAR = 70;

  private static final int BAR = 12;

  /** As wide as "100 % ". */
  private static final int PERCENT = 6;

  /** As wide as ": accuracy 100.0 %". */
  private static final int ACCURACY = 18;

  @Override
  public String render(ProgressState state, int longest) {
    double share = state.getMax() <= 0 ? 0 : (double) state.getCurrent() / state.getMax();
    String percent = "%3s %% ".formatted(ShownNumbers.fixed(Math.floor(100 * share), 0));
    String line = percent + bar(share) + state.getExtraMessage();
    return line.substring(0, Math.min(Math.min(columns, longest), line.length()));
  }

  private String bar(double share) {
    if (columns < ENOUGH_FOR_BAR) {
      return "";
    }
    int full = (int) Math.min(BAR, share * BAR);
    return "█".repeat(full) + "░".repeat(BAR - full) + " ";
  }

  /** Returns the largest number of letters of a run's name. */
  int nameWidth() {
    return columns < ENOUGH_FOR_BAR
        ? Math.max(10, columns - PERCENT)
        : columns - PERCENT - BAR - 1 - ACCURACY;
  }
}
