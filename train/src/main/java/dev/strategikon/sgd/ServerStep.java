package dev.strategikon.sgd;

import dev.strategikon.audit.Alignment;

/**
 * What the server saw in one step.
 *
 * @param alignment of the aggregate to the honest mean; null if nothing could be aggregated
 * @param byzantineWeight the share of the Byzantine vectors in the aggregate
 * @param rejected vectors that were not admitted
 */
record ServerStep(Alignment alignment, double byzantineWeight, int rejected) {
  StepMetrics metrics(int step, double epoch, double seconds) {
    Alignment measured =
        alignment == null ? new Alignment(Double.NaN, Double.NaN, Double.NaN) : alignment;
    return new StepMetrics(
        step,
        epoch,
        Double.NaN,
        Double.NaN,
        measured.innerProduct(),
        measured.cosine(),
        measured.aggregateNorm(),
        measured.referenceNorm(),
        byzantineWeight,
        rejected,
        seconds);
  }
}
