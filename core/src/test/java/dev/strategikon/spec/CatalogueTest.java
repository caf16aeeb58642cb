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
        "In 'krum(size=NaN, neighbours=m-q-2)', size must be a number, not 'NaN'",
        refusal("krum(size=NaN)"));
    assertEquals(
        "In 'krum(size=1E+400, neighbours=m-q-2)', size must be a number below 1.8e308, not"
            + " '1E+400'",
        refusal("krum(size=1e400)"));
  }

  /** What one reader takes for 8 and another for 10 is refused, and so is what only Java reads. */
  @ParameterizedTest
  @ValueSource(strings = {"+2", "02", "2d", "2f", "0x2p0", "0x2", "1_0", "2.e", "-", ".", "٢", ""})
  void onlyDecimalNumbersAreNumbers(String text) {
    assertThrows(
        InvalidSpecException.class, () -> catalogue.create(Spec.parse("krum(size=" + text + ")")));
    assertThrows(
        InvalidSpecException.class,
        () -> catalogue.create(Spec.parse("krum(size=2, neighbours=" + text + ")")));
  }

  @Test
  void wholeNumbersHaveAllFormsOfNumbers() {
    for (String four : List.of("4", "4.0", "4.", "0.4e1", "40e-1")) {
      assertEquals(
          "2.0 OptionalInt[4]",
          catalogue.create(Spec.parse("krum(size=2, neighbours=" + four + ")")));
    }
    for (String none : List.of("2147483648", "1e99", "1e-99", "4.5")) {
      assertThrows(
          InvalidSpecException.class,
          () -> catalogue.create(Spec.parse("krum(size=2, neighbours=" + none + ")")),
          none);
    }
  }

  @Test
  void defaultsAreFilledIn() {
    assertEquals(
        "krum(size=2, neighbours=m-q-2)",
        catalogue.complete(Spec.parse("krum(size=2)")).toString());
    for (String two : List.of("2.0", "2e0", "20e-1", "2.")) {
      assertEquals(
          "krum(size=2, neighbours=m-q-2)",
          catalogue.complete(Spec.parse("krum(size=" + two + ")")).toString());
    }
    assertEquals("2.0 OptionalInt.empty", catalogue.create(Spec.parse("krum(size=2)")));
    assertEquals("2.0 OptionalInt[4]", catalogue.create(Spec.parse("krum(neighbours=4, size=2)")));
  }

  /** So specs from before the parameter keep their text, and all factories get a value. */
  @Test
  void aParameterThatCameLaterIsInTheTextAwayFromItsDefault() {
    Catalogue<String> grown =
        new Catalogue<>(
            "rule",
            List.of(
                new Catalogue.Entry<>(
                    "krum",
                    "",
                    "",
                    List.of(
                        Parameter.optional("neighbours", "m-q-2", ""),
                        Parameter.later("power", "2", "")),
                    arguments -> "power " + arguments.integer("power"))));
    assertEquals("krum(neighbours=m-q-2)", grown.parse("krum").text());
    assertEquals("krum(neighbours=m-q-2)", grown.parse("krum(power=2.0)").text());
    assertEquals("power 2", grown.parse("krum").value());
    Parsed<String> four = grown.parse("krum(power=4e0)");
    assertEquals("krum(neighbours=m-q-2, power=4)", four.text());
    assertEquals("krum(power=4)", four.brief());
    assertEquals("power 4", four.value());
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
