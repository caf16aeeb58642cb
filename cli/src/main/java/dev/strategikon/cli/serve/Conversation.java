package dev.strategikon.cli.serve;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.strategikon.cli.console.Choices;
import dev.strategikon.cli.console.Failures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * Requests and answers, a line each. A request that fails has an error as its answer, with the
 * message of the command line, and the next one is read.
 */
final class Conversation {
  private final String version;
  private final TimedVectors vectors = new TimedVectors();

  /**
   * The commands that were asked for, by operation. Making one takes milliseconds. Each parse
   * begins with the options' defaults.
   */
  private final Map<String, CommandLine> commands = new HashMap<>();

  Conversation(String version) {
    this.version = version;
  }

  /** Answers until the input ends or asks to quit. Blank lines are skipped. */
  void run(BufferedReader in, PrintWriter out) throws IOException {
    say(out, Reply.ready(version));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (!line.isBlank() && !answer(line, out)) {
        return;
      }
    }
  }

  /** Answers one line; returns false if it was the last. */
  private boolean answer(String line, PrintWriter out) {
    Request request;
    try {
      request = Request.parse(line);
    } catch (IllegalArgumentException e) {
      say(out, Reply.failure(MissingNode.getInstance(), Failures.explain(e)));
      return true;
    }
    boolean isLast = request.op().equals("quit");
    try {
      say(out, isLast ? Reply.success(request.id(), TextNode.valueOf("")) : answer(request));
    } catch (Exception | Error e) {
      // Also when memory does not suffice: the next request may need less.
      say(out, Reply.failure(request.id(), Failures.explain(e)));
    }
    return !isLast;
  }

  private static void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }

  private String answer(Request request) throws IOException {
    if (request.op().equals("version")) {
      return Reply.success(request.id(), TextNode.valueOf(version));
    }
    Operation operation =
        Operation.of(request.op())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Unknown op '%s'. Available: aggregate, attack, audit, list, version, quit"
                            .formatted(request.op())));
    if (operation.isJson()) {
      request.options().put("json", true);
    }
    return execute(request, operation);
  }

  private String execute(Request request, Operation operation) throws IOException {
    List<String> errors = new ArrayList<>();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        commands
            .computeIfAbsent(operation.name(), name -> make(operation))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .setParameterExceptionHandler(
                (failure, arguments) -> {
                  errors.add(failure.getMessage());
                  return 2;
                })
            .setExecutionExceptionHandler(
                (failure, line, parsed) -> {
                  errors.add(Failures.explain(failure));
                  return 1;
                });
    String[] arguments = request.arguments(operation.positional()).toArray(String[]::new);
    long start = System.nanoTime();
    int code = command.execute(arguments);
    Reply.Seconds seconds = vectors.take(System.nanoTime() - start);
    if (code != 0) {
      return Reply.failure(request.id(), String.join("\n", errors));
    }
    return Reply.success(
        request.id(),
        Reply.result(out.toString(), operation.isJson()),
        err.toString().lines().toList(),
        seconds);
  }

  private CommandLine make(Operation operation) {
    CommandLine command =
        new CommandLine(operation.command().apply(vectors)).setExpandAtFiles(false);
    Choices.register(command);
    return command;
  }
}
