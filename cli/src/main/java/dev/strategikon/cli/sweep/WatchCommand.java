package dev.strategikon.cli.sweep;

import dev.strategikon.report.live.WatchServer;
import dev.strategikon.report.text.ReportText;
import dev.strategikon.reproduce.Origin;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code watch}: serves the live report of a sweep. */
@Command(
    name = "watch",
    description = {
      "Serves the report of a sweep's folder on 127.0.0.1.",
      "The page updates itself. Writes nothing. Stop it with Ctrl-C."
    },
    footerHeading = "%nExample:%n",
    footer = "  strategikon watch runs/sweep --port 8080")
public final class WatchCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65535;

  @Parameters(paramLabel = "DIR", description = "The sweep's folder.")
  private Path sweep;

  @Option(names = "--port", paramLabel = "N", description = "The port (default: any free port).")
  private int port;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new ParameterException(
          spec.commandLine(), "--port must be from 1 to " + HIGHEST_PORT + ", not " + port);
    }
    SweepFolder.check(sweep);
    PrintWriter console = spec.commandLine().getOut();
    ReportText text = Origin.text(sweep);
    try (WatchServer server = WatchServer.start(sweep, port, text)) {
      // Ctrl-C ends the process by its shutdown hooks, not by way of this method.
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      console.println("Watching " + sweep + " at " + server.url() + " (Ctrl-C ends)");
      console.flush();
      new CountDownLatch(1).await();
    }
    return 0;
  }
}
