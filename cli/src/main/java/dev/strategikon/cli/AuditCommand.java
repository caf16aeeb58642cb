package dev.strategikon.cli;

import dev.strategikon.audit.Bound;
import dev.strategikon.audit.IpmProfile;
import dev.strategikon.audit.Question;
import dev.strategikon.audit.Theorem1;
import dev.strategikon.audit.Theorem2;
import dev.strategikon.audit.ToleranceAudit;
import dev.strategikon.gradient.Parallel;
import dev.strategikon.report.ToleranceFigure;
import dev.strategikon.rule.Aggregator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code audit FILE}: how far rules can be pushed, given these honest gradients. */
@Command(
    name = "audit",
    description = {
      "Says how far a rule can be pushed, given honest gradients: does it still descend, from which"
          + " ε of inner product manipulation on it does not, and what is the worst attack?",
      "FILE holds the honest vectors: a .npy array of shape (h, d), or a .csv with a vector a line"
          + " and no header."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  strategikon audit honest.npy --rule krum --byzantine 11",
      "  strategikon audit honest.npy --rule median --rule 'nnm | krum' --byzantine 11"
          + " --plot rules.png"
    })
final class AuditCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The honest vectors, .npy or .csv.")
  private Path file;

  @Option(
      names = "--rule",
      required = true,
      paramLabel = "SPEC",
      description = "The rule to push; give it again for each further rule.")
  private List<String> rules = new ArrayList<>();

  @Option(
      names = "--byzantine",
      required = true,
      paramLabel = "Q",
      description = "How many Byzantine vectors come to the honest ones.")
  private int byzantine;

  @Option(
      names = "--reference",
      paramLabel = "FILE",
      description =
          "The vector that the aggregate is measured against, .npy or .csv (default: the honest"
              + " mean).")
  private Path reference;

  @Option(
      names = "--json",
      description = "Prints a JSON object instead; for several rules an array of such objects.")
  private boolean json;

  @Option(
      names = "--plot",
      paramLabel = "PICTURE",
      description = "Draws all rules' profiles into one .svg, .pdf or .png.")
  private Path plot;

  @Mixin private SeedOption seed;
  @Mixin private ThreadsOption threads;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Parallel parallel = threads.parallel();
    List<Aggregator> aggregators = rules.stream().map(Aggregator::parse).toList();
    if (plot != null) {
      ToleranceFigure.checkSuffix(plot);
    }
    AuditSubject subject =
        AuditFile.read(
            file, byzantine, reference, seed.round(), parallel, spec.commandLine().getErr());
    List<AuditAnswer> answers = answers(subject, aggregators, parallel);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(AuditJson.of(subject, answers));
    } else {
      AuditText.print(out, subject, answers);
    }
    if (plot != null) {
      figure(subject, answers).write(plot);
    }
    return 0;
  }

  /** Every rule is checked before the first is pushed. The theorems are the same for all. */
  private List<AuditAnswer> answers(
      AuditSubject subject, List<Aggregator> aggregators, Parallel parallel) {
    List<Question> questions =
        aggregators.stream().map(rule -> subject.ask(rule, parallel)).toList();
    double[] epsilons = plot == null ? new double[0] : ToleranceFigure.epsilons();
    Theorem1 theorem1 = Theorem1.of(questions.get(0));
    Theorem2 theorem2 = Theorem2.of(questions.get(0));
    List<AuditAnswer> answers = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      Question question = questions.get(i);
      ToleranceAudit audit =
          new ToleranceAudit(
              question,
              IpmProfile.of(question, epsilons),
              Bound.of(question),
              theorem1,
              theorem2);
      answers.add(AuditAnswer.of(rules.get(i).strip(), audit));
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
            "%s: %d honest and %d Byzantine vectors of %,d numbers%s",
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
                        Digits.of(answer.audit().ipm().breaks())))
            .toList());
  }
}
