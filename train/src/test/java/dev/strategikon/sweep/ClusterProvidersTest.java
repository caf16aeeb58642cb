package dev.strategikon.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ClusterProvidersTest {
  private static final ClusterProvider GRID = new Grid("grid://");
  private static final ClusterProvider POOL = new Pool("pool");

  @Test
  void theProviderThatAcceptsTheAddressIsFound() throws IOException {
    List<ClusterProvider> both = List.of(GRID, POOL);
    assertSame(GRID, ClusterProviders.find("grid://host", both));
    assertSame(POOL, ClusterProviders.find("pool[3]", both));
  }

  @Test
  void anAddressThatTwoAcceptIsRefusedWithBothNamed() {
    assertEquals(
        "Several engines accept 'grid://host': %s$Grid, %1$s$Pool. Remove all but one from the class path"
            .formatted(ClusterProvidersTest.class.getName()),
        refusal("grid://host", List.of(new Pool("grid"), GRID)));
  }

  @Test
  void anAddressThatNobodyAcceptsIsRefusedWithWhatIsAvailable() {
    assertEquals(
        "Unknown engine 'grill'. Available: local, grid://…, pool…",
        refusal("grill", List.of(GRID, POOL)));
  }

  @Test
  void withoutProvidersTheMessageSaysHowToGetOne() {
    assertEquals(
        "no engine for clusters is on the class path. Start the program with ./strategikon, or add"
            + " the module spark and Spark itself",
        assertThrows(IOException.class, () -> ClusterProviders.find("grid://host")).getMessage());
  }

  private static String refusal(String address, List<ClusterProvider> providers) {
    return assertThrows(
            IllegalArgumentException.class, () -> ClusterProviders.find(address, providers))
        .getMessage();
  }

  private static class Provider implements ClusterProvider {
    private final String prefix;

    Provider(String prefix) {
      this.prefix = prefix;
    }

    @Override
    public List<String> addresses() {
      return List.of(prefix + "…");
    }

    @Override
    public boolean accepts(String address) {
      return address.startsWith(prefix);
    }

    @Override
    public Cluster connect(ClusterOptions options, Consumer<String> progress) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class Grid extends Provider {
    Grid(String prefix) {
      super(prefix);
    }
  }

  private static final class Pool extends Provider {
    Pool(String prefix) {
      super(prefix);
    }
  }
}
