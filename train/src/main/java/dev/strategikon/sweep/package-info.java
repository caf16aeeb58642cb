/**
 * Training the runs of a sweep: the plan, the schedule, the runner, and the interfaces by which a
 * cluster trains in its place. Start with {@link dev.strategikon.sweep.SweepRunner}.
 *
 * @serial exclude
 */
package dev.strategikon.sweep;
