package dev.strategikon.report.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.report.SampleSweep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmoothingTest {
  @TempDir private Path sweep;

  @Test
  void binsAreCountedFromTheAttack() {
    assertEquals(4, Smoothing.end(1, null, 4));
    assertEquals(4, Smoothing.end(4, null, 4));
    assertEquals(8, Smoothing.end(5, null, 4));
    // The attack begins in step 7: bins end at 2, 6, 10.
    assertEquals(2, Smoothing.end(1, 7, 4));
    assertEquals(6, Smoothing.end(6, 7, 4));
    assertEquals(10, Smoothing.end(7, 7, 4));
  }

  @Test
  void noMeanSpansTheBeginningOfTheAttack() throws IOException {
    SampleSweep.write(sweep);
    List<Run> attacked =
        new RunReader(sweep).read().stream().filter(run -> run.attackStart() != null).toList();
    List<Series.Point> points = Smoothing.cosine(attacked, 21, 8);
    for (Series.Point point : points) {
      // The sample has 0.8 before and −0.9 after.
      assertEquals(point.step() <= 20 ? 0.8 : -0.9, point.mean(), 1e-9);
    }
    assertTrue(points.stream().anyMatch(point -> point.step() == 20));
    assertEquals(SampleSweep.STEPS, points.get(points.size() - 1).step());
  }
}
