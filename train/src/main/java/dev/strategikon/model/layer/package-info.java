/**
 * Networks that are lists of layers. {@link dev.strategikon.model.layer.LayerNetwork} is such a
 * list; {@link dev.strategikon.model.layer.LayerList} reads it from a text.
 */
package dev.strategikon.model.layer;
