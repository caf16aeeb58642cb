package dev.strategikon.model.module;

import ai.djl.ndarray.NDManager;
import dev.strategikon.model.ImageShape;
import java.util.Locale;

/** What any number of modules can be made of, all with the same code and the same values. */
interface ModuleSource {
  /** Returns what it is called in messages. */
  String name();

  /**
   * Makes a module.
   *
   * @param manager owns it
   * @param input the shape of one image
   * @throws IllegalArgumentException if none can be made
   */
  Module load(NDManager manager, ImageShape input);

  /** Returns the exception that says what is wrong with the source. */
  default IllegalArgumentException refused(String what, Throwable cause) {
    return new IllegalArgumentException(name() + " " + what, cause);
  }

  /** Returns the one line of a message of PyTorch that says what happened. */
  static String reason(Throwable e) {
    String message = String.valueOf(e.getMessage());
    return message
        .lines()
        .map(String::strip)
        .filter(line -> line.toLowerCase(Locale.ROOT).matches("^\\w*(error|exception): .*"))
        .reduce((first, second) -> second)
        .orElseGet(() -> message.lines().findFirst().orElse("").strip());
  }
}
