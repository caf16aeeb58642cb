package dev.strategikon.bench;

import dev.strategikon.compute.Compute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The machine on which a table is measured. */
final class Machine {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** Describes the processor, the JVM and its heap in one line. */
  static String describe() {
    return String.format(
        Locale.ROOT,
        "%s, %d processors, %s %s (%s), JDK %s, heap %.1f GB",
        processor(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("os.arch"),
        Runtime.version(),
        Runtime.getRuntime().maxMemory() * 1e-9);
  }

  /**
   * Returns the number of fused multiply-adds of floats a second in the fastest round. Other load
   * can only make rounds slower.
   */
  static double peak(Compute compute, Budget budget) {
    double[][] times =
        PairedTimer.measure(budget.small(), List.of(() -> MultiplyAdds.run(compute)));
    return MultiplyAdds.count(compute) / Quantiles.least(times[0]);
  }

  private static String processor() {
    if (Files.isReadable(CPU_INFO)) {
      try (Stream<String> lines = Files.lines(CPU_INFO)) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("unnamed processor");
      } catch (IOException e) {
        return "unnamed processor";
      }
    }
    return "unnamed processor";
  }
}
