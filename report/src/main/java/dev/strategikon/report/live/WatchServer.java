package dev.strategikon.report.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.strategikon.report.figure.FigureFiles;
import dev.strategikon.report.text.ReportText;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves the live report of a sweep's folder, and the folder's files, on 127.0.0.1. It reads files
 * below the folder only, and writes none.
 */
public final class WatchServer implements AutoCloseable {
  /** So many clients may be slow before others have to wait. */
  private static final int THREADS = 64;

  private static final int MOST_CONNECTIONS = 256;
  private static final int COPIED_AT_ONCE = 1 << 16;

  /** Files run no scripts and load nothing, whatever somebody has put into the folder. */
  private static final String ONLY_SHOWN =
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "json", "application/json; charset=utf-8",
          "csv", "text/plain; charset=utf-8",
          "yaml", "text/plain; charset=utf-8",
          "tex", "text/plain; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "pdf", "application/pdf");

  private final Path sweep;
  private final LiveReport report;
  private final HttpServer server;
  private final ExecutorService threads;

  private WatchServer(Path sweep, LiveReport report, HttpServer server) {
    this.sweep = sweep;
    this.report = report;
    this.server = server;
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "watch");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Bounds what clients can hold up. The JDK's server reads these once, before its first start. */
  private static void bound() {
    setIfUnset("sun.net.httpserver.maxReqTime", "30");
    setIfUnset("sun.net.httpserver.maxRspTime", "600");
    setIfUnset("jdk.httpserver.maxConnections", String.valueOf(MOST_CONNECTIONS));
  }

  private static void setIfUnset(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /**
   * Starts the server.
   *
   * @param sweep the folder; it may still be empty
   * @param port the port of 127.0.0.1; 0 for any free one
   * @param text the words of the page
   * @return the running server; the caller closes it
   * @throws IOException if the folder does not exist or the port is in use
   */
  public static WatchServer start(Path sweep, int port, ReportText text) throws IOException {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    bound();
    HttpServer server;
    try {
      server = HttpServer.create(address, 0);
    } catch (BindException e) {
      throw new IOException(
          "cannot listen on port %d of 127.0.0.1 (%s). Choose another --port, or leave it out"
              .formatted(port, e.getMessage()),
          e);
    }
    Path real = sweep.toRealPath();
    WatchServer watch = new WatchServer(real, new LiveReport(real, text), server);
    server.setExecutor(watch.threads);
    server.createContext("/", watch::answer);
    server.start();
    return watch;
  }

  /** {@return the page's address} */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** Stops the server. Requests in progress are cut off. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        respond(exchange);
      } catch (IOException | RuntimeException | OutOfMemoryError e) {
        // For instance an edited file; the page shows the message. Once an answer has begun there
        // is
        // nobody to tell.
        if (exchange.getResponseCode() < 0) {
          send(exchange, 500, "txt", String.valueOf(e.getMessage()));
        }
      }
    }
  }

  private void respond(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (!isLocal(exchange.getRequestHeaders().getFirst("Host"))) {
      // DNS rebinding: a foreign page whose name points to this address.
      send(exchange, 403, "txt", "This server answers to 127.0.0.1 and localhost only.");
    } else if (!exchange.getRequestMethod().matches("GET|HEAD")) {
      send(exchange, 405, "txt", "Only GET and HEAD are supported.");
    } else if (path.equals("/") || path.equals("/report.html")) {
      send(exchange, 200, "html", report.page());
    } else if (path.equals("/data.json")) {
      String query = exchange.getRequestURI().getQuery();
      String version = query == null ? "" : query.replaceFirst("^version=", "");
      Optional<String> news = report.news(version);
      send(exchange, news.isPresent() ? 200 : 204, "json", news.orElse(""));
    } else if (path.startsWith("/" + FigureFiles.FOLDER + "/")) {
      String name = path.substring(FigureFiles.FOLDER.length() + 2);
      sendIfThere(exchange, name, report.figure(name));
    } else {
      Optional<Path> file = file(path);
      if (file.isPresent()) {
        sendFile(exchange, file.get());
      } else {
        send(exchange, 404, "txt", "No such file.");
      }
    }
  }

  /** Returns the file of a path, if it lies in the folder and is not hidden. */
  private Optional<Path> file(String path) {
    try {
      Path file = sweep.resolve(path.substring(1)).toRealPath();
      if (!file.startsWith(sweep) || !Files.isRegularFile(file)) {
        return Optional.empty();
      }
      for (Path part : sweep.relativize(file)) {
        if (part.toString().startsWith(".")) {
          return Optional.empty();
        }
      }
      return Optional.of(file);
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean isLocal(String host) {
    return host != null && host.matches("(127\\.0\\.0\\.1|localhost)(:[0-9]+)?");
  }

  /** Sends as much of a file as it has now: it may grow meanwhile, and be larger than memory. */
  private static void sendFile(HttpExchange exchange, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      long left = Files.size(file);
      exchange.getResponseHeaders().set("Content-Security-Policy", ONLY_SHOWN);
      if (!begin(exchange, 200, ending(file.getFileName().toString()), left)) {
        return;
      }
      byte[] buffer = new byte[COPIED_AT_ONCE];
      while (left > 0) {
        int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (count < 0) {
          throw new IOException(file + " has become shorter");
        }
        exchange.getResponseBody().write(buffer, 0, count);
        left -= count;
      }
    }
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static void sendIfThere(HttpExchange exchange, String name, Optional<byte[]> bytes)
      throws IOException {
    if (bytes.isPresent()) {
      send(exchange, 200, ending(name), bytes.get());
    } else {
      send(exchange, 404, "txt", "No such file.");
    }
  }

  private static void send(HttpExchange exchange, int code, String ending, String text)
      throws IOException {
    send(exchange, code, ending, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int code, String ending, byte[] bytes)
      throws IOException {
    if (begin(exchange, code, ending, bytes.length)) {
      exchange.getResponseBody().write(bytes);
    }
  }

  /** Sends the head of an answer; returns whether a body is to follow. */
  private static boolean begin(HttpExchange exchange, int code, String ending, long length)
      throws IOException {
    String type =
        ending.equals("txt")
            ? "text/plain; charset=utf-8"
            : TYPES.getOrDefault(ending.toLowerCase(Locale.ROOT), "application/octet-stream");
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    boolean hasBody = length > 0 && !exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(code, hasBody ? length : -1);
    return hasBody;
  }
}
