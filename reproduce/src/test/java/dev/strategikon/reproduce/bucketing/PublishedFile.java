package dev.strategikon.reproduce.bucketing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small file of published runs, with made-up accuracies. */
final class PublishedFile {
  private static final String TEXT =
      """
      experiment,rule,attack,n,f,split,bucketing,momentum,seed,evaluations,accuracy_last5
      exp1,mean,none,24,0,iid,0,0.0,0,150,98.5
      exp2,krum,mimic-along-variance,25,5,sorted-shards,0,0.0,0,20,30
      exp2,krum,mimic-along-variance,25,5,sorted-shards,0,0.0,1,20,34
      exp2,krum,mimic-along-variance,25,5,sorted-shards,0,0.0,2,20,38
      exp2,mean,mimic-along-variance,25,5,iid,2,0.0,0,20,93.5
      exp2,mean,mimic-along-variance,25,5,iid,2,0.0,1,20,93.1
      exp3,krum,mimic-along-variance,25,5,sorted-shards,0,0.0,0,20,30
      exp3,geometric-median,sign-flip,25,5,sorted-shards,2,0.0,0,20,87
      exp3,geometric-median,sign-flip,25,5,sorted-shards,2,0.9,0,20,88
      exp4,centered-clipping,ipm(epsilon=0.1),53,6,sorted-shards,2,0.9,0,20,97.961
      """;

  private PublishedFile() {}

  static Path write(Path folder) throws IOException {
    return Files.writeString(folder.resolve("published.csv"), TEXT);
  }
}
