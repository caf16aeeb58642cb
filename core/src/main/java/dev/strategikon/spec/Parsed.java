package dev.strategikon.spec;

/**
 * An object that a spec names, with the spec's text. Two are equal if their complete texts are.
 *
 * @param text the spec with every parameter given, but those that came later only away from their
 *     default; specs with the same meaning have the same text
 * @param brief the spec without parameters that have their default
 * @param value the object
 * @param <T> the type of the object
 */
public record Parsed<T>(String text, String brief, T value) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Parsed<?> parsed && text.equals(parsed.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns the complete text. */
  @Override
  public String toString() {
    return text;
  }
}
