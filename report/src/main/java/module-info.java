/**
 * The report of a sweep's folder: a page, its figures and tables as files, and the same live.
 *
 * <p>Start with {@link dev.strategikon.report.Report}.
 */
@SuppressWarnings("module") // reproduce is compiled later
module dev.strategikon.report {
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.databind;
  requires com.github.weisj.jsvg;
  requires de.rototor.pdfbox.graphics2d;
  requires java.desktop;
  requires jdk.httpserver;
  requires org.apache.pdfbox;
  requires org.mozilla.rhino;
  requires transitive dev.strategikon.core;
  requires transitive dev.strategikon.train;

  exports dev.strategikon.report;
  exports dev.strategikon.report.figure;
  exports dev.strategikon.report.live;
  exports dev.strategikon.report.page to
      dev.strategikon.reproduce;
  exports dev.strategikon.report.resource to
      dev.strategikon.reproduce;
  exports dev.strategikon.report.text;

  // Jackson writes these records as the figures' data.
  opens dev.strategikon.report.data to
      com.fasterxml.jackson.databind;
  opens dev.strategikon.report.figure to
      com.fasterxml.jackson.databind;
}
