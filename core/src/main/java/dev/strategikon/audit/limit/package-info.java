/**
 * Numbers that no attack gets below, each with its proof: the other side of the attacks that an
 * audit finds.
 *
 * @serial exclude
 */
package dev.strategikon.audit.limit;
