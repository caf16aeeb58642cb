package dev.strategikon.cli.serve;

import dev.strategikon.cli.console.StandardInput;
import dev.strategikon.cli.option.VectorInput;
import dev.strategikon.cli.vector.VectorAccess;
import dev.strategikon.compute.Compute;
import dev.strategikon.vectors.MappedVectors;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Vectors in memory-mapped files, with the time that reading and writing them takes. */
final class TimedVectors implements VectorAccess {
  private final MappedVectors vectors = new MappedVectors(Compute.ofMachine());
  private long read;
  private long write;

  @Override
  public float[][] read(Path file, PrintWriter err) throws IOException {
    long start = System.nanoTime();
    try {
      return StandardInput.isNamedBy(file)
          ? VectorInput.read(file, err)
          : vectors.read(file, err::println);
    } finally {
      read += System.nanoTime() - start;
    }
  }

  @Override
  public void write(Path file, float[][] rows) throws IOException {
    long start = System.nanoTime();
    try {
      vectors.write(file, rows);
    } finally {
      write += System.nanoTime() - start;
    }
  }

  /**
   * Returns what the time went to since the last call.
   *
   * @param total all of it, in nanoseconds
   */
  Answer.Seconds take(long total) {
    Answer.Seconds seconds =
        new Answer.Seconds(read * 1e-9, (total - read - write) * 1e-9, write * 1e-9);
    read = 0;
    write = 0;
    return seconds;
  }
}
