/** All that Tidemark does, with no window: the services of one workspace and how a workspace is set up. */
package dev.tidemark.core;
