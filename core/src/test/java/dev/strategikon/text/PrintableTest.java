package dev.strategikon.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void invisibleCharactersAreWrittenOutOnce() {
    assertEquals("a\\x00…b\\x1bc", Printable.of("a" + "\0".repeat(500) + "b\u001bc"));
    assertEquals("two\nlines\tand ⟨v̄, A⟩", Printable.of("two\nlines\tand ⟨v̄, A⟩"));
  }

  @Test
  void anExcerptIsShort() {
    assertEquals("x".repeat(80), Printable.excerpt("x".repeat(80)));
    assertEquals("x".repeat(80) + "…", Printable.excerpt("x".repeat(81)));
  }
}
