package dev.strategikon.tournament;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.docs.NarrowMarkdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Asked to, {@code docs/tournament.md} is written with the results of a folder; what stands there
 * by hand stays:
 *
 * <pre>
 * mvn -pl reproduce -am test -Dtest=TournamentDocTest -Dsurefire.failIfNoSpecifiedTests=false \
 *   -Dstrategikon.tournament=/whole/path/of/a/tournament
 * </pre>
 */
class TournamentDocTest {
  private static final String BEGIN = "<!-- From here on the program writes the results. -->\n";
  private static final String END = "<!-- Up to here the program writes the results. -->\n";
  private static final String NEW = "# Which rule should I use?\n\n" + BEGIN + END;
  private static final Path FILE = Path.of("..", "docs", "tournament.md");

  @Test
  void resultsTakeTheirPlace() throws IOException {
    assertEquals(
        "# By hand\n" + BEGIN + "\n**Use it.**\n\n## Worst cases\n\n" + END + "by hand\n",
        withResults(
            "# By hand\n" + BEGIN + "old\n" + END + "by hand\n",
            "# Which rule should I use?\n\n**Use it.**\n\n## Worst cases\n"));
    String folder = System.getProperty("strategikon.tournament");
    if (folder != null) {
      String results = Files.readString(Path.of(folder, "tournament.md"));
      assertTrue(!results.contains("So far"), "the tournament is not finished");
      String page = Files.exists(FILE) ? Files.readString(FILE) : NEW;
      Files.writeString(FILE, withResults(page, results));
    }
  }

  /** Returns the page with the results, whose first heading is the page's own business. */
  private static String withResults(String page, String results) {
    String body = results.substring(results.indexOf('\n') + 1).strip();
    int from = page.indexOf(BEGIN) + BEGIN.length();
    return page.substring(0, from)
        + "\n"
        + NarrowMarkdown.of(body)
        + "\n\n"
        + page.substring(page.indexOf(END));
  }
}
