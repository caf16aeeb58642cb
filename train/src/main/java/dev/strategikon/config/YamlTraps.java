package dev.strategikon.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.strategikon.spec.Decimal;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Refuses words and numbers that YAML 1.1 reads in a way of its own, such as {@code no} and {@code
 * 010}, and texts that the library would take very long to read.
 */
final class YamlTraps {
  private static final int MOST_CHARACTERS = 1_000_000;

  /** The library's time for a word grows with the square of its length. */
  private static final int LONGEST_LINE = 20_000;

  private YamlTraps() {}

  /**
   * Checks all values of a text.
   *
   * @param where what a message begins with
   * @throws InvalidConfigException if one is such a word or number, or the text is too long
   */
  static void check(String where, String text, ObjectMapper yaml) throws JsonProcessingException {
    checkLength(where, text);
    try (JsonParser parser = yaml.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isBoolean()) {
          JsonLocation at = parser.currentTokenLocation();
          throw new InvalidConfigException(
              ("%sline %d: YAML reads '%s' as a truth value (as it does yes, no, on, off, true and"
                      + " false), and no key has one; if it is a name, put it in quotes")
                  .formatted(where, at.getLineNr(), word(text, (int) at.getCharOffset())));
        }
        if (token == JsonToken.VALUE_NUMBER_INT && Decimal.number(parser.getText()).isEmpty()) {
          throw new InvalidConfigException(
              "%sline %d: '%s' is %s in YAML; write %s, or put a word in quotes"
                  .formatted(
                      where,
                      parser.currentTokenLocation().getLineNr(),
                      parser.getText(),
                      parser.getBigIntegerValue(),
                      parser.getBigIntegerValue()));
        }
      }
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void checkLength(String where, String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new InvalidConfigException(
          where + "has %,d characters; at most %,d".formatted(text.length(), MOST_CHARACTERS));
    }
    int number = 1;
    for (int from = 0; from < text.length(); number++) {
      int end = text.indexOf('\n', from);
      end = end < 0 ? text.length() : end;
      if (end - from > LONGEST_LINE) {
        throw new InvalidConfigException(
            "%sline %d has %,d characters; at most %,d"
                .formatted(where, number, end - from, LONGEST_LINE));
      }
      from = end + 1;
    }
  }

  private static String word(String text, int from) {
    int to = from;
    while (to < text.length() && Character.isLetter(text.charAt(to))) {
      to++;
    }
    return text.substring(from, to);
  }
}
