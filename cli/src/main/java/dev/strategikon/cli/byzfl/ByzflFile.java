package dev.strategikon.cli.byzfl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A benchmark file of ByzFL, {@code config.json}. Versions differ in where a value stands and how
 * it is called, so each is asked for by all its paths. A value may be one or a list of several.
 *
 * @param root the file's object
 */
record ByzflFile(JsonNode root) {
  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is no benchmark file
   */
  static ByzflFile read(Path file) throws IOException {
    try {
      JsonNode root = new ObjectMapper().readTree(Files.readString(file));
      if (root.isObject() && root.has("benchmark_config") && root.has("aggregator")) {
        return new ByzflFile(root);
      }
      throw new IllegalArgumentException(
          file + " is no benchmark file of ByzFL: it has no benchmark_config and aggregator");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s is not JSON: line %d: %s"
              .formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()),
          e);
    }
  }

  /** Returns the value at the first path that has one, such as {@code server/learning_rate}. */
  JsonNode at(String... paths) {
    for (String path : paths) {
      JsonNode node = root.at("/" + path);
      if (!node.isMissingNode() && !node.isNull()) {
        return node;
      }
    }
    return MissingNode.getInstance();
  }

  /** Returns whether one of the paths has a value. */
  boolean has(String... paths) {
    return !at(paths).isMissingNode();
  }

  /** Returns one number. */
  double number(double usual, String... paths) {
    return at(paths).asDouble(usual);
  }

  /** Returns one whole number. */
  int integer(int usual, String... paths) {
    return at(paths).asInt(usual);
  }

  /** Returns one text. */
  String text(String usual, String... paths) {
    return at(paths).asText(usual);
  }

  /** Returns one or several values as a list; the usual one if there is none. */
  List<JsonNode> several(JsonNode usual, String... paths) {
    JsonNode node = at(paths);
    if (node.isMissingNode()) {
      return List.of(usual);
    }
    List<JsonNode> values = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(values::add);
    } else {
      values.add(node);
    }
    return values;
  }
}
