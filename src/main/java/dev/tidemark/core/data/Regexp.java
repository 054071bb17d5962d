package dev.tidemark.core.data;

import dev.tidemark.core.common.Cancellation;
import java.sql.SQLException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.sqlite.Function;

/**
 * The meaning of the operator REGEXP, which SQLite leaves open (https://www.sqlite.org/lang_expr.html#the_like_glob_regexp_match_and_extract_operators). SQLite
 * cannot interrupt it, and {@code (a+)+\1c} may take longer than anybody lives: so it looks itself whether it is still wanted.
 */
final class Regexp extends Function {
    private static final int LETTERS_BETWEEN_LOOKS = 1 << 16;

    private volatile Cancellation cancellation = Cancellation.never();
    private Pattern pattern;

    /** What ends it from now on. */
    void endsWith(Cancellation by) {
        cancellation = by;
    }

    @Override protected void xFunc() throws SQLException {
        String wanted = value_text(0);
        String text = value_text(1);
        if (text == null || wanted == null) {
            result();
            return;
        }
        try {
            if (pattern == null || !pattern.pattern().equals(wanted)) {
                pattern = Pattern.compile(wanted);
            }
            result(pattern.matcher(new Letters(text, cancellation)).find() ? 1 : 0);
        } catch (PatternSyntaxException wrong) {
            error("“" + wanted + "” is no regular expression: " + wrong.getDescription());
        } catch (Ended _) {
            error("interrupted");
        } catch (StackOverflowError _) {
            error("“" + wanted + "” is too deep for a text of " + text.length() + " letters: write it without groups that repeat, as [ab]* for (a|b)*");
        }
    }

    private static final class Ended extends RuntimeException {
        private Ended() {
            super(null, null, false, false);
        }
    }

    private static final class Letters implements CharSequence {
        private final String text;
        private final Cancellation cancellation;
        private int looked;

        private Letters(String text, Cancellation cancellation) {
            this.text = text;
            this.cancellation = cancellation;
        }

        @Override public int length() {
            return text.length();
        }

        @Override public char charAt(int index) {
            if (++looked % LETTERS_BETWEEN_LOOKS == 0 && cancellation.isCancelled()) {
                throw new Ended();
            }
            return text.charAt(index);
        }

        @Override public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override public String toString() {
            return text;
        }
    }
}
