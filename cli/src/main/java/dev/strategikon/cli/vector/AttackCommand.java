package dev.strategikon.cli.vector;

import dev.strategikon.attack.Attack;
import dev.strategikon.attack.GradientAttack;
import dev.strategikon.attack.Knowledge;
import dev.strategikon.attack.LineAttack;
import dev.strategikon.attack.catalogue.Attacks;
import dev.strategikon.attack.plain.Infinity;
import dev.strategikon.attack.plain.Nan;
import dev.strategikon.audit.limit.LineBracket;
import dev.strategikon.cli.console.StandardInput;
import dev.strategikon.cli.option.LayersOption;
import dev.strategikon.cli.option.SeedOption;
import dev.strategikon.cli.option.ServerGradientOption;
import dev.strategikon.cli.option.ThreadsOption;
import dev.strategikon.compute.Compute;
import dev.strategikon.gradient.Admission;
import dev.strategikon.gradient.Gradients;
import dev.strategikon.gradient.NonFinite;
import dev.strategikon.gradient.Vectors;
import dev.strategikon.pipeline.Aggregator;
import dev.strategikon.profile.LineSearch;
import dev.strategikon.profile.Objective;
import dev.strategikon.rule.Round;
import dev.strategikon.text.ShownNumbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code attack}: computes the Byzantine vectors against honest ones. */
@Command(
    name = "attack",
    description = {
      "Computes the Q vectors that an attack sends, given the honest vectors of a file.",
      "FILE is a .npy array of shape (h, d), or a .csv with one vector in each line.",
      "Attacks that adapt to a rule (ipm-optimal, alie-optimal) need --rule."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  strategikon attack honest.npy --attack 'ipm(epsilon=0.5)' --byzantine 11 \\",
      "      -o byzantine.npy",
      "  strategikon attack honest.npy --attack ipm-optimal --rule krum --byzantine 11"
    })
public final class AttackCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      description = "The honest vectors, .npy or .csv; - is standard input.")
  private Path file;

  @Option(names = "--attack", required = true, paramLabel = "SPEC", description = "The attack.")
  private String attack;

  @Option(
      names = "--byzantine",
      required = true,
      paramLabel = "Q",
      description = "The number of Byzantine vectors, at least 1.")
  private int byzantine;

  @Option(
      names = "--rule",
      paramLabel = "SPEC",
      description = "The rule to attack, for attacks that adapt to it.")
  private String rule;

  @Mixin private ServerGradientOption serverGradient;
  @Mixin private LayersOption layers;
  @Mixin private SeedOption seed;
  @Mixin private VectorsOutput output;
  @Mixin private ThreadsOption threads;
  @Spec private CommandSpec spec;

  private final VectorAccess access;

  /** Creates a command that reads and writes files. */
  public AttackCommand() {
    this(VectorAccess.FILES);
  }

  /**
   * Creates a command that reads and writes vectors in this way.
   *
   * @param access reads and writes the vectors
   */
  public AttackCommand(VectorAccess access) {
    this.access = access;
  }

  @Override
  public Integer call() throws IOException {
    Compute compute = threads.compute();
    Attack parsed = Attacks.parse(attack);
    if (!(parsed instanceof GradientAttack gradientAttack)) {
      throw new IllegalArgumentException(
          "'" + attack + "' changes data, not vectors. Use it in a training run (run, demo)");
    }
    if (byzantine < 1) {
      throw new IllegalArgumentException("--byzantine must be at least 1, not " + byzantine);
    }
    output.check();
    Aggregator target = rule == null ? null : Aggregator.parse(rule).declaring(byzantine);
    if (target != null) {
      serverGradient.check(rule, target);
    }
    float[][] rows = access.read(file, spec.commandLine().getErr(), compute);
    if (target != null) {
      target.check(rows.length + byzantine, byzantine);
    }
    Gradients honest = Admission.admit(rows, rows[0].length, NonFinite.FAIL, compute).gradients();
    String name = StandardInput.name(file);
    Round plain = layers.addTo(seed.round(), rows[0].length, name);
    Knowledge knowledge =
        new Knowledge(
            honest,
            honest.mean(compute),
            rows.length + byzantine,
            byzantine,
            target,
            serverGradient.addTo(plain, rows[0].length, name, compute),
            compute);
    float[][] vectors = vectors(gradientAttack, knowledge);
    if (!(parsed instanceof Nan || parsed instanceof Infinity)) {
      requireFinite(vectors);
    }
    output.put(spec, access, vectors);
    return 0;
  }

  /** Says beside the vectors of a search how good it is. */
  private float[][] vectors(GradientAttack gradientAttack, Knowledge knowledge) {
    if (!(gradientAttack instanceof LineAttack line)) {
      return gradientAttack.vectors(knowledge);
    }
    LineSearch found = line.search(knowledge);
    if (line.objective() == Objective.INNER_PRODUCT) {
      spec.commandLine().getErr().println(attack + ": " + BracketText.of(LineBracket.of(found)));
    }
    return Vectors.repeat(found.vector(), knowledge.byzantine());
  }

  /** In training the server counts such vectors as rejected; here nobody would notice. */
  private void requireFinite(float[][] vectors) {
    for (float[] vector : vectors) {
      for (float value : vector) {
        if (!Float.isFinite(value)) {
          throw new IllegalArgumentException(
              "'%s' would send %s, because floats end at 3.4e38. Give it a smaller scale"
                  .formatted(attack, ShownNumbers.digits(value)));
        }
      }
    }
  }
}
