package dev.strategikon.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NarrowMarkdownTest {
  private static final String LONG = "word ".repeat(20).strip();

  @Test
  void listItemsWrapUnderTheirText() {
    assertEquals(
        "- " + LONG + " four more words\n  here",
        NarrowMarkdown.of("- " + LONG + " four more words here"));
  }

  @Test
  void noLineBeginsWithWhatMarkdownTakesForAList() {
    String text = LONG + " the mean of those m - q vectors";
    assertEquals(LONG + " the mean of those\nm - q vectors", NarrowMarkdown.of(text));
  }

  @Test
  void codeSpansStayInOnePiece() {
    assertEquals(
        LONG + " says\n`arc | nnm | geometric-median`",
        NarrowMarkdown.of(LONG + " says `arc | nnm | geometric-median`"));
  }

  @Test
  void codeAndHeadingsStay() {
    String text = "## " + LONG + LONG + "\n\n```\n" + LONG + LONG + "\n```\n";
    assertEquals(text, NarrowMarkdown.of(text));
  }

  @Test
  void wideTablesLoseTheirBlanksFirst() {
    String cell = "x".repeat(57);
    assertEquals(
        "|a|b|\n|---|---|\n|%1$s|%1$s-|\n".formatted(cell),
        NarrowMarkdown.of("| a | b |\n|---|---|\n| %1$s | %1$s- |\n".formatted(cell)));
  }

  @Test
  void widerTablesBecomeLists() {
    String narrow =
        NarrowMarkdown.of("| id | says |\n|---|---|\n| C1 | %s \\| %s |\n".formatted(LONG, LONG));
    assertTrue(narrow.startsWith("- **C1**\n  - says: word word"), narrow);
    assertEquals(3, narrow.lines().count());
  }
}
