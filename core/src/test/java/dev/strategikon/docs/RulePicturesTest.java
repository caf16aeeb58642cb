package dev.strategikon.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.pipeline.Rules;
import dev.strategikon.spec.Catalogue.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pictures of the rules are what the rules do; asked to, it draws them anew. */
class RulePicturesTest {
  private static final Path FOLDER = Path.of("..", "docs", "images", "rules");
  private static final Path PAGE = Path.of("..", "docs", "reference", "rule-pictures.md");

  private static final String REDRAW =
      "mvn -pl core test -Dtest=RulePicturesTest -Dstrategikon.write=true";

  static List<String> rules() {
    return Rules.CATALOGUE.entries().stream().map(Entry::name).toList();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void thePictureIsWhatTheRuleDoes(String rule) throws IOException {
    Path file = FOLDER.resolve(rule + ".svg");
    String drawn = new RulePicture(rule).svg();
    if (Boolean.getBoolean("strategikon.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, drawn);
    }
    assertTrue(Files.exists(file), "There is no " + file + ". Run: " + REDRAW);
    assertEquals(drawn, Files.readString(file), file + " shows something else. Run: " + REDRAW);
  }

  @Test
  void thePageShowsEachRuleAndNoOther() throws IOException {
    String page = Files.readString(PAGE);
    for (String rule : rules()) {
      assertTrue(page.contains("![" + rule + "](../images/rules/" + rule + ".svg)"), rule);
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertEquals(
          rules().stream().map(rule -> rule + ".svg").sorted().toList(),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }
}
