/** The command line and the report. */
module dev.strategikon.cli {
  requires dev.strategikon.core;
  requires dev.strategikon.train;
  requires info.picocli;
  requires me.tongfei.progressbar;
  requires org.mozilla.rhino;
  requires com.github.weisj.jsvg;
  requires java.desktop;
}
