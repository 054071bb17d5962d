/** Conversations as files for others: Markdown, JSON, HTML. */
package dev.tidemark.core.chats.export;
