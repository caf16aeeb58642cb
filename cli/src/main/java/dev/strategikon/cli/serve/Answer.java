package dev.strategikon.cli.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The answers, each one line of JSON. */
final class Answer {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Answer() {}

  /** Returns the line that comes before all answers. */
  static String ready(String version) {
    return MAPPER.createObjectNode().put("ready", version).put("protocol", 1).toString();
  }

  /**
   * Returns the answer to a request that succeeded.
   *
   * @param result what the command printed
   */
  static String success(JsonNode id, JsonNode result) {
    return begin(id, true).set("result", result).toString();
  }

  /**
   * Returns the answer to a request that a command has answered.
   *
   * @param result what it printed
   * @param notes the lines that it wrote to standard error
   * @param seconds what the time went to
   */
  static String success(JsonNode id, JsonNode result, List<String> notes, Seconds seconds) {
    ObjectNode answer = begin(id, true);
    answer.set("result", result);
    notes.forEach(answer.putArray("notes")::add);
    answer.set("seconds", MAPPER.valueToTree(seconds));
    return answer.toString();
  }

  /** Returns the answer to a request that failed. */
  static String failure(JsonNode id, String error) {
    return begin(id, false).put("error", error).toString();
  }

  /** Returns what a command printed as a text, or as the JSON value that it is. */
  static JsonNode result(String printed, boolean isJson) throws JsonProcessingException {
    return isJson ? MAPPER.readTree(printed) : MAPPER.getNodeFactory().textNode(printed);
  }

  private static ObjectNode begin(JsonNode id, boolean ok) {
    ObjectNode answer = MAPPER.createObjectNode();
    if (!id.isMissingNode()) {
      answer.set("id", id);
    }
    return answer.put("ok", ok);
  }

  /**
   * What the time of a request went to.
   *
   * @param read reading the vectors
   * @param compute all else
   * @param write writing the result
   */
  record Seconds(double read, double compute, double write) {}
}
