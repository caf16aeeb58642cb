package dev.strategikon.report.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.report.SampleSweep;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportDataTest {
  @TempDir private Path sweep;

  @Test
  void seedsAreAveragedAndTheAttackStartFound() throws IOException {
    SampleSweep.write(sweep);
    ReportData data = ReportData.of(new RunReader(sweep).read());
    assertEquals(4, data.series().size());
    assertEquals(8, data.strips().size());
    assertEquals(21, data.attackStart());
    assertEquals(SampleSweep.STEPS, data.steps());
    Series krum =
        data.series().stream()
            .filter(series -> series.label().equals("krum · no attack"))
            .findFirst()
            .orElseThrow();
    assertEquals(7, krum.accuracy().size());
    assertEquals(0.8 - 0.7 / 10, krum.accuracy().get(1).mean(), 1e-12);
    for (Strip strip : data.strips()) {
      assertEquals(SampleSweep.STEPS, strip.cosines().size());
      assertTrue(strip.label().matches("(median|krum) · (no attack|ipm\\(ε=0.1\\)) · seed [12]"));
      if (strip.label().contains("no attack")) {
        assertNull(strip.negativeShare());
      } else {
        assertEquals(1.0, strip.negativeShare());
      }
    }
  }
}
