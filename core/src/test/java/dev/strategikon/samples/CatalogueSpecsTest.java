package dev.strategikon.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.spec.Catalogue;
import dev.strategikon.spec.Catalogue.Entry;
import dev.strategikon.spec.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueSpecsTest {
  @Test
  void aRequiredParameterNeedsAVariant() {
    Catalogue<String> catalogue =
        new Catalogue<>(
            "rule",
            List.of(
                new Entry<>("plain", "", "", List.of(), arguments -> ""),
                new Entry<>(
                    "strict",
                    "",
                    "",
                    List.of(Parameter.required("size", "how much")),
                    arguments -> "")));
    assertEquals(
        List.of("plain", "plain(a=1)", "strict(size=3)"),
        CatalogueSpecs.of(
            catalogue,
            name -> name.equals("plain") ? List.of("plain(a=1)") : List.of("strict(size=3)")));
    assertTrue(
        assertThrows(AssertionError.class, () -> CatalogueSpecs.of(catalogue, name -> List.of()))
            .getMessage()
            .startsWith("rule 'strict' has a required parameter"));
    assertThrows(
        AssertionError.class, () -> CatalogueSpecs.of(catalogue, name -> List.of("other(size=3)")));
  }
}
