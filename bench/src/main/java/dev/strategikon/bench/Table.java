package dev.strategikon.bench;

import dev.strategikon.gradient.Gradients;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints the cost of rules as Markdown. Each rule is timed side by side with the mean and with
 * plain reading of the same vectors (see {@link PairedTimer}), and compared with the machine's
 * peak.
 */
public final class Table {
  /** The largest share of the heap for vectors and outputs. */
  private static final double HEAP_SHARE = 0.62;

  private final PrintStream out;
  private final PrintStream err;
  private final Map<Integer, Double> peaks = new LinkedHashMap<>();
  private final Map<List<Integer>, List<Row>> byMachineRow = new LinkedHashMap<>();
  private final List<String> leftOut = new ArrayList<>();
  private Gradients gradients;
  private Case last;

  private Table(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Measures and ends the process: with 0, or with 2 if the command line is invalid. */
  public static void main(String[] args) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    int code = run(out, err, args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  private static PrintStream utf8(FileDescriptor file) {
    return new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8);
  }

  /** Measures according to a command line. Returns the exit code. */
  static int run(PrintStream out, PrintStream err, String... args) {
    if (Arrays.asList(args).contains("--help")) {
      out.print(Options.HELP);
      return 0;
    }
    Options options;
    try {
      options = Options.parse(args);
    } catch (IllegalArgumentException e) {
      err.println("bench: " + e.getMessage());
      err.println("Try 'bench/run --help'.");
      return 2;
    }
    try {
      new Table(out, err).print(options);
      return 0;
    } catch (IOException e) {
      err.println("bench: the picture cannot be written: " + e.getMessage());
      return 1;
    }
  }

  private void print(Options options) throws IOException {
    out.println("Measured on " + Machine.describe() + ".");
    if (options.budget().equals(Budget.QUICK)) {
      out.println("With --quick there is no warm-up: the numbers below mean nothing.");
    }
    out.println();
    out.print(Markdown.HEADER);
    List<Case> cases = options.cases();
    long start = System.nanoTime();
    for (int i = 0; i < cases.size(); i++) {
      Case next = cases.get(i);
      progress(i, cases.size(), next, start);
      if (fits(next)) {
        out.println(Markdown.row(measure(next, options.budget())));
      } else if (last == null || !next.sharesVectorsWith(last)) {
        leaveOut(next);
      }
      last = next;
    }
    printMachine();
    out.println();
    out.print(Markdown.LEGEND);
    leftOut.forEach(out::println);
    if (options.picture().isPresent()) {
      List<Row> rows = byMachineRow.values().stream().flatMap(List::stream).toList();
      SpeedPicture.write(options.picture().get(), rows);
    }
  }

  private Row measure(Case next, Budget budget) {
    if (gradients == null || !next.sharesVectorsWith(last)) {
      gradients = null; // so that old and new vectors are not in memory together
      gradients = Gradients.of(RandomVectors.of(next.m(), next.d()));
    }
    double peak = peaks.computeIfAbsent(next.threads(), n -> Machine.peak(next.compute(), budget));
    Row row = Row.measure(next, gradients, peak, budget);
    byMachineRow
        .computeIfAbsent(List.of(next.m(), next.d(), next.threads()), key -> new ArrayList<>())
        .add(row);
    return row;
  }

  private void printMachine() {
    out.println();
    out.print(Markdown.MACHINE_HEADER);
    for (List<Row> rows : byMachineRow.values()) {
      double[] speeds = rows.stream().mapToDouble(Row::readBytesPerSecond).toArray();
      Case first = rows.get(0).measured();
      double peak = peaks.getOrDefault(first.threads(), 0.0);
      out.println(Markdown.machineRow(first, Quantiles.of(speeds).median(), peak));
    }
  }

  /** Returns the bytes of the vectors and one output. Older outputs can be collected. */
  private static long needed(Case next) {
    return next.inputBytes() + (long) Float.BYTES * next.d();
  }

  private static boolean fits(Case next) {
    return needed(next) <= HEAP_SHARE * Runtime.getRuntime().maxMemory();
  }

  private void leaveOut(Case next) {
    String message =
        String.format(
            Locale.ROOT,
            "Left out: m = %d with d = %,d, which needs --heap %.0fg.",
            next.m(),
            next.d(),
            Math.ceil(needed(next) / HEAP_SHARE / (1 << 30) + 0.5));
    err.println(message);
    leftOut.add(message);
  }

  private void progress(int done, int all, Case next, long start) {
    String remaining = "";
    if (done > 0) {
      double minutes = (System.nanoTime() - start) * 1e-9 / 60 / done * (all - done);
      remaining = String.format(Locale.ROOT, ", about %.1f minutes to go", minutes);
    }
    err.printf(
        Locale.ROOT,
        "%d/%d %s, m = %d, d = %,d, %d threads, %s%s%n",
        done + 1,
        all,
        next.rule(),
        next.m(),
        next.d(),
        next.threads(),
        next.kernels(),
        remaining);
  }
}
