package dev.tidemark.ui.support.editor;

import java.util.ArrayList;
import java.util.List;

/** Where a text occurs in another; needs no toolkit. */
final class Finder {
    /** More places are not counted. */
    static final int MOST = 10_000;

    private Finder() { }

    /** The beginnings of all places, which do not overlap, at most {@link #MOST}; none for an empty text. */
    static List<Integer> places(String text, String wanted, boolean matchCase) {
        List<Integer> places = new ArrayList<>();
        if (wanted.isEmpty()) {
            return places;
        }
        int at = indexOf(text, wanted, 0, matchCase);
        while (at >= 0 && places.size() < MOST) {
            places.add(at);
            at = indexOf(text, wanted, at + wanted.length(), matchCase);
        }
        return places;
    }

    /** The index in {@code places} of the first place at or after a position, the first of all behind the last; -1 when there is none. */
    static int next(List<Integer> places, int position) {
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i) >= position) {
                return i;
            }
        }
        return places.isEmpty() ? -1 : 0;
    }

    /** As {@link #next}, going up: the last place before a position, the last of all before the first. */
    static int previous(List<Integer> places, int position) {
        for (int i = places.size() - 1; i >= 0; i--) {
            if (places.get(i) < position) {
                return i;
            }
        }
        return places.size() - 1;
    }

    private static int indexOf(String text, String wanted, int from, boolean matchCase) {
        if (matchCase) {
            return text.indexOf(wanted, from);
        }
        int last = text.length() - wanted.length();
        for (int at = from; at <= last; at++) {
            if (text.regionMatches(true, at, wanted, 0, wanted.length())) {
                return at;
            }
        }
        return -1;
    }
}
