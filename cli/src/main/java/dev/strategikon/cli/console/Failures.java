package dev.strategikon.cli.console;

import dev.strategikon.failure.ChangedFileException;
import dev.strategikon.failure.ClusterLostException;
import dev.strategikon.failure.StepFailedException;
import dev.strategikon.sweep.SweepException;
import dev.strategikon.sweep.SweepRunner;
import dev.strategikon.text.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Explains failures to users, in one line each. */
public final class Failures {
  private Failures() {}

  /**
   * {@return a message for the user, without invisible characters}
   *
   * @param failure what a command threw
   */
  public static String explain(Throwable failure) {
    return Printable.of(message(failure));
  }

  private static String message(Throwable failure) {
    if (failure instanceof UncheckedIOException unchecked) {
      return message(unchecked.getCause());
    }
    if (failure instanceof SweepRunner.StoppedException
        || failure instanceof StepFailedException
        || failure instanceof ChangedFileException
        || failure instanceof ClusterLostException) {
      return failure.getMessage();
    }
    if (failure instanceof SweepException sweep) {
      return sweep.run()
          + ": "
          + message(sweep.getCause())
          + (sweep.total() == 1
              ? ""
              : " (%d of %d runs failed; the results of the others are kept)"
                  .formatted(sweep.failed(), sweep.total()));
    }
    if (failure instanceof NoSuchFileException missing) {
      return "no such file: " + missing.getFile();
    }
    if (failure instanceof AccessDeniedException denied) {
      return "permission denied: " + denied.getFile();
    }
    if (failure instanceof FileAlreadyExistsException there) {
      return there.getFile() + " is a file; expected a folder";
    }
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return system.getFile() + ": " + system.getReason();
    }
    if (failure instanceof IOException || failure instanceof IllegalArgumentException) {
      return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
    if (failure instanceof OutOfMemoryError) {
      return "not enough memory (%s). The heap is limited to %d MB. Raise it with"
              .formatted(failure.getMessage(), Runtime.getRuntime().maxMemory() >> 20)
          + " JAVA_TOOL_OPTIONS=-Xmx…g";
    }
    return "internal error: " + failure + ". Please report it with the output of --verbose";
  }
}
