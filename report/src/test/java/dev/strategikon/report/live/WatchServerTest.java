package dev.strategikon.report.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.strategikon.config.RunConfig;
import dev.strategikon.config.SweepFile;
import dev.strategikon.files.AtomicFile;
import dev.strategikon.report.SampleSweep;
import dev.strategikon.report.text.ReportText;
import dev.strategikon.store.PlanFile;
import dev.strategikon.store.RunFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchServerTest {
  private static final ReportText TEXT = new ReportText("live", "", List.of());

  @TempDir private Path folder;
  private Path sweep;
  private WatchServer server;

  @BeforeEach
  void start() throws IOException {
    sweep = Files.createDirectory(folder.resolve("sweep"));
    server = WatchServer.start(sweep, 0, TEXT);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void newRowsAreNewsAndOldOnesAreNone() throws IOException {
    assertTrue(get("").contains("No run has begun yet"));
    assertEquals(204, code("data.json?version="));
    List<RunConfig> runs = SampleSweep.write(sweep);
    JsonNode first = new ObjectMapper().readTree(get("data.json?version="));
    assertEquals(4, first.get("data").get("series").size());
    assertTrue(first.get("parts").get("progress").asText().contains("455 of 480 steps"));
    String version = first.get("version").asText();

    // The sample is no running sweep: the next answer says so, and then there is no more to say.
    JsonNode second = new ObjectMapper().readTree(get("data.json?version=" + version));
    assertTrue(second.get("ended").asBoolean());
    assertEquals("No sweep is running; 1 of 8 runs is not finished.", second.get("state").asText());
    version = second.get("version").asText();
    assertEquals(204, code("data.json?version=" + version));

    Path metrics = RunFolder.of(sweep, runs.get(7)).path().resolve("metrics.csv");
    Files.writeString(metrics, "36,9,,,1,1,1,1,0,0,0.5\n", StandardOpenOption.APPEND);
    JsonNode third = new ObjectMapper().readTree(get("data.json?version=" + version));
    assertTrue(third.get("parts").get("progress").asText().contains("456 of 480 steps"));
  }

  @Test
  void filesOfRunsAndFiguresAreServedAndNothingIsWritten() throws IOException {
    RunConfig run = SampleSweep.write(sweep).get(0);
    Map<Path, Long> before = contents();
    assertTrue(get("").contains("<h1>live</h1>"));
    assertTrue(get(run.folderName() + "/config.yaml").contains("attack"));
    assertTrue(get("figures/heatmap.svg").startsWith("<svg"));
    assertTrue(get("figures/results.tex").contains("\\toprule"));
    assertEquals(before, contents());
  }

  @Test
  void whatLiesOutsideOrIsHiddenIsNotThere() throws IOException {
    SampleSweep.write(sweep);
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.writeString(sweep.resolve(".lock"), "");
    Files.createSymbolicLink(sweep.resolve("link.txt"), folder.resolve("secret.txt"));
    for (String path :
        List.of(
            "../secret.txt",
            "%2e%2e/secret.txt",
            "..%2fsecret.txt",
            "link.txt",
            ".lock",
            "figures/../../secret.txt",
            "figures/nothing.svg",
            "figures/accuracy.exe",
            "figures/a');throw(1);('.svg",
            "nothing")) {
      String answer = raw("GET /" + path + " HTTP/1.1", "127.0.0.1");
      assertTrue(answer.startsWith("HTTP/1.1 404 "), path + ": " + answer);
      assertFalse(answer.contains("secret"), path);
    }
  }

  @Test
  void othersThanThisMachineAndOtherMethodsAreRefused() throws IOException {
    assertTrue(raw("GET / HTTP/1.1", "rebound.example").startsWith("HTTP/1.1 403 "));
    assertTrue(raw("POST / HTTP/1.1", "localhost").startsWith("HTTP/1.1 405 "));
    assertTrue(server.url().startsWith("http://127.0.0.1:"));
  }

  /** Runs that have not begun have no folder: the plan knows of them. */
  @Test
  void progressIsOverTheWholePlan() throws IOException {
    List<RunConfig> runs = SampleSweep.write(sweep);
    List<RunConfig> planned = new ArrayList<>(runs);
    planned.addAll(SweepFile.parse("{rule: mean, steps: 20, seed: [1, 2, 3]}", Map.of()));
    PlanFile.write(sweep, planned, AtomicFile.Permission.ALWAYS);
    JsonNode news = new ObjectMapper().readTree(get("data.json?version="));
    String progress = news.get("parts").get("progress").asText();
    assertTrue(progress.contains("455 of 540 steps, 7 of 11 runs finished"), progress);
    JsonNode next =
        new ObjectMapper().readTree(get("data.json?version=" + news.get("version").asText()));
    assertEquals("No sweep is running; 4 of 11 runs are not finished.", next.get("state").asText());
  }

  /** 3 GiB without a block on disk, which no array can hold. */
  @Test
  void aFileLargerThanMemoryIsSentInPieces() throws IOException {
    SampleSweep.write(sweep);
    try (RandomAccessFile large = new RandomAccessFile(sweep.resolve("large.bin").toFile(), "rw")) {
      large.setLength(3L << 30);
    }
    String head = raw("HEAD /large.bin HTTP/1.1", "localhost");
    assertTrue(head.startsWith("HTTP/1.1 200 "), head);
    try (Socket socket = connect()) {
      socket
          .getOutputStream()
          .write(
              "GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.UTF_8));
      String begin = new String(socket.getInputStream().readNBytes(4096), StandardCharsets.UTF_8);
      assertTrue(begin.startsWith("HTTP/1.1 200 "), begin);
      assertTrue(begin.toLowerCase(Locale.ROOT).contains("content-length: 3221225472"), begin);
    }
    assertTrue(get("").contains("<h1>live</h1>"));
  }

  /** Clients that send half a request, or do not read their answer, hold up nobody else. */
  @Test
  void slowClientsHoldUpNobody() throws IOException {
    SampleSweep.write(sweep);
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        Socket socket = connect();
        socket.getOutputStream().write("GET / HT".getBytes(StandardCharsets.UTF_8));
        slow.add(socket);
      }
      assertTrue(get("").contains("<h1>live</h1>"));
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void namesAndPagesOfOthersRunNothing() throws IOException {
    SampleSweep.write(sweep);
    Files.writeString(sweep.resolve("other.html"), "<script>steal()</script>");
    String answer = raw("GET /other.html HTTP/1.1", "localhost");
    assertTrue(answer.toLowerCase(Locale.ROOT).contains("content-security-policy:"), answer);
    assertTrue(answer.contains("sandbox"), answer);
    String missing = raw("GET /%3Cimg%20src=x%20onerror=steal()%3E HTTP/1.1", "localhost");
    assertTrue(missing.startsWith("HTTP/1.1 404 "), missing);
    assertFalse(missing.contains("<img"), missing);
    for (String host : List.of("127.0.0.1.rebound.example", "localhost.rebound.example:80", "")) {
      assertFalse(raw("GET / HTTP/1.1", host).startsWith("HTTP/1.1 200 "), host);
    }
  }

  @Test
  void aTakenPortIsNamed() {
    int port = URI.create(server.url()).getPort();
    String message =
        assertThrows(IOException.class, () -> WatchServer.start(sweep, port, TEXT)).getMessage();
    assertTrue(message.startsWith("cannot listen on port " + port + " of 127.0.0.1"), message);
  }

  @Test
  void aFileThatCannotBeUnderstoodIsSaid() throws IOException {
    RunConfig run = SampleSweep.write(sweep).get(0);
    Path metrics = RunFolder.of(sweep, run).path().resolve("metrics.csv");
    Files.writeString(metrics, Files.readString(metrics).replace("\n3,", "\nthree,"));
    String answer = raw("GET /data.json HTTP/1.1", "localhost");
    assertTrue(answer.startsWith("HTTP/1.1 500 "), answer);
    assertTrue(answer.contains("line 5: not a row of numbers"), answer);
  }

  private String get(String path) throws IOException {
    HttpURLConnection connection = open(path);
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private int code(String path) throws IOException {
    return open(path).getResponseCode();
  }

  private HttpURLConnection open(String path) throws IOException {
    return (HttpURLConnection) URI.create(server.url() + path).toURL().openConnection();
  }

  /** Sends a request line as it is: clients would tidy it up first. */
  private String raw(String request, String host) throws IOException {
    try (Socket socket = connect()) {
      String head = request + "\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), URI.create(server.url()).getPort());
  }

  private Map<Path, Long> contents() throws IOException {
    Map<Path, Long> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(sweep)) {
      for (Path file : files.toList()) {
        contents.put(file, Files.isDirectory(file) ? -1 : Files.size(file));
      }
    }
    return contents;
  }
}
