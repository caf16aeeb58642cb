package dev.strategikon.cli;

import dev.strategikon.cli.console.Terminal;
import dev.strategikon.dataset.DatasetSource;
import dev.strategikon.dataset.Datasets;
import dev.strategikon.dataset.Installation;
import dev.strategikon.dataset.Progress;
import dev.strategikon.dataset.PublishedDataset;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code data}: installs a data set and checks it. */
@Command(
    name = "data",
    description = {
      "Installs a data set and checks it.",
      "Downloads it from its official site and checks its digest, or copies it from a local folder"
          + " or archive and checks its content."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  strategikon data cifar10",
      "  strategikon data cifar10 --from ~/Downloads/cifar-10-binary.tar.gz"
    })
final class DataCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "cifar10, mnist or fashion-mnist.")
  private String name;

  @Option(
      names = "--from",
      paramLabel = "PATH",
      description = "A local folder or archive with the data set, instead of its official site.")
  private Path from;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "The folder of data sets (default: the environment variable "
              + Datasets.VARIABLE
              + ", or else strategikon in the user's cache; here ${DEFAULT-VALUE}).")
  private Path directory = Datasets.defaultDirectory();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    DatasetSource source = Datasets.CATALOGUE.create(dev.strategikon.spec.Spec.parse(name));
    if (!(source instanceof PublishedDataset published)) {
      out.println(
          source.isOfNamedFiles()
              ? name + " reads files of your own; there is nothing to download"
              : name + " is part of the program; there is nothing to download");
      return 0;
    }
    Installation installation =
        from == null ? download(published) : published.copy(from, directory);
    out.println(installation.summary());
    return 0;
  }

  private Installation download(PublishedDataset published) throws IOException {
    if (!Terminal.isWatched()) {
      return published.download(directory, Progress.SILENT);
    }
    try (ProgressBar bar =
        new ProgressBarBuilder().setTaskName(name).setUnit(" MB", 1_000_000).build()) {
      return published.download(
          directory,
          (file, bytes, total) -> {
            bar.maxHint(total);
            bar.stepTo(bytes);
            bar.setExtraMessage(" " + file);
          });
    }
  }
}
