package dev.strategikon.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.strategikon.spec.Catalogue;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part of a page of {@code docs/reference} that a catalogue writes, between two marks. All else
 * on the page is written by hand and stays.
 *
 * @param catalogue the family
 */
public record CataloguePage(Catalogue<?> catalogue) {
  private static final String BEGIN = "<!-- From here on the catalogue writes. -->\n";
  private static final String END = "<!-- Up to here the catalogue writes. -->\n";

  /**
   * Asserts that a page is what its catalogue says, and that every entry has a guide; with {@code
   * -Dstrategikon.write=true} writes it instead.
   *
   * @param name the page's file in {@code docs/reference}
   * @param rewrite the command that writes it, for the message
   */
  public static void assertWritten(String name, Catalogue<?> catalogue, String rewrite)
      throws IOException {
    for (Entry<?> entry : catalogue.entries()) {
      assertNotNull(entry.guide(), entry.name() + " has no guide");
    }
    assertListed(name, catalogue, rewrite);
  }

  /** The same for a family whose entries have no guide. */
  public static void assertListed(String name, Catalogue<?> catalogue, String rewrite)
      throws IOException {
    Path file = Path.of("..", "docs", "reference", name);
    String page = Files.readString(file);
    String rewritten = new CataloguePage(catalogue).rewrite(page);
    if (Boolean.getBoolean("strategikon.write")) {
      Files.writeString(file, rewritten);
    } else {
      assertEquals(
          rewritten,
          page,
          "docs/reference/" + name + " is not what the catalogue says. Run: " + rewrite);
    }
  }

  /**
   * Returns a page with its written part as the catalogue says.
   *
   * @param page the page as it is, with both marks
   */
  String rewrite(String page) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("The page needs the lines\n" + BEGIN + END);
    }
    String written = NarrowMarkdown.of(new Reference(catalogue).markdown());
    return page.substring(0, begin + BEGIN.length()) + written + "\n" + page.substring(end);
  }
}
