package dev.strategikon.sgd;

import dev.strategikon.attack.AttackMemory;
import dev.strategikon.gradient.Admission;
import dev.strategikon.pipeline.Aggregate;

/**
 * The server's result for the vectors of one round.
 *
 * @param honestMean v̄
 * @param admission of what was decoded
 * @param declared the q that the rule is told, less the vectors that were rejected
 * @param senders for each decoded vector, a worker that sent it
 * @param aggregate A; null if too little was admitted for the rule
 * @param rejected how many vectors were not admitted
 * @param learned what the attackers remember now
 */
record Decision(
    float[] honestMean,
    Admission admission,
    int declared,
    int[] senders,
    Aggregate aggregate,
    int rejected,
    AttackMemory learned) {}
