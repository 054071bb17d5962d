package dev.tidemark.core.chats.search;

import dev.tidemark.core.chats.SearchHit;

/** Takes hits as they are found. */
@FunctionalInterface
interface Found {
    /** @return whether more are wanted */
    boolean take(SearchHit hit);
}
