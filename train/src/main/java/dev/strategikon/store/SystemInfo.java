package dev.strategikon.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.strategikon.compute.Compute;
import dev.strategikon.kernel.KernelChoice;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code system.json}: what a run ran on; nothing of it changes a byte of the metrics. */
public final class SystemInfo {
  private static final int SCHEMA = 1;

  private SystemInfo() {}

  /**
   * Returns the file's text.
   *
   * @param compute how the run works
   * @param runsAtOnce how many runs go on side by side, this one included
   * @param engine where it runs
   */
  public static String json(Compute compute, int runsAtOnce, String engine) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("schema", SCHEMA);
    info.put("started", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    info.put("java", System.getProperty("java.vendor") + " " + Runtime.version());
    info.put("vm", System.getProperty("java.vm.name"));
    info.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    info.put("architecture", System.getProperty("os.arch"));
    info.put("processors", Runtime.getRuntime().availableProcessors());
    info.put("max-heap-bytes", Runtime.getRuntime().maxMemory());
    info.put("threads", compute.threads());
    info.put("runs-at-once", runsAtOnce);
    info.put("engine", engine);
    info.put("kernels", compute.kernels().name());
    if (!KernelChoice.ACTIVE.refusals().isEmpty()) {
      info.put("kernels-refused", KernelChoice.ACTIVE.refusals());
    }
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(info)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A map of plain values can be written", e);
    }
  }
}
