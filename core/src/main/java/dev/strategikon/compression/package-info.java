/**
 * What workers lose of their gradients to send fewer bits. Start with {@link
 * dev.strategikon.compression.Compression}.
 */
package dev.strategikon.compression;
