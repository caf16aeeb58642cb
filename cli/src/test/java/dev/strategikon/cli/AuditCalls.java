package dev.strategikon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code audit} and keeps what it prints. */
abstract class AuditCalls {
  @TempDir Path folder;

  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();

  String medianToy() throws IOException {
    return Files.writeString(folder.resolve("median.csv"), "-0.1\n0.1\n0.3\n").toString();
  }

  String krumToy() throws IOException {
    return Files.writeString(folder.resolve("krum.csv"), "-0.2\n0\n0.3\n0.5\n0.7\n").toString();
  }

  JsonNode json(String... args) throws IOException {
    out.getBuffer().setLength(0);
    assertEquals(0, run(args), err::toString);
    return new ObjectMapper().readTree(out.toString());
  }

  int run(String... args) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }
}
