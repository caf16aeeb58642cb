package dev.strategikon.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.strategikon.files.Digests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
  private static final String HINT =
      "; take a copy on this machine with ./strategikon data cifar10 --from PATH";

  @TempDir Path directory;
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  private URI address(String file) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/~kriz/" + file);
  }

  private void serve(String file, int status, byte[] body, int sent) {
    server.createContext(
        "/~kriz/" + file,
        exchange -> {
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body, 0, sent);
          exchange.getResponseBody().flush();
          exchange.close();
        });
  }

  private static String sha256(byte[] bytes) {
    MessageDigest digest = Digests.sha256();
    digest.update(bytes);
    return Digests.hex(digest);
  }

  private static PublishedDataset cifar10(URI address, String sha256) {
    return new PublishedDataset(
        SmallFiles.CIFAR10,
        List.of(new RemoteFile(address, Digest.sha256(sha256))),
        Map.of(),
        List.of());
  }

  /** Tries a download that must fail, checks that nothing is left, and returns the message. */
  private String failure(URI address, String sha256) throws IOException {
    PublishedDataset dataset = cifar10(address, sha256);
    var e =
        assertThrows(DatasetException.class, () -> dataset.download(directory, Progress.SILENT));
    try (Stream<Path> left = Files.list(directory)) {
      assertEquals(List.of(), left.toList());
    }
    assertEquals(1, e.getMessage().lines().count());
    assertTrue(e.getMessage().startsWith("cifar10 could not be downloaded: "), e.getMessage());
    assertTrue(e.getMessage().endsWith(HINT), e.getMessage());
    return e.getMessage();
  }

  @Test
  void getsAnArchive() throws IOException {
    byte[] archive = SmallFiles.cifarArchive();
    URI address = address("cifar-10-binary.tar.gz");
    serve("cifar-10-binary.tar.gz", 200, archive, archive.length);
    List<Long> seen = new ArrayList<>();
    Installation result =
        cifar10(address, sha256(archive))
            .download(
                directory,
                (file, bytes, total) -> {
                  assertEquals("cifar-10-binary.tar.gz", file);
                  assertEquals(archive.length, total);
                  seen.add(bytes);
                });
    assertEquals(archive.length, seen.get(seen.size() - 1));
    assertEquals(seen.stream().sorted().toList(), seen);
    assertTrue(result.unofficial().isEmpty());
    assertEquals(
        10, cifar10(address, "").load(directory).train().count(), "without the server's help");
    try (Stream<Path> left = Files.list(directory)) {
      assertEquals(List.of(directory.resolve("cifar10")), left.toList());
    }
  }

  @Test
  void getsSeveralFiles() throws IOException {
    List<RemoteFile> files = new ArrayList<>();
    for (String name : SmallFiles.FASHION_MNIST.files()) {
      byte[] body = SmallFiles.gzip(SmallFiles.fashion(name));
      serve(name + ".gz", 200, body, body.length);
      files.add(new RemoteFile(address(name + ".gz"), Digest.sha256(sha256(body))));
    }
    var fashion = new PublishedDataset(SmallFiles.FASHION_MNIST, files, Map.of(), List.of());
    fashion.download(directory, Progress.SILENT);
    assertEquals(9, fashion.load(directory).train().label(0));
  }

  @Test
  void keepsNothingWithAWrongDigest() throws IOException {
    byte[] archive = SmallFiles.cifarArchive();
    URI address = address("cifar-10-binary.tar.gz");
    serve("cifar-10-binary.tar.gz", 200, archive, archive.length);
    String expected = "0".repeat(64);
    assertEquals(
        "cifar10 could not be downloaded: %s: expected SHA-256 %s, found %s; nothing was kept%s"
            .formatted(address, expected, sha256(archive), HINT),
        failure(address, expected));
  }

  @Test
  void saysThatThereIsNoSuchPage() throws IOException {
    URI address = address("cifar-10-binary.tar.gz");
    assertTrue(
        failure(address, "").contains(address + ": expected status 200 of the server, found 404"));
  }

  @Test
  void noticesACutConnection() throws IOException {
    byte[] archive = Arrays.copyOf(SmallFiles.cifarArchive(), 5_000);
    URI address = address("cifar-10-binary.tar.gz");
    serve("cifar-10-binary.tar.gz", 200, archive, 3_000);
    String message = failure(address, sha256(archive));
    assertTrue(
        message.contains(address + ": the connection broke: expected 5000 bytes, received 3000"),
        message);
  }

  @Test
  void saysThatThereIsNoNetwork() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    URI address = URI.create("http://127.0.0.1:" + closed + "/cifar-10-binary.tar.gz");
    assertTrue(failure(address, "").contains("no connection to 127.0.0.1:" + closed));
  }
}
