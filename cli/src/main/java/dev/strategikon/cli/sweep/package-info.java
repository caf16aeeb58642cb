/**
 * The commands that train sweeps and show them: {@code demo}, {@code run}, {@code reproduce},
 * {@code report}, {@code watch}.
 */
package dev.strategikon.cli.sweep;
