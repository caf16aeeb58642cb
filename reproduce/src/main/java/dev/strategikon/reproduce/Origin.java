package dev.strategikon.reproduce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.strategikon.files.AtomicFile;
import dev.strategikon.files.TextFile;
import dev.strategikon.report.text.ReportText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The command that made a sweep, kept in its folder as {@code origin.json}. From it the commands
 * {@code report} and {@code watch} restore the verdicts and figures.
 */
public final class Origin {
  private static final String FILE = "origin.json";
  private static final String COMMAND = "command";
  private static final String REPRODUCE = "reproduce";
  private static final String DEMO = "demo";
  private static final String PART = "part";
  private static final String SCALE = "scale";
  private static final String SET = "set";

  private Origin() {}

  /**
   * Records that a sweep is a part of the paper.
   *
   * @param sweep the sweep's folder
   * @param part the part of the paper
   * @param scale the size of the runs
   * @param overrides the argument of {@link Scale#grid}
   * @throws IOException if the file cannot be written
   */
  public static void writeReproduction(
      Path sweep, Part part, Scale scale, Map<String, String> overrides) throws IOException {
    ObjectNode origin = new ObjectMapper().createObjectNode();
    origin.put(COMMAND, REPRODUCE).put(PART, part.toString()).put(SCALE, scale.name());
    ObjectNode set = origin.putObject(SET);
    overrides.forEach(set::put);
    write(sweep, origin);
  }

  /**
   * Records that a sweep is the demonstration.
   *
   * @param sweep the sweep's folder
   * @throws IOException if the file cannot be written
   */
  public static void writeDemonstration(Path sweep) throws IOException {
    write(sweep, new ObjectMapper().createObjectNode().put(COMMAND, DEMO));
  }

  private static void write(Path sweep, ObjectNode origin) throws IOException {
    AtomicFile.write(sweep.resolve(FILE), origin.toPrettyString() + "\n");
  }

  /**
   * {@return the words of a sweep's report} Without {@code origin.json} the title is the folder's
   * name. No claim is judged while runs are missing.
   *
   * @param sweep the sweep's folder
   * @throws IOException if the folder's files cannot be read or parsed
   */
  public static ReportText text(Path sweep) throws IOException {
    return text(sweep, Scale.ALL);
  }

  static ReportText text(Path sweep, List<Scale> scales) throws IOException {
    Path file = sweep.resolve(FILE);
    if (!Files.exists(file)) {
      String name = sweep.toAbsolutePath().normalize().getFileName().toString();
      return new ReportText(name, "", List.of());
    }
    JsonNode origin = new ObjectMapper().readTree(TextFile.read(file));
    String command = origin.path(COMMAND).asText();
    if (command.equals(DEMO)) {
      return Demonstration.text(sweep);
    }
    if (!command.equals(REPRODUCE)) {
      throw unknown(file, COMMAND, command);
    }
    Part part = find(List.of(Part.values()), origin, PART, file);
    Scale scale = find(scales, origin, SCALE, file);
    Map<String, String> overrides = new TreeMap<>();
    origin.path(SET).properties().forEach(e -> overrides.put(e.getKey(), e.getValue().asText()));
    return new Reproduction(part, scale, scale.grid(overrides).part(part)).text(sweep);
  }

  private static <T> T find(List<T> all, JsonNode origin, String key, Path file)
      throws IOException {
    String name = origin.path(key).asText();
    for (T candidate : all) {
      if (candidate.toString().equals(name)) {
        return candidate;
      }
    }
    throw unknown(file, key, name);
  }

  private static IOException unknown(Path file, String key, String value) {
    return new IOException(
        "%s: unknown %s '%s'. Delete the file to have the report without verdicts"
            .formatted(file, key, value));
  }
}
