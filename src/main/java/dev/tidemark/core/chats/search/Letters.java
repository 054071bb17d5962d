package dev.tidemark.core.chats.search;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a word is, told alike by the index and by a look at the text itself. */
final class Letters {
    /** Of a longer run only the beginning is kept: nobody types more, and a picture in base64 shall not fill the index. */
    static final int LONGEST_TOKEN = 64;

    /** Written without blanks between words, so that each sign counts as a word. */
    private static final Set<UnicodeScript> UNSPACED = Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.BOPOMOFO,
        UnicodeScript.THAI, UnicodeScript.LAO, UnicodeScript.KHMER, UnicodeScript.MYANMAR);

    private Letters() { }

    /** Whether the sign is part of a word. */
    static boolean inWord(int sign) {
        if (sign < 0x80) {
            return sign >= '0' && sign <= '9' || sign >= 'A' && sign <= 'Z' || sign >= 'a' && sign <= 'z';
        }
        int type = Character.getType(sign);
        return Character.isLetterOrDigit(sign) || type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** Whether the sign is a word by itself. */
    static boolean alone(int sign) {
        return sign >= 0x80 && UNSPACED.contains(UnicodeScript.of(sign));
    }

    /** Capital and small letters made the same, one sign for one, as {@link java.util.regex.Pattern#UNICODE_CASE} compares them. */
    static int folded(int sign) {
        return Character.toLowerCase(Character.toUpperCase(sign));
    }

    /** Whether a word may begin at this place of a text. */
    static boolean beginsAt(String text, int place) {
        if (place == 0 || place >= text.length()) {
            return place == 0;
        }
        int sign = text.codePointAt(place);
        int before = text.codePointBefore(place);
        return !inWord(before) || !inWord(sign) || alone(before) || alone(sign);
    }

    /** The words of a text, folded and cut, in their order. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0, sign; i < text.length(); i += Character.charCount(sign)) {
            sign = text.codePointAt(i);
            if (!inWord(sign) || alone(sign)) {
                end(word, words);
            }
            if (alone(sign)) {
                words.add(Character.toString(folded(sign)));
            } else if (inWord(sign)) {
                word.appendCodePoint(folded(sign));
            }
        }
        end(word, words);
        return words;
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(cut(word.toString()));
            word.setLength(0);
        }
    }

    private static String cut(String word) {
        return word.length() <= LONGEST_TOKEN ? word : word.substring(0, word.offsetByCodePoints(0, Math.min(word.codePointCount(0, word.length()), LONGEST_TOKEN)));
    }
}
