package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.cli.catalogue.Catalogues;
import dev.strategikon.spec.Catalogue;
import dev.strategikon.spec.InvalidSpecException;
import dev.strategikon.spec.Parameter;
import dev.strategikon.spec.Spec;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a spec with a wrong parameter is answered, for every member of every family. */
class CatalogueMessagesTest {
  static Set<String> families() {
    return Catalogues.byFamily().keySet();
  }

  /** Also if a parameter that must be given is missing: its name may be the misspelled one. */
  @ParameterizedTest
  @MethodSource("families")
  void anUnknownParameterIsNamedFirst(String family) {
    Catalogue<?> catalogue = Catalogues.byFamily().get(family);
    for (Catalogue.Entry<?> entry : catalogue.entries()) {
      String message = refusal(catalogue, entry.name() + "(zzz=1)");
      assertTrue(message.startsWith(entry.name() + " has no parameter 'zzz'."), message);
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void aShortenedParameterIsRecognised(String family) {
    Catalogue<?> catalogue = Catalogues.byFamily().get(family);
    for (Catalogue.Entry<?> entry : catalogue.entries()) {
      List<String> names = entry.parameters().stream().map(Parameter::name).toList();
      for (String name : names) {
        String start = name.substring(0, Math.min(3, name.length()));
        if (names.stream().filter(other -> other.startsWith(start)).count() == 1
            && !name.equals(start)) {
          assertEquals(
              "%s has no parameter '%s'. Did you mean '%s'?".formatted(entry.name(), start, name),
              refusal(catalogue, "%s(%s=1)".formatted(entry.name(), start)));
        }
      }
    }
  }

  private static String refusal(Catalogue<?> catalogue, String spec) {
    return assertThrows(InvalidSpecException.class, () -> catalogue.create(Spec.parse(spec)), spec)
        .getMessage();
  }
}
