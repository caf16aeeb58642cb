package dev.strategikon.reproduce;

/** Stand-in until the audit's own file is there. */
record AuditRow(
    int step, int breaks, double theorem1Share, double theorem2Epsilon, double krumEpsilon) {}
