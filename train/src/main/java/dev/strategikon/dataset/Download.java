package dev.strategikon.dataset;

import dev.strategikon.files.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Downloads a file over HTTP, and checks its length and digest. */
final class Download {
  private static final int CONNECT_MILLIS = 20_000;
  private static final int STALL_MILLIS = 60_000;
  private static final int BUFFER_BYTES = 1 << 16;

  private Download() {}

  /**
   * Downloads a file.
   *
   * @param target a file that does not exist yet; after a failure the caller deletes it
   * @throws DatasetException if the server cannot be reached or refuses, the connection ends early,
   *     or the digest differs
   * @throws IOException if the target cannot be written
   */
  static void get(RemoteFile remote, Path target, Progress progress) throws IOException {
    // Not java.net.http: it has no time limit for a body, so a stalled connection would hang.
    HttpURLConnection connection = (HttpURLConnection) remote.address().toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(STALL_MILLIS);
    try (OutputStream out = Files.newOutputStream(target)) {
      InputStream in = connect(remote, connection);
      long total = connection.getContentLengthLong();
      MessageDigest digest = remote.digest().start();
      byte[] buffer = new byte[BUFFER_BYTES];
      long bytes = 0;
      for (int n = read(remote, in, buffer, bytes, total);
          n > 0;
          n = read(remote, in, buffer, bytes, total)) {
        out.write(buffer, 0, n);
        digest.update(buffer, 0, n);
        bytes += n;
        progress.advanced(remote.name(), bytes, total);
      }
      check(remote, Digests.hex(digest));
    } finally {
      connection.disconnect();
    }
  }

  private static InputStream connect(RemoteFile remote, HttpURLConnection connection)
      throws IOException {
    int status;
    try {
      status = connection.getResponseCode();
    } catch (IOException e) {
      throw new DatasetException(
          "no connection to %s (%s)".formatted(remote.address().getAuthority(), e), e);
    }
    if (status != HttpURLConnection.HTTP_OK) {
      throw new DatasetException(
          "%s: expected status 200 of the server, found %d".formatted(remote.address(), status));
    }
    return connection.getInputStream();
  }

  /** Reads the next piece; returns −1 at the true end. */
  private static int read(RemoteFile remote, InputStream in, byte[] buffer, long bytes, long total)
      throws IOException {
    IOException failure = null;
    int n = -1;
    try {
      n = in.read(buffer);
    } catch (IOException e) {
      failure = e;
    }
    if (failure != null || (n < 0 && total >= 0 && bytes < total)) {
      throw new DatasetException(
          "%s: the connection broke: expected %s bytes, received %d"
              .formatted(remote.address(), total < 0 ? "more" : total, bytes),
          failure);
    }
    return n;
  }

  private static void check(RemoteFile remote, String found) throws DatasetException {
    if (!found.equals(remote.digest().hex())) {
      throw new DatasetException(
          "%s: expected %s %s, found %s; nothing was kept"
              .formatted(
                  remote.address(), remote.digest().algorithm(), remote.digest().hex(), found));
    }
  }
}
