package dev.strategikon.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownPageTest {
  @TempDir private Path folder;

  @Test
  void linksToFilesAndHeadingsThatAreThereAreFine() throws IOException {
    Files.writeString(folder.resolve("other.md"), "# Other\n\n## Krum's `neighbours`, again\n");
    MarkdownPage page =
        page(
            """
            # Page
            [one](other.md) [two](other.md#krums-neighbours-again) [three](#page)
            [four][other] [Other][] [site](https://example.org/nowhere)

            [other]: other.md
            """);
    assertEquals(List.of(), page.brokenLinks());
  }

  @Test
  void linksThatLeadNowhereAreNamed() throws IOException {
    MarkdownPage page =
        page("[a](gone.md) ![b](gone.png) [c](#gone) [d][gone]\n\n[e]: page.md#gone\n");
    assertEquals(
        List.of("[d][gone]", "gone.md", "gone.png", "#gone", "page.md#gone"),
        page.brokenLinks().stream().map(link -> link.substring(link.indexOf(": ") + 2)).toList());
  }

  @Test
  void codeHasNoLinksAndNoHeadings() throws IOException {
    MarkdownPage page = page("```\n# no\n[a](gone.md)\n```\n`[b](gone.md)` and `[lo][hi]`\n");
    assertEquals(List.of(), page.brokenLinks());
    assertEquals(Set.of(), page.anchors());
  }

  @Test
  void equalHeadingsAreNumbered() throws IOException {
    assertEquals(Set.of("time", "time-1"), page("# Time\n## Time\n").anchors());
  }

  @Test
  void columnsAreCharacters() throws IOException {
    assertEquals(List.of(), page("ε".repeat(120) + "\n").longLines());
    assertEquals(1, page("ε".repeat(121) + "\n").longLines().size());
  }

  private MarkdownPage page(String text) throws IOException {
    return MarkdownPage.read(Files.writeString(folder.resolve("page.md"), text));
  }
}
