package dev.strategikon.spec;

/**
 * What a spec names, made once, beside the texts that name it. Two are equal if their complete
 * texts are.
 *
 * @param text the spec with every parameter given: specs that mean the same have the same text
 * @param brief the spec without the parameters that have their defaults
 * @param value what it names
 * @param <T> the type of what it names
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
