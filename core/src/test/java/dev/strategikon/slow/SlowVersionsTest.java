package dev.strategikon.slow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.DataAttack;
import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.pipeline.Guards;
import dev.strategikon.pipeline.PreAggregators;
import dev.strategikon.pipeline.Rules;
import dev.strategikon.spec.Catalogue;
import dev.strategikon.spec.Spec;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every entry of the catalogues has a slow version, and every slow version an entry. */
class SlowVersionsTest {
  private record Family(Catalogue<?> catalogue, Function<String, Object> slow) {}

  private static final List<Family> FAMILIES =
      List.of(
          new Family(Rules.CATALOGUE, SlowVersions::ofRule),
          new Family(PreAggregators.CATALOGUE, SlowVersions::ofPreAggregator),
          new Family(Guards.CATALOGUE, SlowVersions::ofGuard),
          new Family(Attacks.CATALOGUE, SlowVersions::ofAttack));

  static Stream<Arguments> entries() {
    return FAMILIES.stream()
        .flatMap(
            family ->
                family.catalogue().entries().stream()
                    .map(entry -> Arguments.of(entry.name(), family.slow())));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void everyEntryHasOne(String name, Function<String, Object> slow) {
    assertEquals(SlowVersions.className(name), slow.apply(name).getClass().getSimpleName());
  }

  @Test
  void noneIsLeftOver() throws IOException, URISyntaxException {
    TreeSet<String> expected =
        FAMILIES.stream()
            .flatMap(family -> family.catalogue().entries().stream())
            .map(entry -> SlowVersions.className(entry.name()))
            .collect(Collectors.toCollection(TreeSet::new));
    Path folder = Path.of(SlowVersionsTest.class.getResource("").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      TreeSet<String> found =
          files
              .map(file -> file.getFileName().toString().replace(".class", ""))
              .filter(name -> name.startsWith("Slow") && isSlowVersion(name))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(expected, found);
    }
  }

  private static boolean isSlowVersion(String simple) {
    try {
      Class<?> type = Class.forName(SlowVersions.class.getPackageName() + "." + simple);
      return !type.isInterface()
          && Stream.of(
                  SlowRule.class, SlowPreAggregator.class, SlowCorrection.class, SlowAttack.class)
              .anyMatch(slow -> slow.isAssignableFrom(type));
    } catch (ClassNotFoundException e) {
      throw new LinkageError(simple, e);
    }
  }

  @Test
  void aMissingOneIsAskedFor() {
    assertEquals(
        "rule 'no-such' has no slow version: add the class SlowNoSuch, a SlowRule, to"
            + " core/src/test/java/dev/strategikon/slow",
        assertThrows(AssertionError.class, () -> SlowVersions.ofRule("no-such")).getMessage());
  }

  @Test
  void attacksOnDataHaveLabelsAndOthersHaveNone() {
    for (String spec : Specs.attacks()) {
      Attack attack = Attacks.parse(spec);
      SlowAttack slow = SlowVersions.ofAttack(Spec.parse(spec).name());
      assertEquals(attack instanceof DataAttack, slow instanceof SlowLabels, spec);
    }
  }
}
