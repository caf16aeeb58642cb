/** The command line, the report and users' files. */
module dev.strategikon.cli {
  requires com.fasterxml.jackson.databind;
  requires com.github.weisj.jsvg;
  requires dev.strategikon.core;
  requires dev.strategikon.train;
  requires info.picocli;
  requires java.desktop;
  requires me.tongfei.progressbar;
  requires org.mozilla.rhino;

  // picocli reads the commands' annotations and writes their fields.
  opens dev.strategikon.cli to
      info.picocli;
}
