package dev.strategikon.cli.serve;

import dev.strategikon.cli.console.StandardInput;
import dev.strategikon.cli.option.VectorInput;
import dev.strategikon.cli.vector.VectorAccess;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.VectorSource;
import dev.strategikon.vectors.MappedVectors;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** Vectors in memory-mapped files, with the time that reading and writing them takes. */
final class TimedVectors implements VectorAccess {
  private final MappedVectors vectors = new MappedVectors();
  private float[] result = new float[0];
  private long read;
  private long write;

  @Override
  public Optional<VectorSource> source(Path file) throws IOException {
    long start = System.nanoTime();
    try {
      return StandardInput.isNamedBy(file) ? Optional.empty() : vectors.source(file);
    } finally {
      read += System.nanoTime() - start;
    }
  }

  @Override
  public float[][] read(Path file, PrintWriter err, Compute compute) throws IOException {
    long start = System.nanoTime();
    try {
      return StandardInput.isNamedBy(file)
          ? VectorInput.read(file, err)
          : vectors.read(file, err::println, compute);
    } finally {
      read += System.nanoTime() - start;
    }
  }

  /** The same memory for each call: the system clears the pages of new memory, which takes long. */
  @Override
  public float[] result(int dimension) {
    if (result.length != dimension) {
      result = new float[dimension];
    }
    return result;
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
  Reply.Seconds take(long total) {
    Reply.Seconds seconds =
        new Reply.Seconds(read * 1e-9, (total - read - write) * 1e-9, write * 1e-9);
    read = 0;
    write = 0;
    return seconds;
  }
}
