package dev.strategikon.sweep;

import dev.strategikon.architecture.PackageRules;
import org.junit.jupiter.api.Test;

/** The packages of the whole module. */
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
}
