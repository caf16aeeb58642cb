package dev.strategikon.sgd;

import dev.strategikon.gradient.Admission;
import dev.strategikon.pipeline.Aggregate;

/**
 * What the server made of one round of vectors.
 *
 * @param honestMean v̄
 * @param admission of what was decoded
 * @param suspected q as the rule is told it
 * @param speakers for each decoded vector, a worker who sent it
 * @param aggregate A; null if too little was admitted for the rule
 * @param rejected vectors that were not admitted
 */
record Decision(
    float[] honestMean,
    Admission admission,
    int suspected,
    int[] speakers,
    Aggregate aggregate,
    int rejected) {}
