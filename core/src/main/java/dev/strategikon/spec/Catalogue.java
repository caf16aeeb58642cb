package dev.strategikon.spec;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All members of one family (rules, attacks, models, data sets) that a spec can name. The command
 * {@code list} and the reference pages are generated from it, so they show every member. Immutable.
 *
 * @param <T> the type of the family's objects
 */
public final class Catalogue<T> {
  /**
   * One member of the family.
   *
   * @param name its name in a spec
   * @param summary a short description
   * @param source the paper or site that it comes from
   * @param parameters its parameters, in order
   * @param guide its guide; null if the family has none
   * @param factory creates it from complete arguments; may throw IllegalArgumentException with a
   *     message for the user
   * @param <T> the type of the object
   */
  public record Entry<T>(
      String name,
      String summary,
      String source,
      List<Parameter> parameters,
      Guide guide,
      Function<Arguments, ? extends T> factory) {
    /**
     * Copies the parameters.
     *
     * @param name its name in a spec
     * @param summary a short description
     * @param source the paper or site that it comes from
     * @param parameters its parameters, in order
     * @param guide its guide; null if the family has none
     * @param factory creates it from complete arguments; may throw IllegalArgumentException with a
     *     message for the user
     */
    public Entry {
      parameters = List.copyOf(parameters);
    }

    /**
     * Creates an entry without a guide.
     *
     * @param name its name in a spec
     * @param summary a short description
     * @param source the paper or site that it comes from
     * @param parameters its parameters, in order
     * @param factory creates it from complete arguments
     */
    public Entry(
        String name,
        String summary,
        String source,
        List<Parameter> parameters,
        Function<Arguments, ? extends T> factory) {
      this(name, summary, source, parameters, null, factory);
    }
  }

  private final String family;
  private final Members<T> members;
  private final Map<String, String> otherNames;

  /**
   * Creates a catalogue.
   *
   * @param family the name of a member in messages, such as "rule"
   * @param entries its members, in the order in which they are listed
   * @throws IllegalArgumentException if two entries have one name
   */
  public Catalogue(String family, List<Entry<T>> entries) {
    this(family, entries, Map.of());
  }

  /**
   * Creates a catalogue of members that have other names elsewhere.
   *
   * @param family the name of a member in messages, such as "rule"
   * @param entries its members, in the order in which they are listed
   * @param otherNames names that papers and libraries use, in lower case without hyphens, and the
   *     member that each means. A message suggests it
   * @throws IllegalArgumentException if two entries have one name
   */
  public Catalogue(String family, List<Entry<T>> entries, Map<String, String> otherNames) {
    this(family, new Members<>(family, entries), Map.copyOf(otherNames));
  }

  private Catalogue(String family, Members<T> members, Map<String, String> otherNames) {
    this.family = family;
    this.members = members;
    this.otherNames = otherNames;
  }

  /**
   * Returns a catalogue that has what providers bring, too. If two bring one name, or a provider
   * brings a name of the program's own, a spec with this name is refused, and the message names
   * both. A provider that cannot be loaded is left out; {@link #problems} says why.
   *
   * @param providers the providers, such as a {@link java.util.ServiceLoader}
   * @param brings returns the members that a provider brings
   * @param <P> the type of the providers
   * @return a new catalogue
   */
  public <P> Catalogue<T> with(
      Iterable<P> providers, Function<P, ? extends Collection<Entry<T>>> brings) {
    Members<T> all = new Members<>(members);
    all.add(providers, brings);
    return new Catalogue<>(family, all, otherNames);
  }

  /** {@return what is wrong with the providers, a sentence for each fault} */
  public List<String> problems() {
    return members.problems();
  }

  /**
   * Returns who brings a member.
   *
   * @param name the member's name
   * @return the provider's class and jar; empty for a member of the program's own
   */
  public Optional<String> origin(String name) {
    return members.origin(name);
  }

  /** {@return the name of a member in messages} */
  public String family() {
    return family;
  }

  /** {@return all members, in order} */
  public List<Entry<T>> entries() {
    return List.copyOf(members.entries());
  }

  /**
   * Returns whether a member has a name.
   *
   * @param name the name
   * @return whether it is in the catalogue
   * @throws InvalidSpecException if two providers bring it
   */
  public boolean has(String name) {
    return members.get(name) != null;
  }

  /** {@return all names as text for a message} */
  public String names() {
    return String.join(", ", members.names());
  }

  /** {@return the members that have other names elsewhere} */
  public Collection<String> otherNames() {
    return otherNames.values();
  }

  /**
   * Returns the member that a spec names.
   *
   * @param spec the spec
   * @return its entry
   * @throws InvalidSpecException if there is none; the message has the nearest name
   */
  public Entry<T> entry(Spec spec) {
    Entry<T> entry = members.get(spec.name());
    if (entry == null) {
      String problems =
          members.problems().stream().map(text -> " " + text + ".").reduce("", String::concat);
      throw new InvalidSpecException(
          "Unknown %s '%s'.%s%s".formatted(family, spec.name(), hint(spec.name()), problems));
    }
    return entry;
  }

  /**
   * Returns a spec with every parameter given, in the catalogue's order, and with numbers in their
   * shortest form. Two specs with the same meaning have the same text in this form.
   *
   * @param spec the spec
   * @return the complete spec
   * @throws InvalidSpecException if the name or a key is unknown, or a required key is missing
   */
  public Spec complete(Spec spec) {
    Entry<T> entry = entry(spec);
    Set<String> known =
        entry.parameters().stream()
            .map(Parameter::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (String key : spec.arguments().keySet()) {
      if (!known.contains(key)) {
        throw new InvalidSpecException(
            "%s has no parameter '%s'.%s".formatted(spec.name(), key, hint(key, known)));
      }
    }
    Map<String, String> complete = new LinkedHashMap<>();
    for (Parameter parameter : entry.parameters()) {
      String value = spec.arguments().getOrDefault(parameter.name(), parameter.defaultValue());
      if (value == null) {
        throw new InvalidSpecException(
            "%s needs %s (%s): write %s(%s=…)"
                .formatted(
                    spec.name(),
                    parameter.name(),
                    parameter.description(),
                    spec.name(),
                    parameter.name()));
      }
      complete.put(parameter.name(), Decimal.canonical(value));
    }
    return new Spec(spec.name(), complete);
  }

  /**
   * Returns the complete spec without parameters that came later and have their default.
   *
   * @param spec the spec
   * @return the spec by which two are compared
   * @throws InvalidSpecException if the spec is not of this catalogue
   */
  public Spec comparable(Spec spec) {
    Map<String, String> comparable = new LinkedHashMap<>(complete(spec).arguments());
    for (Parameter parameter : entry(spec).parameters()) {
      if (parameter.cameLater()) {
        comparable.remove(parameter.name(), parameter.defaultValue());
      }
    }
    return new Spec(spec.name(), comparable);
  }

  /**
   * Returns a spec without parameters that have their default.
   *
   * @param spec the spec
   * @return the shortest spec with the same meaning
   * @throws InvalidSpecException if the spec is not of this catalogue
   */
  public Spec brief(Spec spec) {
    Map<String, String> brief = new LinkedHashMap<>(complete(spec).arguments());
    for (Parameter parameter : entry(spec).parameters()) {
      brief.remove(parameter.name(), parameter.defaultValue());
    }
    return new Spec(spec.name(), brief);
  }

  /**
   * Parses a spec and creates the object that it names.
   *
   * @param text the spec
   * @return the object, with its complete and its shortest spec
   * @throws InvalidSpecException if the text is not a spec of this catalogue
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Parsed<T> parse(String text) {
    Spec spec = Spec.parse(text);
    return new Parsed<>(comparable(spec).toString(), brief(spec).toString(), create(spec));
  }

  /**
   * Creates the object that a spec names.
   *
   * @param spec the spec
   * @return a new object
   * @throws InvalidSpecException if the spec is not of this catalogue
   * @throws IllegalArgumentException if a value is out of its range
   */
  public T create(Spec spec) {
    return entry(spec).factory().apply(new Arguments(complete(spec)));
  }

  private String hint(String wrong) {
    String plain = plain(wrong);
    return members.names().stream()
        .filter(name -> plain(name).equals(plain))
        .findFirst()
        .or(() -> Optional.ofNullable(otherNames.get(plain)))
        .map(name -> " Did you mean '" + name + "'?")
        .orElseGet(() -> hint(wrong, members.names()));
  }

  /** Returns a name in lower case and without the signs between its words. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
  }

  private static String hint(String wrong, Set<String> names) {
    return names.isEmpty()
        ? " It takes none."
        : NearestName.to(wrong, names)
            .map(name -> " Did you mean '" + name + "'?")
            .orElse(" Available: " + String.join(", ", names) + ".");
  }
}
