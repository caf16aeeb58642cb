package dev.strategikon.spec;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything of one family (rules, attacks, models, data sets) that a spec can name. The command
 * {@code list} and the documentation are made from it, so nothing exists that they do not show.
 *
 * @param <T> what the family's specs create
 */
public final class Catalogue<T> {
  /**
   * One member of the family.
   *
   * @param name its name in a spec
   * @param summary what it is, in one sentence
   * @param source the paper or site it comes from
   * @param parameters its parameters, in order
   * @param guide what one should know before using it; null if its family has none
   * @param factory makes it from complete arguments; may throw IllegalArgumentException with a
   *     message for the user
   * @param <T> what is made
   */
  public record Entry<T>(
      String name,
      String summary,
      String source,
      List<Parameter> parameters,
      Guide guide,
      Function<Arguments, ? extends T> factory) {
    /** Copies the parameters. */
    public Entry {
      parameters = List.copyOf(parameters);
    }

    /** An entry without a guide. */
    public Entry(
        String name,
        String summary,
        String source,
        List<Parameter> parameters,
        Function<Arguments, ? extends T> factory) {
      this(name, summary, source, parameters, null, factory);
    }
  }

  /** Zeros that a number is written out with; beyond it has an exponent. */
  private static final int LONGEST_PLAIN = 20;

  private final String family;
  private final Map<String, Entry<T>> entries = new LinkedHashMap<>();

  /**
   * Creates a catalogue.
   *
   * @param family what one member is called in messages, such as "rule"
   * @param entries its members, in the order in which they are listed
   */
  public Catalogue(String family, List<Entry<T>> entries) {
    this.family = family;
    for (Entry<T> entry : entries) {
      if (this.entries.put(entry.name(), entry) != null) {
        throw new IllegalArgumentException("Two entries are called " + entry.name());
      }
    }
  }

  /** Returns what one member is called. */
  public String family() {
    return family;
  }

  /** Returns all members, in order. */
  public List<Entry<T>> entries() {
    return List.copyOf(entries.values());
  }

  /** Returns whether there is a member of this name. */
  public boolean has(String name) {
    return entries.containsKey(name);
  }

  /** Returns all names, as text for a message. */
  public String names() {
    return String.join(", ", entries.keySet());
  }

  /**
   * Returns the member that a spec names.
   *
   * @throws InvalidSpecException if there is none; the message has the nearest name
   */
  public Entry<T> entry(Spec spec) {
    Entry<T> entry = entries.get(spec.name());
    if (entry == null) {
      throw new InvalidSpecException(
          "Unknown %s '%s'.%s".formatted(family, spec.name(), hint(spec.name(), entries.keySet())));
    }
    return entry;
  }

  /**
   * Returns the spec with every parameter given, in the catalogue's order and numbers in their
   * shortest form: two specs that mean the same are then equal as text.
   *
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
      complete.put(parameter.name(), canonical(value));
    }
    return new Spec(spec.name(), complete);
  }

  /**
   * Returns the spec without what its defaults say anyway: the shortest form that means the same.
   *
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
   * Reads the text of a spec, and makes what it names.
   *
   * @throws InvalidSpecException if the text is no spec of this catalogue
   * @throws IllegalArgumentException if a value is out of its range
   */
  public Parsed<T> parse(String text) {
    Spec spec = Spec.parse(text);
    return new Parsed<>(complete(spec).toString(), brief(spec).toString(), create(spec));
  }

  /**
   * Makes what a spec names.
   *
   * @throws InvalidSpecException if the spec is not of this catalogue
   * @throws IllegalArgumentException if a value is out of its range
   */
  public T create(Spec spec) {
    return entry(spec).factory().apply(new Arguments(complete(spec)));
  }

  /** Writes a number in one way: 10 for 10.0 and 1e1. */
  private static String canonical(String value) {
    try {
      BigDecimal number = new BigDecimal(value).stripTrailingZeros();
      return Math.abs(number.scale()) <= LONGEST_PLAIN ? number.toPlainString() : number.toString();
    } catch (NumberFormatException e) {
      return value;
    }
  }

  private static String hint(String wrong, Set<String> names) {
    return names.isEmpty()
        ? " It takes none."
        : NearestName.to(wrong, names)
            .map(name -> " Did you mean '" + name + "'?")
            .orElse(" Available: " + String.join(", ", names) + ".");
  }
}
