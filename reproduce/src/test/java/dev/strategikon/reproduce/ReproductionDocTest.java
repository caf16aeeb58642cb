package dev.strategikon.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The page on the reproduction states the rules that the program has; asked to, it is rewritten,
 * with new results too.
 */
class ReproductionDocTest {
  private static final String REWRITE =
      "mvn -pl reproduce -am test -Dtest=ReproductionDocTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dstrategikon.write=true";

  private static final Path DOCS = Path.of("..", "docs");
  private static final Path FILE = DOCS.resolve("reproduction.md");

  @Test
  void thePageStatesTheRulesThatTheProgramHas() throws IOException {
    String page = Files.readString(FILE);
    String rewritten = ReproductionDoc.withRules(page);
    String results = System.getProperty("strategikon.results");
    if (results != null) {
      Path folder = Path.of(results);
      rewritten =
          ReproductionDoc.withResults(
              rewritten, Files.readString(folder.resolve("reproduction.md")));
      copyFigures(rewritten, folder.resolve("figures"));
    }
    if (results != null || Boolean.getBoolean("strategikon.write")) {
      Files.writeString(FILE, rewritten);
    } else {
      assertEquals(
          rewritten, page, "docs/reproduction.md is not what the program has. Run: " + REWRITE);
    }
  }

  @Test
  void resultsTakeTheirPlaceWithTheirFigures() {
    String page =
        """
        # By hand
        <!-- From here on the program writes the results. -->
        old
        <!-- Up to here the program writes the results. -->
        by hand
        """;
    assertEquals(
        """
        # By hand
        <!-- From here on the program writes the results. -->

        ## Verdict
        ![Figure](images/reproduction/figure.png)

        <!-- Up to here the program writes the results. -->
        by hand
        """,
        ReproductionDoc.withResults(
            page, "# Title\n\n## Verdict\n![Figure](figures/figure.png)\n"));
  }

  /** Copies the pictures that the page shows. */
  private static void copyFigures(String page, Path from) throws IOException {
    Path images = Files.createDirectories(DOCS.resolve("images").resolve("reproduction"));
    List<Path> figures;
    try (Stream<Path> files = Files.list(from)) {
      figures = files.toList();
    }
    for (Path figure : figures) {
      if (page.contains("](images/reproduction/" + figure.getFileName() + ")")) {
        Files.copy(
            figure, images.resolve(figure.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
