package dev.strategikon.report.live;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.strategikon.fuzz.Fuzzing;
import dev.strategikon.report.SampleSweep;
import dev.strategikon.report.text.ReportText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged and hostile requests to the live report's server. */
class WatchServerFuzzTest {
  private static final String SECRET = "nobody may read this";

  @TempDir private Path folder;

  @Test
  void damagedRequestsAreAnsweredAndNoneLeavesTheFolder() throws Exception {
    Path sweep = Files.createDirectory(folder.resolve("sweep"));
    SampleSweep.write(sweep);
    Files.writeString(folder.resolve("secret.txt"), SECRET);
    Files.writeString(sweep.resolve(".hidden"), SECRET);
    Files.createSymbolicLink(sweep.resolve("link.txt"), folder.resolve("secret.txt"));
    try (WatchServer server = WatchServer.start(sweep, 0, new ReportText("", "", List.of()))) {
      int port = URI.create(server.url()).getPort();
      List<byte[]> requests =
          Stream.of(
                  "/",
                  "/data.json?version=3",
                  "/figures/heatmap.svg",
                  "/../secret.txt",
                  "/%2e%2e/secret.txt",
                  "/.hidden",
                  "/link.txt",
                  "//secret.txt",
                  "*",
                  "/a/..%2f..")
              .map(path -> "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n")
              .map(text -> text.getBytes(StandardCharsets.UTF_8))
              .toList();
      Fuzzing.damage(bytes -> ask(port, bytes), requests, List.of(SocketException.class));
      assertTrue(ask(port, requests.get(0)).startsWith("HTTP/1.1 200 OK"), "still answers");
    }
  }

  private static String ask(int port, byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertFalse(answer.contains(SECRET), answer);
      assertFalse(answer.contains("\tat "), answer);
      assertFalse(answer.startsWith("HTTP/1.1 500"), answer);
      return answer;
    }
  }
}
