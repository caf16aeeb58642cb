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

/**
 * {@code system.json}: the machine and the settings of a run. They change no byte of the metrics.
 */
public final class SystemInfo {
  private static final int SCHEMA = 1;

  private SystemInfo() {}

  /**
   * {@return the file's text}
   *
   * @param compute the threads and kernels of the run
   * @param runsAtOnce the number of runs at once, including this one
   * @param engine the engine that trains the run
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
      throw new IllegalStateException("A map of plain values is always writable", e);
    }
  }
}
