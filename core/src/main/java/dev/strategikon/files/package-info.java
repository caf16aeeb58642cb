/**
 * Files that readers never see half written.
 *
 * @serial exclude
 */
package dev.strategikon.files;
