package dev.strategikon.cli.audit;

import dev.strategikon.audit.IpmProfile;
import dev.strategikon.audit.Premises;
import dev.strategikon.audit.Question;
import dev.strategikon.audit.Theorem1;
import dev.strategikon.audit.Theorem2;
import dev.strategikon.audit.ToleranceAudit;
import dev.strategikon.audit.WorstCase;
import dev.strategikon.cli.console.Majority;
import dev.strategikon.cli.option.LayersOption;
import dev.strategikon.cli.option.SeedOption;
import dev.strategikon.cli.option.ServerGradientOption;
import dev.strategikon.cli.option.ThreadsOption;
import dev.strategikon.compute.Compute;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.report.figure.ToleranceFigure;
import dev.strategikon.vectors.VectorFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code audit}: how far attackers can push rules, given honest gradients. */
@Command(
    name = "audit",
    description = {
      "Shows how far attackers can push a rule, given honest gradients.",
      "Whether the aggregate still descends, from which ε of inner product manipulation it does"
          + " not, and the worst attack.",
      "FILE holds the honest vectors: a .npy array of shape (h, d), or a .csv with one vector in"
          + " each line and no header. Or it is the folder of a run: then the vectors are gradients"
          + " drawn afresh at its last checkpoint."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  strategikon audit honest.npy --rule krum --byzantine 11",
      "  strategikon audit honest.npy --rule median --rule 'nnm | krum' \\",
      "      --byzantine 11 --plot rules.png",
      "  strategikon audit honest.npy --rule krum --byzantine 11 --least-q \\",
      "      --declared 0,5,11",
      "  strategikon audit runs/median/RUN --draws 30 --attack ipm-optimal"
    })
public final class AuditCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      description = "The honest vectors, .npy or .csv, or a run's folder; - is standard input.")
  private Path file;

  @Option(
      names = "--rule",
      paramLabel = "SPEC",
      description =
          "The rule to audit. Repeat the option for several rules (default for a run: its own"
              + " rule).")
  private List<String> rules = new ArrayList<>();

  @Option(
      names = "--byzantine",
      paramLabel = "Q",
      description =
          "The number of Byzantine vectors besides the honest ones (default for a run: as in the"
              + " run).")
  private Integer byzantine;

  @Option(
      names = "--reference",
      paramLabel = "FILE",
      description =
          "The reference vector r of the inner products, .npy or .csv (default: the honest mean).")
  private Path reference;

  @Option(
      names = "--json",
      description = "Prints a JSON object; for several rules an array of objects.")
  private boolean json;

  @Option(
      names = "--plot",
      paramLabel = "PICTURE",
      description = "Draws the profiles of all rules into a .svg, .pdf or .png file.")
  private Path plot;

  @Mixin private FurtherFigures further;
  @Mixin private AuditRunOptions ofRun;
  @Mixin private ServerGradientOption serverGradient;
  @Mixin private LayersOption layers;
  @Mixin private SeedOption seed;
  @Mixin private ThreadsOption threads;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (plot != null) {
      ToleranceFigure.checkSuffix(plot);
    }
    further.check(spec.commandLine());
    rules.replaceAll(String::strip);
    if (Files.isDirectory(file)) {
      auditRun(threads.compute());
    } else {
      auditFile(threads.compute());
    }
    return 0;
  }

  private void auditFile(Compute compute) throws IOException {
    ofRun.refuseForFile(spec.commandLine());
    if (rules.isEmpty()) {
      throw missing("--rule=SPEC");
    }
    if (byzantine == null) {
      throw missing("--byzantine=Q");
    }
    List<Aggregator> aggregators = rules.stream().map(Aggregator::parse).toList();
    for (int i = 0; i < aggregators.size(); i++) {
      serverGradient.check(rules.get(i), aggregators.get(i));
    }
    AuditSubject subject =
        AuditFile.read(
            file,
            byzantine,
            reference,
            serverGradient,
            layers,
            seed.round(),
            compute,
            spec.commandLine().getErr());
    put(subject, answers(subject, rules, aggregators, compute));
  }

  private void auditRun(Compute compute) throws IOException {
    ofRun.check(spec.commandLine(), reference);
    rules.forEach(Aggregator::parse);
    try (AuditRun run = AuditRun.open(file, byzantine, ofRun.data(), compute)) {
      List<String> specs = rules.isEmpty() ? List.of(run.rule()) : rules;
      List<Aggregator> aggregators = specs.stream().map(rule -> run.aggregator(rule)).toList();
      AuditSubject subject =
          run.subject(
              aggregators,
              ofRun.images(),
              reference,
              serverGradient,
              layers,
              compute,
              spec.commandLine().getErr());
      List<AuditAnswer> answers = answers(subject, specs, aggregators, compute);
      if (ofRun.draws() != null) {
        answers = run.tested(answers, aggregators, ofRun);
      }
      put(subject, answers);
    }
  }

  private ParameterException missing(String option) {
    return new ParameterException(
        spec.commandLine(), "Missing required option: '" + option + "' (only runs have a default)");
  }

  private void put(AuditSubject subject, List<AuditAnswer> answers) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(AuditJson.of(subject, answers));
    } else {
      AuditText.print(out, subject, answers);
    }
    if (ofRun.save() != null) {
      VectorFiles.write(ofRun.save(), subject.honest().rows());
      say("Gradients: " + ofRun.save());
    }
    if (plot != null) {
      figure(subject, answers).write(plot);
      say("Picture: " + plot);
    }
  }

  /** Prints a line for people. With --json there is nothing but the JSON value. */
  private void say(String line) {
    if (!json) {
      spec.commandLine().getOut().println(line);
    }
  }

  /** Checks all rules before the first audit. The theorems do not depend on the rule. */
  private List<AuditAnswer> answers(
      AuditSubject subject, List<String> specs, List<Aggregator> aggregators, Compute compute) {
    List<Question> questions =
        aggregators.stream().map(rule -> subject.ask(rule, compute)).toList();
    int workers = questions.get(0).workers();
    int attackers = questions.get(0).byzantine();
    if (aggregators.stream().anyMatch(rule -> Majority.isLost(rule, workers, attackers))) {
      spec.commandLine().getErr().println(Majority.warning(workers, attackers));
    }
    double[] epsilons = plot == null ? new double[0] : ToleranceFigure.epsilons();
    Theorem1 theorem1 = Theorem1.of(questions.get(0));
    AuditProgress progress =
        new AuditProgress(questions.get(0), spec.commandLine().getErr(), specs.size());
    progress.theorem2();
    Theorem2 theorem2 = Theorem2.of(questions.get(0));
    Premises premises = Premises.of(questions.get(0));
    List<AuditAnswer> answers = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      Question question = questions.get(i);
      progress.rule(specs.get(i));
      IpmProfile ipm = IpmProfile.of(question, epsilons);
      ToleranceAudit audit =
          new ToleranceAudit(
              question, ipm, WorstCase.of(question, ipm), theorem1, theorem2, premises);
      answers.add(
          AuditAnswer.of(
              specs.get(i),
              audit,
              further.least(specs.get(i), question),
              further.told(question, premises)));
    }
    return answers;
  }

  private static ToleranceFigure figure(AuditSubject subject, List<AuditAnswer> answers) {
    Question question = answers.get(0).audit().question();
    return new ToleranceFigure(
        "How far can %s be pushed?"
            .formatted(answers.size() == 1 ? answers.get(0).rule() : "these rules"),
        String.format(
            Locale.ROOT,
            "%s: %d honest and %d Byzantine vectors, d = %,d%s",
            subject.name(),
            question.honest().count(),
            question.byzantine(),
            question.honest().dimension(),
            subject.ofMean() ? "" : "; r is " + subject.referenceName()),
        subject.ofMean(),
        answers.stream()
            .map(
                answer ->
                    ToleranceFigure.Curve.of(
                        answer.rule(),
                        answer.audit().ipm(),
                        answer.squaredNorm(),
                        IntervalText.of(answer.audit().ipm().breaks())))
            .toList());
  }
}
