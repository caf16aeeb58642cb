package dev.strategikon.bench.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@DisabledForJreRange(min = JRE.JAVA_24, disabledReason = "Spark 4.1 does not support it")
class StepCostsTest {
  @Test
  void printsARowForEachEngine() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StepCosts.measure(
        1, 3, Map.of(), new int[] {8_000}, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(5, lines.size());
    assertTrue(lines.get(2).startsWith("| 7,960 | local | "), lines.get(2));
    // 25 gradients to the driver and x to one executor are 0.8 MB.
    double moved = Double.parseDouble(lines.get(3).split("\\|")[7].strip());
    assertTrue(moved > 0.8 && moved < 2, lines.get(3));
    assertTrue(lines.get(4).startsWith("| 7,960 | sharded | "), lines.get(4));
  }
}
