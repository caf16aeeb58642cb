/** The command line. */
module dev.strategikon.cli {
  requires com.fasterxml.jackson.databind;
  requires dev.strategikon.core;
  requires dev.strategikon.report;
  requires dev.strategikon.reproduce;
  requires dev.strategikon.train;
  requires dev.strategikon.vectors;
  requires info.picocli;
  requires me.tongfei.progressbar;

  // picocli reads the commands' annotations and writes their fields.
  opens dev.strategikon.cli to
      info.picocli;
  opens dev.strategikon.cli.audit to
      info.picocli;
  opens dev.strategikon.cli.catalogue to
      info.picocli;
  opens dev.strategikon.cli.option to
      info.picocli;
  opens dev.strategikon.cli.serve to
      info.picocli;
  opens dev.strategikon.cli.sweep to
      info.picocli;
  opens dev.strategikon.cli.vector to
      info.picocli;
}
