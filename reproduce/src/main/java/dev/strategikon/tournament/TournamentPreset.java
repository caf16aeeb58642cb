package dev.strategikon.tournament;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The tournaments that the program brings. */
public enum TournamentPreset {
  /** Minutes, on images inside the program. */
  SMALL,
  /** CIFAR-10, days on two cores. */
  FULL;

  /**
   * {@return its sweep, as YAML}
   *
   * @throws IOException if it cannot be read
   */
  public String text() throws IOException {
    try (InputStream in =
        TournamentPreset.class.getResourceAsStream("tournament-" + this + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Returns the name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
