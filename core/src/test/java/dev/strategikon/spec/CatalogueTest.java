package dev.strategikon.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strategikon.spec.Catalogue.Entry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
  private final Catalogue<String> catalogue =
      new Catalogue<>(
          "rule",
          List.of(
              new Entry<>("median", "", "", List.of(), arguments -> "median"),
              new Entry<>(
                  "krum",
                  "",
                  "",
                  List.of(
                      Parameter.required("size", "how much"),
                      Parameter.optional("neighbours", "m-q-2", "how many")),
                  arguments ->
                      arguments.number("size") + " " + arguments.countOr("neighbours", "m-q-2"))));

  @Test
  void specsAreParsedWithBlanksAnywhere() {
    Spec spec = Spec.parse(" krum ( neighbours = 3 ,size=-1e-3 ) ");
    assertEquals("krum", spec.name());
    assertEquals(Map.of("neighbours", "3", "size", "-1e-3"), spec.arguments());
    assertEquals("krum(neighbours=3, size=-1e-3)", spec.toString());
    assertEquals("median", Spec.parse("median()").toString());
  }

  @Test
  void pipelinesKeepTheirOrder() {
    assertEquals(
        List.of("arc", "nnm(size=2)", "krum"),
        Spec.parsePipeline("arc|nnm( size=2 ) | krum").stream().map(Spec::toString).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "3krum", "krum(", "krum(3)", "krum(a=)", "krum(a=1,)", "krum)", "a b"})
  void whatIsNoSpecIsRefused(String text) {
    assertThrows(InvalidSpecException.class, () -> Spec.parse(text));
  }

  @Test
  void aKeyGivenTwiceIsRefused() {
    assertEquals("In 'krum(a=1, a=2)', a is given twice", refusal("krum(a=1, a=2)"));
  }

  @Test
  void unknownNamesGetTheNearest() {
    assertEquals("Unknown rule 'medain'. Did you mean 'median'?", refusal("medain"));
    assertEquals("Unknown rule 'xyzzy'. Available: median, krum.", refusal("xyzzy"));
    assertEquals(
        "krum has no parameter 'neighbors'. Did you mean 'neighbours'?",
        refusal("krum(size=1, neighbors=3)"));
    assertEquals("median has no parameter 'q'. It takes none.", refusal("median(q=1)"));
  }

  @Test
  void requiredParametersAreAskedFor() {
    assertEquals("krum needs size (how much): write krum(size=…)", refusal("krum"));
  }

  @Test
  void valuesMustBeNumbers() {
    assertEquals(
        "In 'krum(size=big, neighbours=m-q-2)', size must be a number, not 'big'",
        refusal("krum(size=big)"));
    assertEquals(
        "In 'krum(size=1, neighbours=2.5)', neighbours must be a whole number, not '2.5'",
        refusal("krum(size=1, neighbours=2.5)"));
    assertEquals(
        "In 'krum(size=NaN, neighbours=m-q-2)', size must be a finite number, not 'NaN'",
        refusal("krum(size=NaN)"));
  }

  @Test
  void defaultsAreFilledIn() {
    assertEquals(
        "krum(size=2, neighbours=m-q-2)",
        catalogue.complete(Spec.parse("krum(size=2)")).toString());
    for (String two : List.of("2.0", "2e0", "+2", "02")) {
      assertEquals(
          "krum(size=2, neighbours=m-q-2)",
          catalogue.complete(Spec.parse("krum(size=" + two + ")")).toString());
    }
    assertEquals("2.0 OptionalInt.empty", catalogue.create(Spec.parse("krum(size=2)")));
    assertEquals("2.0 OptionalInt[4]", catalogue.create(Spec.parse("krum(neighbours=4, size=2)")));
  }

  @Test
  void aTextIsReadOnce() {
    Parsed<String> krum = catalogue.parse("krum(neighbours=4, size=2e0)");
    assertEquals("krum(size=2, neighbours=4)", krum.text());
    assertEquals("2.0 OptionalInt[4]", krum.value());
    Parsed<String> other = catalogue.parse(" krum ( size = 2 )");
    assertEquals("krum(size=2, neighbours=m-q-2)", other.toString());
    assertEquals("krum(size=2)", other.brief());
    assertEquals(other, catalogue.parse("krum(size=2, neighbours=m-q-2)"));
    assertNotEquals(other, krum);
  }

  private String refusal(String text) {
    return assertThrows(InvalidSpecException.class, () -> catalogue.create(Spec.parse(text)))
        .getMessage();
  }
}
