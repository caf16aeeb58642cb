package dev.strategikon.djl;

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
}
