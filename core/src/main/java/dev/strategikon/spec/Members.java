package dev.strategikon.spec;

import dev.strategikon.spec.Catalogue.Entry;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.function.Function;

/**
 * The members of a catalogue and who brings them: the program itself or a provider. A name that two
 * bring belongs to neither, because a spec must mean one thing.
 *
 * @param <T> the type of the family's objects
 */
final class Members<T> {
  private static final String OWN = "Strategikon itself";

  private final String family;
  private final Map<String, Entry<T>> entries = new LinkedHashMap<>();
  private final Map<String, String> origins = new LinkedHashMap<>();
  private final Map<String, String> claimedTwice = new LinkedHashMap<>();
  private final List<String> broken = new ArrayList<>();

  /**
   * Holds the program's own members.
   *
   * @throws IllegalArgumentException if two have one name
   */
  Members(String family, List<Entry<T>> own) {
    this.family = family;
    for (Entry<T> entry : own) {
      if (entries.put(entry.name(), entry) != null) {
        throw new IllegalArgumentException("Two entries have the name " + entry.name());
      }
    }
  }

  /** Copies members. */
  Members(Members<T> other) {
    this.family = other.family;
    entries.putAll(other.entries);
    origins.putAll(other.origins);
    claimedTwice.putAll(other.claimedTwice);
    broken.addAll(other.broken);
  }

  /**
   * Adds what providers bring. One that cannot be loaded is remembered, and harms nobody who does
   * not ask for its members.
   */
  <P> void add(Iterable<P> providers, Function<P, ? extends Collection<Entry<T>>> brings) {
    Iterator<P> all = providers.iterator();
    while (true) {
      try {
        if (!all.hasNext()) {
          return;
        }
        P provider = all.next();
        brings.apply(provider).forEach(entry -> add(entry, origin(provider.getClass())));
      } catch (ServiceConfigurationError | LinkageError | RuntimeException failure) {
        broken.add(
            "A provider of a %s could not be loaded: %s"
                .formatted(family, cause(failure).toString()));
      }
    }
  }

  private void add(Entry<T> entry, String origin) {
    String name = entry.name();
    if (entries.containsKey(name) || claimedTwice.containsKey(name)) {
      String first = claimedTwice.getOrDefault(name, origins.getOrDefault(name, OWN));
      claimedTwice.put(name, first + " and " + origin);
      entries.remove(name);
      origins.remove(name);
    } else {
      entries.put(name, entry);
      origins.put(name, origin);
    }
  }

  Collection<Entry<T>> entries() {
    return entries.values();
  }

  Set<String> names() {
    return entries.keySet();
  }

  /** Returns the class and the jar of the provider that brings a member; empty for our own. */
  Optional<String> origin(String name) {
    return Optional.ofNullable(origins.get(name));
  }

  /**
   * Returns a member, or null.
   *
   * @throws InvalidSpecException if two bring it
   */
  Entry<T> get(String name) {
    if (claimedTwice.containsKey(name)) {
      throw new InvalidSpecException(
          "The %s '%s' is brought by %s. Remove one of them from the class path"
              .formatted(family, name, claimedTwice.get(name)));
    }
    return entries.get(name);
  }

  /** Returns what is wrong with providers, a sentence each. */
  List<String> problems() {
    List<String> problems = new ArrayList<>(broken);
    claimedTwice.forEach(
        (name, by) -> problems.add("The %s '%s' is brought by %s".formatted(family, name, by)));
    return problems;
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof ServiceConfigurationError && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private static String origin(Class<?> provider) {
    CodeSource source = provider.getProtectionDomain().getCodeSource();
    String path =
        source == null || source.getLocation() == null ? "" : source.getLocation().getPath();
    String file = path.replaceFirst("/$", "").replaceFirst(".*/", "");
    return provider.getName() + (file.isEmpty() ? "" : " (" + file + ")");
  }
}
