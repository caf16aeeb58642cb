package dev.strategikon.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.spec.Catalogue.Entry;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What providers bring to a catalogue, in all ways in which it can go wrong. */
class ProvidedMembersTest {
  private interface Provider {
    List<Entry<String>> members();
  }

  private record Brings(List<Entry<String>> members) implements Provider {}

  private record AlsoBrings(List<Entry<String>> members) implements Provider {}

  private final Catalogue<String> own =
      new Catalogue<>("rule", List.of(entry("median"), entry("krum")));

  private static Entry<String> entry(String name) {
    return new Entry<>(name, "", "", List.of(), arguments -> "made " + name);
  }

  private static List<Entry<String>> entries(String... names) {
    return Stream.of(names).map(ProvidedMembersTest::entry).toList();
  }

  @Test
  void whatIsBroughtComesAfterOurOwnAndSaysFromWhere() {
    Catalogue<String> all = own.with(List.of(new Brings(entries("medoid"))), Provider::members);
    assertEquals("median, krum, medoid", all.names());
    assertEquals("made medoid", all.create(Spec.parse("medoid")));
    assertTrue(all.origin("medoid").orElseThrow().startsWith(Brings.class.getName() + " ("));
    assertEquals(Optional.empty(), all.origin("krum"));
    assertEquals(List.of(), all.problems());
    assertEquals("median, krum", own.names());
  }

  @Test
  void aNameOfOursThatAProviderClaimsBelongsToNeither() {
    Catalogue<String> all = own.with(List.of(new Brings(entries("krum"))), Provider::members);
    String message = refusal(all, "krum");
    assertTrue(
        message.startsWith("The rule 'krum' is brought by Strategikon itself and "), message);
    assertTrue(message.contains(Brings.class.getName()), message);
    assertTrue(message.endsWith(" Remove one of them from the class path"), message);
    assertEquals("median", all.names());
    assertEquals("made median", all.create(Spec.parse("median")));
    assertEquals(1, all.problems().size());
  }

  @Test
  void aNameThatSeveralProvidersClaimNamesThemAll() {
    Provider first = new Brings(entries("medoid", "faba"));
    Provider second = new AlsoBrings(entries("medoid"));
    Catalogue<String> all = own.with(List.of(first, second, first), Provider::members);
    String message = refusal(all, "medoid");
    assertEquals(3, message.split(Brings.class.getPackageName() + ".Provided", -1).length - 1);
    assertTrue(message.contains(AlsoBrings.class.getName()), message);
  }

  @Test
  void aProviderThatCannotBeLoadedIsNamedToThoseWhoMissItsMembers() {
    Iterable<Provider> broken =
        () ->
            new Iterator<>() {
              private int at;

              @Override
              public boolean hasNext() {
                return at < 2;
              }

              @Override
              public Provider next() {
                if (at++ == 0) {
                  throw new ServiceConfigurationError("x", new NoClassDefFoundError("com/me/Gone"));
                }
                return new Brings(entries("medoid"));
              }
            };
    Catalogue<String> all = own.with(broken, Provider::members);
    assertEquals("made medoid", all.create(Spec.parse("medoid")));
    assertEquals(
        "Unknown rule 'faba'. Available: median, krum, medoid. A provider of a rule could not be"
            + " loaded: java.lang.NoClassDefFoundError: com/me/Gone.",
        refusal(all, "faba"));
  }

  @Test
  void aProviderThatThrowsHarmsNoOther() {
    Provider throwing =
        () -> {
          throw new IllegalStateException("no licence");
        };
    Catalogue<String> all =
        own.with(List.of(throwing, new Brings(entries("medoid"))), Provider::members);
    assertEquals("median, krum, medoid", all.names());
    assertEquals(
        List.of(
            "A provider of a rule could not be loaded: java.lang.IllegalStateException: no licence"),
        all.problems());
  }

  private static String refusal(Catalogue<String> catalogue, String spec) {
    return assertThrows(InvalidSpecException.class, () -> catalogue.create(Spec.parse(spec)), spec)
        .getMessage();
  }
}
