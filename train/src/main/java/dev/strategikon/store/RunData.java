package dev.strategikon.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.strategikon.config.ConfigKeys;
import dev.strategikon.config.RunConfig;
import dev.strategikon.dataset.DataOrigin;
import dev.strategikon.dataset.Dataset;
import dev.strategikon.dataset.DatasetException;
import dev.strategikon.dataset.DatasetSource;
import dev.strategikon.dataset.Images;
import dev.strategikon.files.TextFile;
import dev.strategikon.spec.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code data.json}: the images that a run was trained on. The configuration has their name alone,
 * and files of this name may change.
 *
 * @param dataset the data set's spec
 * @param images how many there are, and of what shape, in words
 * @param classes how many classes there are
 * @param sha256 the digest of all images and labels ({@link Dataset#digest})
 * @param origin whether they are the official images of their name
 */
public record RunData(
    String dataset, String images, int classes, String sha256, DataOrigin origin) {
  /** The name of the file in a run's folder. */
  public static final String FILE = "data.json";

  private static final int SCHEMA = 1;

  /** Of runs from before the file was written: all data sets had ten classes then. */
  private static final int CLASSES_BEFORE = 10;

  private static final int SHORT = 12;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * {@return what identifies the images of a run}
   *
   * @param config the run
   * @param dataset the images that the configuration names
   */
  public static RunData of(RunConfig config, Dataset dataset) {
    Parsed<DatasetSource> source = config.get(ConfigKeys.DATASET);
    Images train = dataset.train();
    return new RunData(
        source.text(),
        "%d training and %d test images, %d x %d x %d"
            .formatted(
                train.count(),
                dataset.test().count(),
                train.channels(),
                train.height(),
                train.width()),
        dataset.classes().size(),
        dataset.digest(),
        dataset.origin());
  }

  /**
   * {@return how many classes the images of a run have, of which the file is read if there is one}
   *
   * @param data what the run's file says; empty if there is none
   */
  public static int classes(Optional<RunData> data) {
    return data.map(RunData::classes).orElse(CLASSES_BEFORE);
  }

  /** Reads the file in a run's folder; empty if there is none, or it is damaged. */
  static Optional<RunData> read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode content = JSON.readTree(TextFile.read(file));
      RunData data =
          new RunData(
              content.path("dataset").asText(),
              content.path("images").asText(),
              content.path("classes").asInt(),
              content.path("sha256").asText(),
              origin(content));
      return data.sha256.isEmpty() || data.classes < 1 ? Optional.empty() : Optional.of(data);
    } catch (JsonProcessingException | TextFile.NoTextException e) {
      return Optional.empty();
    }
  }

  private static DataOrigin origin(JsonNode content) {
    List<String> differing = new ArrayList<>();
    content.path("differing-files").forEach(file -> differing.add(file.asText()));
    return new DataOrigin(content.has("differing-files"), differing);
  }

  /** Returns the text of the file. */
  String json() {
    ObjectNode content = JSON.createObjectNode();
    content.put("schema", SCHEMA).put("dataset", dataset).put("images", images);
    content.put("classes", classes).put("sha256", sha256);
    if (origin.isPublished()) {
      ArrayNode differing = content.putArray("differing-files");
      origin.differing().forEach(differing::add);
    }
    return content.toPrettyString() + "\n";
  }

  /** {@return that these are not the official images of their name; empty unless that is known} */
  public Optional<String> foreign() {
    return origin.differing().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "not the official %s: %s differ from the official files; SHA-256 of the images %s…"
                .formatted(dataset, String.join(", ", origin.differing()), shortened(sha256)));
  }

  /**
   * Checks that images of now are those of a run.
   *
   * @param run the run's folder, for the message
   * @param now the images that the name stands for now
   * @throws DatasetException if they are others
   */
  public void requireSame(Path run, RunData now) throws DatasetException {
    if (!sha256.equals(now.sha256)) {
      throw new DatasetException(
          "%s was trained on other images of the name %s: their SHA-256 was %s…, now it is %s…."
                  .formatted(run, dataset, shortened(sha256), shortened(now.sha256))
              + " Choose another folder, or put the images back");
    }
  }

  private static String shortened(String digest) {
    return digest.substring(0, Math.min(SHORT, digest.length()));
  }
}
