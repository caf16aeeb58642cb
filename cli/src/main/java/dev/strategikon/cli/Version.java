package dev.strategikon.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The program's version and commit, which the build writes down, and what it runs on. */
final class Version implements IVersionProvider {
  private static final String RESOURCE = "version.properties";

  @Override
  public String[] getVersion() throws IOException {
    Properties build = new Properties();
    try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
      build.load(in);
    }
    return new String[] {
      "strategikon " + build.getProperty("version"), commit(build), "running on " + platform()
    };
  }

  /** The commit that was built, with its day, and whether files differed from it. */
  static String commit(Properties build) {
    String commit = build.getProperty("commit");
    if (commit.equals("unknown")) {
      return "built from an unknown commit";
    }
    String clean = commit.replace("-dirty", "");
    return "built from commit %s of %s%s"
        .formatted(clean, build.getProperty("day"), clean.equals(commit) ? "" : ", with changes");
  }

  private static String platform() {
    return "Java %s, %s %s"
        .formatted(
            System.getProperty("java.vm.version"),
            System.getProperty("os.name"),
            System.getProperty("os.arch"));
  }
}
