package dev.strategikon.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.config.RunConfig;
import dev.strategikon.config.RunNames;
import dev.strategikon.config.SweepFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepBarsTest {
  private static final List<RunConfig> RUNS =
      SweepFile.parse(
          """
          rule: ["nnm | geometric-median(iterations=4)", "nnm | geometric-median(iterations=5)"]
          attack: ["ipm(epsilon=0.5)", "ipm(epsilon=0.6)"]
          byzantine: 3
          learning-rate: [0.1, 0.01]
          seed: [1, 2]
          """,
          Map.of());

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 120})
  void noTwoRunsHaveTheSameLine(int columns) {
    NamedBar line = new NamedBar(columns);
    List<String> lines = new ArrayList<>();
    new RunNames(RUNS)
        .brief(line.nameWidth())
        .forEach((run, name) -> lines.add(render(line, 9, 20, name + ": accuracy 31.2 %")));
    assertEquals(16, new HashSet<>(lines).size(), lines.toString());
    for (String text : lines) {
      assertTrue(text.startsWith(" 45 % "), text);
      assertTrue(text.length() <= columns, text);
      assertEquals(columns >= 80, text.endsWith(": accuracy 31.2 %"), text);
    }
  }

  @Test
  void aWideLineHasABar() {
    assertEquals("  0 % ░░░░░░░░░░░░ krum", render(new NamedBar(80), 0, 20, "krum"));
    assertEquals(" 50 % ██████░░░░░░ krum", render(new NamedBar(80), 10, 20, "krum"));
    assertEquals("100 % ████████████ krum", render(new NamedBar(80), 20, 20, "krum"));
    assertFalse(render(new NamedBar(40), 20, 20, "krum").contains("█"));
  }

  /** 1,999 of 2,000 steps are not all of them. */
  @Test
  void onlyTheEndIsAHundredPercent() {
    assertEquals(" 99 % krum", render(new NamedBar(40), 1999, 2000, "krum"));
  }

  private static String render(NamedBar line, long done, long steps, String text) {
    List<String> rendered = new ArrayList<>();
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setInitialMax(steps)
            .setRenderer(
                (state, longest) -> {
                  rendered.add(line.render(state, longest));
                  return "";
                })
            .setMaxRenderedLength(1000)
            .setConsumer(new Nowhere())
            .build()) {
      bar.stepTo(done);
      bar.setExtraMessage(text);
      bar.refresh();
    }
    return rendered.get(rendered.size() - 1);
  }

  private static final class Nowhere implements me.tongfei.progressbar.ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return 1000;
    }

    @Override
    public void accept(String text) {}

    @Override
    public void close() {}
  }
}
