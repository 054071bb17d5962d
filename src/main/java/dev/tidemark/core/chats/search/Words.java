package dev.tidemark.core.chats.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is looked for: each of some words. A word is found where one of the text begins with it, capital or small; {@code "two words"} in quotes are found as they
 * stand, and {@code *word} also inside of words. Signs are taken literally.
 */
public final class Words {
    private static final Pattern PIECES = Pattern.compile("(\\*?)(?:\"([^\"]+)\"?|([^\\s\"]+))");
    private static final int BEFORE = 40;
    private static final int EXCERPT = 160;
    /** Shorter beginnings are in too many messages for an index to save anything. */
    private static final int SHORTEST_BEGINNING = 3;
    /** SQLite refuses patterns that are too long; the rest is compared afterwards. */
    private static final int LONGEST_PATTERN = 1_000;

    private final List<Word> words;

    private Words(List<Word> words) {
        this.words = List.copyOf(words);
    }

    /** A stretch of a text, from the first place up to the one after the last. */
    public record Place(int from, int to) { }

    private record Word(String text, boolean inside, Pattern pattern) {
        int find(String in, int from) {
            Matcher matcher = pattern.matcher(in);
            for (int at = from; at <= in.length() && matcher.find(at); at = matcher.start() + 1) {
                if (inside || Letters.beginsAt(in, matcher.start())) {
                    return matcher.start();
                }
            }
            return -1;
        }
    }

    /** The words of what a person typed; none when it is blank. */
    public static Words of(String typed) {
        List<Word> words = new ArrayList<>();
        Matcher pieces = PIECES.matcher(typed);
        while (pieces.find()) {
            String text = pieces.group(2) == null ? pieces.group(3) : pieces.group(2).strip();
            if (!text.isEmpty()) {
                words.add(new Word(text, !pieces.group(1).isEmpty(), Pattern.compile(text, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)));
            }
        }
        return new Words(words);
    }

    /** Whether there is nothing to look for. */
    public boolean none() {
        return words.isEmpty();
    }

    /** Where words stand in a text, from its beginning, none over another. */
    public List<Place> places(String text) {
        List<Place> all = new ArrayList<>();
        for (Word word : words) {
            for (int at = word.find(text, 0); at >= 0; at = word.find(text, at + word.text().length())) {
                all.add(new Place(at, at + word.text().length()));
            }
        }
        all.sort(Comparator.comparingInt(Place::from).thenComparing(Comparator.comparingInt(Place::to).reversed()));
        List<Place> apart = new ArrayList<>();
        for (Place place : all) {
            if (apart.isEmpty() || place.from() >= apart.getLast().to()) {
                apart.add(place);
            }
        }
        return apart;
    }

    /** A text around the first place of a word, with … where it was cut off, on one line. */
    String excerpt(String text) {
        int first = words.stream().mapToInt(word -> word.find(text, 0)).filter(at -> at >= 0).min().orElse(0);
        int from = whole(text, Math.max(0, first - BEFORE));
        int to = whole(text, Math.min(text.length(), from + EXCERPT));
        return (from > 0 ? "…" : "") + text.substring(from, to).replaceAll("\\s+", " ").strip() + (to < text.length() ? "…" : "");
    }

    private static int whole(String text, int place) {
        return place > 0 && place < text.length() && Character.isLowSurrogate(text.charAt(place)) ? place - 1 : place;
    }

    /** The words that a text does not hold, by their number. */
    Set<Integer> absentFrom(String text) {
        Set<Integer> absent = new LinkedHashSet<>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).find(text, 0) < 0) {
                absent.add(i);
            }
        }
        return absent;
    }

    /** A pattern of LIKE with the sign \ for each word: what does not fit cannot hold the word, what fits may. */
    List<String> patterns() {
        return words.stream().map(word -> pattern(word.text())).toList();
    }

    /** LIKE folds A to Z only (https://www.sqlite.org/lang_expr.html#like), so any other letter stands for any sign. */
    private static String pattern(String text) {
        String all = text.codePoints().limit(LONGEST_PATTERN).mapToObj(sign -> sign > 0x7f ? "_" : switch (sign) {
            case '\\', '%', '_' -> "\\" + (char) sign;
            default -> Character.toString(sign);
        }).collect(Collectors.joining());
        return "%" + all + "%";
    }

    /** What to ask a full-text index for: whatever holds the words is among its answers. Null when it cannot help. */
    String indexQuery() {
        Set<String> terms = new LinkedHashSet<>();
        words.forEach(word -> addTerms(word, terms));
        return terms.isEmpty() ? null : String.join(" AND ", terms);
    }

    private static void addTerms(Word word, Set<String> terms) {
        List<String> tokens = Letters.words(word.text());
        boolean cutBefore = word.inside() && Letters.inWord(word.text().codePointAt(0)) && !Letters.alone(word.text().codePointAt(0));
        int end = word.text().codePointBefore(word.text().length());
        boolean goesOn = Letters.inWord(end) && !Letters.alone(end);
        for (int i = cutBefore ? 1 : 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            int length = token.codePointCount(0, token.length());
            if (i == tokens.size() - 1 && goesOn || length == Letters.LONGEST_TOKEN) {
                if (length >= SHORTEST_BEGINNING) {
                    terms.add("\"" + token + "\"*");
                }
            } else {
                terms.add("\"" + token + "\"");
            }
        }
    }
}
