package dev.strategikon.dataset;

import dev.strategikon.docs.CataloguePage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The page of the data sets is what their catalogue says; asked to, it rewrites it. */
class DatasetDocsTest {
  @Test
  void thePageIsWhatTheCatalogueSays() throws IOException {
    CataloguePage.assertListed(
        "data-sets.md",
        Datasets.CATALOGUE,
        "mvn -pl train -am test -Dtest=DatasetDocsTest -Dsurefire.failIfNoSpecifiedTests=false"
            + " -Dstrategikon.write=true");
  }
}
