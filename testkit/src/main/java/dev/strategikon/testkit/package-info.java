/** Tests of somebody's own rule: extend {@link dev.strategikon.testkit.RuleContract}. */
package dev.strategikon.testkit;
