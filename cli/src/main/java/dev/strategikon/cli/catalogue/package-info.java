/** The command {@code list}, and the catalogues that it shows. */
package dev.strategikon.cli.catalogue;
