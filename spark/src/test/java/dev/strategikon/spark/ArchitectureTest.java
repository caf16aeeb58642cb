package dev.strategikon.spark;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.strategikon.architecture.PackageRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private final PackageRules rules = new PackageRules();

  @Test
  void packagesAreFreeOfCycles() {
    rules.assertFreeOfCycles();
  }

  @Test
  void packagesHaveFewPublicTypes() {
    rules.assertFewPublicTypes();
  }

  /** Spark's jars are no modules, so no module-info states these dependencies. */
  @Test
  void packagesDependDownwards() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.strategikon.spark");
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("provider")
        .definedBy("dev.strategikon.spark")
        .layer("engine")
        .definedBy("dev.strategikon.spark.engine")
        .layer("task")
        .definedBy("dev.strategikon.spark.task")
        .layer("standalone")
        .definedBy("dev.strategikon.spark.standalone")
        .whereLayer("provider")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("engine")
        .mayOnlyBeAccessedByLayers("provider")
        .whereLayer("task")
        .mayOnlyBeAccessedByLayers("engine")
        .whereLayer("standalone")
        .mayOnlyBeAccessedByLayers("provider")
        .check(classes);
  }
}
