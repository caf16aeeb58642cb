package dev.strategikon.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.strategikon.attack.Attacks;
import dev.strategikon.rule.PreAggregators;
import dev.strategikon.rule.Rules;
import dev.strategikon.spec.Catalogue;
import dev.strategikon.spec.Catalogue.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of the families are what their catalogues say; asked to, it rewrites them. */
class CatalogueDocsTest {
  private static final String REWRITE =
      "mvn -pl core test -Dtest=CatalogueDocsTest -Dstrategikon.write=true";

  @ParameterizedTest
  @MethodSource("pages")
  void thePageIsWhatTheCatalogueSays(String name, Catalogue<?> catalogue) throws IOException {
    for (Entry<?> entry : catalogue.entries()) {
      assertNotNull(entry.guide(), entry.name() + " has no guide");
    }
    Path file = Path.of("..", "docs", name);
    String page = Files.readString(file);
    String rewritten = new CataloguePage(catalogue).rewrite(page);
    if (Boolean.getBoolean("strategikon.write")) {
      Files.writeString(file, rewritten);
    } else {
      assertEquals(
          rewritten, page, "docs/" + name + " is not what the catalogue says. Run: " + REWRITE);
    }
  }

  static Stream<Arguments> pages() {
    return Stream.of(
        Arguments.of("rules.md", Rules.CATALOGUE),
        Arguments.of("pre-aggregators.md", PreAggregators.CATALOGUE),
        Arguments.of("attacks.md", Attacks.CATALOGUE));
  }
}
