package dev.strategikon.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.sweep.Cluster;
import dev.strategikon.sweep.ClusterOptions;
import dev.strategikon.sweep.ClusterOptions.Aggregation;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spark and another engine on one class path. */
class TwoProvidersTest {
  @TempDir private Path folder;

  @Test
  @DisabledForJreRange(min = JRE.JAVA_24, disabledReason = "Spark 4.1 does not support it")
  void eachIsFoundByItsAddress() throws IOException {
    try (Cluster second = connect("second")) {
      assertEquals("the second engine", second.description());
    }
    try (Cluster spark = connect("local[1]")) {
      assertTrue(spark.description().startsWith("spark "), spark.description());
    }
  }

  @Test
  void anUnknownAddressIsRefusedWithTheAddressesOfBoth() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> connect("sparkle"));
    assertTrue(
        e.getMessage().startsWith("Unknown engine 'sparkle'. Available: local, "), e::getMessage);
    for (String address : new SparkProvider().addresses()) {
      assertTrue(e.getMessage().contains(address), e::getMessage);
    }
    assertTrue(e.getMessage().contains("second"), e::getMessage);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark",
        "local[3]",
        "local[*]",
        "spark://a:7077,b:7077",
        "yarn",
        "k8s://https://host:6443"
      })
  void sparkAcceptsItsMasters(String address) {
    assertTrue(new SparkProvider().accepts(address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "sparkle", "second", "grid://host", "spark://", ""})
  void sparkAcceptsNothingElse(String address) {
    assertFalse(new SparkProvider().accepts(address));
  }

  private Cluster connect(String address) throws IOException {
    ClusterOptions options = new Sweeps(folder).options(address, Aggregation.AUTO, 0);
    return options.connect(line -> {});
  }
}
