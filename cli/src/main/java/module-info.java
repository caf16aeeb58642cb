/** The command line, the report and users' files. */
module dev.strategikon.cli {
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.databind;
  requires com.github.weisj.jsvg;
  requires de.rototor.pdfbox.graphics2d;
  requires dev.strategikon.core;
  requires dev.strategikon.train;
  requires info.picocli;
  requires java.desktop;
  requires jdk.httpserver;
  requires me.tongfei.progressbar;
  requires org.apache.pdfbox;
  requires org.mozilla.rhino;

  // picocli reads the commands' annotations and writes their fields.
  opens dev.strategikon.cli to
      info.picocli;
}
