package dev.strategikon.cli.console;

import dev.strategikon.sweep.SweepException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in one line what went wrong, for people who did not write the program. */
public final class Failures {
  private Failures() {}

  public static String explain(Throwable failure) {
    if (failure instanceof UncheckedIOException unchecked) {
      return explain(unchecked.getCause());
    }
    if (failure instanceof SweepException sweep) {
      return sweep.run()
          + ": "
          + explain(sweep.getCause())
          + (sweep.total() == 1
              ? ""
              : " (%d of %d runs failed; what is written stays)"
                  .formatted(sweep.failed(), sweep.total()));
    }
    if (failure instanceof NoSuchFileException missing) {
      return "there is no file " + missing.getFile();
    }
    if (failure instanceof AccessDeniedException denied) {
      return "no permission for " + denied.getFile();
    }
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return system.getFile() + ": " + system.getReason();
    }
    if (failure instanceof IOException || failure instanceof IllegalArgumentException) {
      return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
    if (failure instanceof OutOfMemoryError) {
      return "not enough memory (%s); the heap may take %d MB: give it more with"
              .formatted(failure.getMessage(), Runtime.getRuntime().maxMemory() >> 20)
          + " JAVA_TOOL_OPTIONS=-Xmx…g";
    }
    return "internal error: " + failure + " (--verbose shows where; please report it)";
  }
}
