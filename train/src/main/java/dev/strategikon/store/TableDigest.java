package dev.strategikon.store;

import dev.strategikon.files.Digests;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * What identifies the bytes of a file, or of its beginning.
 *
 * @param bytes how many they are
 * @param sha256 their SHA-256, hexadecimal
 */
record TableDigest(long bytes, String sha256) {
  /** Returns what identifies the bytes that were added to a digest; more may follow. */
  static TableDigest of(long bytes, MessageDigest added) {
    try {
      MessageDigest copy = (MessageDigest) added.clone();
      return new TableDigest(bytes, Digests.hex(copy));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 of every JDK can be copied", e);
    }
  }

  /** Reads a whole file. */
  static TableDigest of(Path file) throws IOException {
    return of(file, Long.MAX_VALUE);
  }

  private static TableDigest of(Path file, long most) throws IOException {
    MessageDigest digest = Digests.sha256();
    byte[] buffer = new byte[1 << 16];
    long bytes = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), buffer.length)) {
      while (bytes < most) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, most - bytes));
        if (read < 0) {
          break;
        }
        digest.update(buffer, 0, read);
        bytes += read;
      }
    }
    return of(bytes, digest);
  }

  /**
   * Returns how a file differs from these bytes.
   *
   * @param whole whether these are all of its bytes; otherwise others may follow
   * @return empty if it does not differ
   */
  Optional<String> difference(Path file, boolean whole) throws IOException {
    String name = file.getFileName().toString();
    if (!Files.isRegularFile(file)) {
      return Optional.of(name + " is missing");
    }
    long size = Files.size(file);
    if (size < bytes) {
      return Optional.of("%s is cut off: it has %d of %d bytes".formatted(name, size, bytes));
    }
    if (whole && size > bytes) {
      return Optional.of(
          "%s has %d bytes that the run did not write".formatted(name, size - bytes));
    }
    return of(file, bytes).equals(this)
        ? Optional.empty()
        : Optional.of(name + " was changed: its bytes are not those that the run wrote");
  }
}
