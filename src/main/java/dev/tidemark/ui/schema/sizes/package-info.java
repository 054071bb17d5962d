/** What fills the file, as a picture: a part of the screen of the schema. */
package dev.tidemark.ui.schema.sizes;
