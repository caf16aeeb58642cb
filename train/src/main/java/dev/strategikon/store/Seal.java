package dev.strategikon.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.strategikon.files.AtomicFile;
import dev.strategikon.files.Digests;
import dev.strategikon.files.TextFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * {@code seal.json}: what identifies the bytes of a run's tables after some of its steps, those of
 * its checkpoints. With the last step among them the run is finished. It knows nothing of columns.
 *
 * @param run the digest of the run's configuration
 * @param marks ascending by step
 */
record Seal(String run, List<Mark> marks) {
  /** The name of the file in a run's folder. */
  static final String FILE = "seal.json";

  private static final int SCHEMA = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The tables after a step.
   *
   * @param step how many steps are completed
   * @param tables each table's beginning that ends with this step, by the file's name
   */
  record Mark(int step, SortedMap<String, TableDigest> tables) {
    /** Returns how the tables in a folder differ. */
    List<String> differences(Path folder, boolean whole) throws IOException {
      List<String> differences = new ArrayList<>();
      for (Map.Entry<String, TableDigest> table : tables.entrySet()) {
        table
            .getValue()
            .difference(folder.resolve(table.getKey()), whole)
            .ifPresent(differences::add);
      }
      return differences;
    }
  }

  /** Returns a seal without marks. */
  static Seal of(String run) {
    return new Seal(run, List.of());
  }

  /**
   * Reads the seal of a run.
   *
   * @param run the digest of the run's configuration
   * @return empty if there is none
   * @throws DamagedSealException if it is damaged or of another run
   */
  static Optional<Seal> read(Path folder, String run) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(file)) {
      throw new DamagedSealException(FILE + " is not a file");
    }
    try {
      JsonNode content = JSON.readTree(TextFile.read(file));
      if (content.path("schema").asInt() > SCHEMA) {
        throw new DamagedSealException(FILE + " is of a later version of this program");
      }
      Seal seal = new Seal(content.path("run").asText(), marks(content.path("marks")));
      if (!seal.check().equals(content.path("check").asText())) {
        throw new DamagedSealException(FILE + " is damaged");
      }
      if (!seal.run.equals(run)) {
        throw new DamagedSealException(FILE + " is of another run, " + seal.run);
      }
      return Optional.of(seal);
    } catch (JsonProcessingException | TextFile.NoTextException e) {
      throw new DamagedSealException(FILE + " is damaged");
    }
  }

  private static List<Mark> marks(JsonNode marks) {
    List<Mark> read = new ArrayList<>();
    for (JsonNode mark : marks) {
      SortedMap<String, TableDigest> tables = new TreeMap<>();
      mark.path("tables")
          .properties()
          .forEach(
              table ->
                  tables.put(
                      table.getKey(),
                      new TableDigest(
                          table.getValue().path("bytes").asLong(),
                          table.getValue().path("sha256").asText())));
      read.add(new Mark(mark.path("step").asInt(), tables));
    }
    return read;
  }

  /** Writes the seal into a run's folder. The check is the SHA-256 of all the rest. */
  void write(Path folder, AtomicFile.Permission permission) throws IOException {
    ObjectNode content = JSON.createObjectNode();
    content.put("schema", SCHEMA).put("run", run);
    ArrayNode list = content.putArray("marks");
    for (Mark mark : marks) {
      ObjectNode tables = list.addObject().put("step", mark.step).putObject("tables");
      mark.tables.forEach(
          (name, digest) ->
              tables.putObject(name).put("bytes", digest.bytes()).put("sha256", digest.sha256()));
    }
    content.put("check", check());
    AtomicFile.write(folder.resolve(FILE), permission, content.toPrettyString() + "\n");
  }

  /** Returns the mark of a step. */
  Optional<Mark> after(int step) {
    return marks.stream().filter(mark -> mark.step == step).findFirst();
  }

  /**
   * Returns the seal with a mark more. Of the marks before, the last one stays, and those of steps
   * that are still needed; later ones go.
   */
  Seal with(Mark mark, IntPredicate needed) {
    List<Mark> before = marks.stream().filter(other -> other.step < mark.step).toList();
    List<Mark> kept = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      if (i == before.size() - 1 || needed.test(before.get(i).step)) {
        kept.add(before.get(i));
      }
    }
    kept.add(mark);
    return new Seal(run, List.copyOf(kept));
  }

  private String check() {
    StringBuilder text = new StringBuilder("seal " + SCHEMA + " of " + run);
    for (Mark mark : marks) {
      text.append('\n').append(mark.step).append(new TreeMap<>(mark.tables));
    }
    MessageDigest digest = Digests.sha256();
    digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
    return Digests.hex(digest);
  }
}
