package dev.strategikon.cli.serve;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A line of the input: a JSON object with the name of an operation and the options of the command
 * of that name.
 *
 * @param id what the client calls the request; missing if it has no name
 * @param op the operation
 * @param options all other keys
 */
record Request(JsonNode id, String op, ObjectNode options) {
  private static final String ID = "id";
  private static final String OP = "op";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Parses a line.
   *
   * @throws IllegalArgumentException if it is no request
   */
  static Request parse(String line) {
    JsonNode node;
    try {
      node = MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "The line is not JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""), e);
    }
    if (!(node instanceof ObjectNode object)) {
      throw new IllegalArgumentException("The line is not a JSON object");
    }
    JsonNode id = object.has(ID) ? object.remove(ID) : MissingNode.getInstance();
    JsonNode op = object.remove(OP);
    if (op == null || !op.isTextual()) {
      throw new IllegalArgumentException("The request has no text 'op'");
    }
    return new Request(id, op.textValue(), object);
  }

  /**
   * Returns the arguments of the command line that ask for the same. The key {@code rule} is the
   * option {@code --rule}, {@code true} an option without a value, an array an option that is
   * repeated.
   *
   * @param positional the key whose value stands alone
   * @throws IllegalArgumentException if a value is an object
   */
  List<String> arguments(String positional) {
    List<String> arguments = new ArrayList<>();
    for (Map.Entry<String, JsonNode> option : options.properties()) {
      if (!option.getKey().equals(positional)) {
        for (JsonNode value : values(option.getValue())) {
          add(arguments, option.getKey(), value);
        }
      }
    }
    JsonNode alone = options.get(positional);
    if (alone != null && !alone.isNull()) {
      arguments.add("--");
      arguments.add(text(positional, alone));
    }
    return arguments;
  }

  private static Iterable<JsonNode> values(JsonNode value) {
    return value.isArray() ? value : List.of(value);
  }

  private static void add(List<String> arguments, String key, JsonNode value) {
    if (value.isBoolean()) {
      if (value.booleanValue()) {
        arguments.add("--" + key);
      }
    } else if (!value.isNull()) {
      arguments.add("--" + key + "=" + text(key, value));
    }
  }

  private static String text(String key, JsonNode value) {
    if (!value.isTextual() && !value.isNumber()) {
      throw new IllegalArgumentException("'%s' must be a text or a number".formatted(key));
    }
    return value.asText();
  }
}
