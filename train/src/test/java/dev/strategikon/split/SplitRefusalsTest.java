package dev.strategikon.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What splits refuse, and what they say. */
class SplitRefusalsTest {
  @Test
  void tooFewImagesAreRefused() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    SplitSpecs.parse("label-shards(shards=5)")
                        .parts(SplitSpecs.images(124, 1), 25, 1))
            .getMessage();
    assertEquals(
        "split label-shards needs an image for each of 125 shards, but there are 124 training"
            + " images",
        message);
    for (String split : new String[] {"dirichlet(alpha=1)", "gamma-similarity(gamma=0.5)"}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> SplitSpecs.parse(split).parts(SplitSpecs.images(24, 1), 25, 1));
      assertEquals(25, SplitSpecs.parse(split).parts(SplitSpecs.images(25, 1), 25, 1).length);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dirichlet(alpha=0)",
        "dirichlet(alpha=-1)",
        "gamma-similarity(gamma=-0.1)",
        "gamma-similarity(gamma=1.1)",
        "label-shards(shards=0)"
      })
  void parametersAreChecked(String spec) {
    assertThrows(IllegalArgumentException.class, () -> SplitSpecs.parse(spec));
  }
}
