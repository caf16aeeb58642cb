package dev.strategikon.cli.sweep;

import dev.strategikon.report.Report;
import dev.strategikon.store.PlanFile;
import dev.strategikon.store.Summary;
import dev.strategikon.tournament.Tournament;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of a sweep, as an argument. */
final class SweepFolder {
  /** What a sweep writes beside its runs, and others may have, too. */
  private static final List<String> WRITTEN =
      Stream.concat(
              Stream.of(Report.FILE, "figures", "origin.json", "reproduction.md", "moments.csv"),
              Tournament.FILES.stream())
          .toList();

  private SweepFolder() {}

  /**
   * Checks that the folder exists.
   *
   * @throws NotDirectoryException if it does not; the message says what is expected
   */
  static void check(Path sweep) throws NotDirectoryException {
    if (!Files.isDirectory(sweep)) {
      throw new NotDirectoryException(sweep + " is not a folder; expected one that 'run' wrote");
    }
  }

  /**
   * Checks that a sweep can write into a folder without replacing what is not a sweep's.
   *
   * @throws IOException if it cannot
   */
  static void checkOut(Path sweep) throws IOException {
    if (!Files.exists(sweep)) {
      return;
    }
    if (!Files.isDirectory(sweep)) {
      throw new FileSystemException(sweep.toString(), null, "is a file; --out must be a folder");
    }
    Summary.requireOwn(sweep);
    Report.requireOwn(sweep);
    Tournament.requireOwn(sweep);
    PlanFile.requireOwn(sweep);
    if (Summary.exists(sweep)) {
      return;
    }
    for (String name : WRITTEN) {
      if (Files.exists(sweep.resolve(name))) {
        throw new IOException(
            "%s has %s, but no sweep; a sweep would write there. Choose another --out"
                .formatted(sweep, name));
      }
    }
  }
}
