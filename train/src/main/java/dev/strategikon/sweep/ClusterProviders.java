package dev.strategikon.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Chooses the provider that accepts an address. */
final class ClusterProviders {
  private ClusterProviders() {}

  /**
   * Returns the only provider on the class path that accepts an address.
   *
   * @throws IOException if there are no providers
   * @throws IllegalArgumentException if no provider accepts the address, or several do
   */
  static ClusterProvider find(String address) throws IOException {
    List<ClusterProvider> all = new ArrayList<>();
    ServiceLoader.load(ClusterProvider.class).forEach(all::add);
    return find(address, all);
  }

  static ClusterProvider find(String address, List<ClusterProvider> all) throws IOException {
    if (all.isEmpty()) {
      throw new IOException(
          "no engine for clusters is on the class path. Start the program with ./strategikon, or"
              + " add the module spark and Spark itself");
    }
    List<ClusterProvider> accepting =
        all.stream().filter(provider -> provider.accepts(address)).toList();
    if (accepting.size() > 1) {
      throw new IllegalArgumentException(
          "Several engines accept '%s': %s. Remove all but one from the class path"
              .formatted(address, names(accepting)));
    }
    if (accepting.isEmpty()) {
      throw new IllegalArgumentException(
          "Unknown engine '%s'. Available: local, %s".formatted(address, addresses(all)));
    }
    return accepting.get(0);
  }

  private static String names(List<ClusterProvider> providers) {
    return providers.stream()
        .map(provider -> provider.getClass().getName())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String addresses(List<ClusterProvider> providers) {
    return providers.stream()
        .flatMap(provider -> provider.addresses().stream())
        .collect(Collectors.joining(", "));
  }
}
