package dev.strategikon.spark;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Arrows go one way, also where no module-info can say so: Spark's jars are no modules. */
class ArchitectureTest {
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
