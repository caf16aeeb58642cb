package dev.strategikon.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The rules for the packages of a module, on its main classes. A test of each module asks for them.
 */
public final class PackageRules {
  private static final int MOST_PUBLIC_TYPES = 15;

  private final JavaClasses classes;

  /** Reads the main classes of the module in whose folder the test runs. */
  public PackageRules() {
    classes =
        new ClassFileImporter()
            .withImportOption(PackageRules::isWrittenByHand)
            .importPath(Path.of("target", "classes"));
  }

  /** Asserts that no package depends on itself by way of others. */
  public void assertFreeOfCycles() {
    slices().matching("dev.strategikon.(**)").should().beFreeOfCycles().check(classes);
  }

  /** Asserts that no package has more public types than a reader can take in. */
  public void assertFewPublicTypes() {
    Map<String, Long> tooMany =
        classes.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .collect(
                Collectors.groupingBy(
                    JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
    tooMany.values().removeIf(count -> count <= MOST_PUBLIC_TYPES);
    assertEquals(
        Map.of(), tooMany, "Packages with more than " + MOST_PUBLIC_TYPES + " public types");
  }

  private static boolean isWrittenByHand(Location location) {
    return !location.contains("/jmh_generated/");
  }
}
