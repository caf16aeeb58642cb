package dev.strategikon.docs;

import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.compression.Compressions;
import dev.strategikon.pipeline.Guards;
import dev.strategikon.pipeline.PreAggregators;
import dev.strategikon.pipeline.Rules;
import dev.strategikon.spec.Catalogue;
import java.io.IOException;
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
    CataloguePage.assertWritten(name, catalogue, REWRITE);
  }

  static Stream<Arguments> pages() {
    return Stream.of(
        Arguments.of("rules.md", Rules.CATALOGUE),
        Arguments.of("pre-aggregators.md", PreAggregators.CATALOGUE),
        Arguments.of("guards.md", Guards.CATALOGUE),
        Arguments.of("attacks.md", Attacks.CATALOGUE),
        Arguments.of("compressions.md", Compressions.CATALOGUE));
  }
}
