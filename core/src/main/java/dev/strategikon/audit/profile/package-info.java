/**
 * How an audit computes: a rule along a line of attacks, u(t) = b + t·p sent by all q.
 *
 * <p>Start with {@link dev.strategikon.audit.profile.Profile}.
 */
package dev.strategikon.audit.profile;
