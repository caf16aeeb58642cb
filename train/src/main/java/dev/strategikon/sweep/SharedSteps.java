package dev.strategikon.sweep;

import dev.strategikon.store.RunFolder;

/**
 * The first steps of a run, taken from another run that has the same bytes up to there.
 *
 * @param source the other run
 * @param step how many completed steps are shared
 * @param saved whether the state after these steps is there; otherwise the other run, which is part
 *     of the same sweep, will save it
 */
public record SharedSteps(RunFolder source, int step, boolean saved) {}
