package dev.tidemark.core.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemCodeTest {
    private static final Pattern BRACE = Pattern.compile("\\{(\\w*)}");

    @Test void noTwoCodesShareAnId() {
        assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::id)).doesNotHaveDuplicates();
    }

    @Test void codesStandInTheOrderOfTheirIds() {
        assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::id)).isSorted();
    }

    @ParameterizedTest
    @EnumSource
    void theIdIsOneThatAPersonCanQuote(ProblemCode code) {
        assertThat(code.id()).matches("TM-[1-9]\\d{2}");
    }

    @ParameterizedTest
    @EnumSource
    void eachOfTheThreeSentencesIsASentence(ProblemCode code) {
        assertThat(sentences(code)).allSatisfy(sentence -> {
            assertThat(sentence).isNotBlank().doesNotContain("!", "  ").isEqualTo(sentence.strip());
            assertThat(sentence).matches("(?s)(\\p{Lu}|\\{).*");
            // A sentence may be all advice of the caller's, or end with a statement that is quoted as it is.
            assertThat(sentence).matches("(?s).*([.”]|\\{\\w+})");
        });
    }

    @ParameterizedTest
    @EnumSource
    void bracesHoldAPlainName(ProblemCode code) {
        assertThat(sentences(code)).allSatisfy(sentence -> {
            assertThat(BRACE.matcher(sentence).replaceAll("")).doesNotContain("{", "}");
            assertThat(names(sentence)).allMatch(name -> name.matches("[a-z]\\w*"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void whatHappenedAndWhatIsUnchangedSaySomethingOfTheirOwn(ProblemCode code) {
        assertThat(BRACE.matcher(code.what()).replaceAll("").replaceAll("\\P{L}", "")).hasSizeGreaterThan(3);
        assertThat(BRACE.matcher(code.unchanged()).replaceAll("").replaceAll("\\P{L}", "")).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @EnumSource
    void aProblemWithAllItsWordsHasNoBraceLeft(ProblemCode code) {
        Set<String> names = sentences(code).flatMap(s -> names(s).stream()).collect(Collectors.toCollection(TreeSet::new));
        Object[] words = names.stream().flatMap(name -> Stream.of(name, "$1 \\ " + name)).toArray();
        Problem problem = Problem.of(code, words);
        assertThat(Stream.of(problem.what(), problem.unchanged(), problem.next(), problem.getMessage())).noneMatch(s -> BRACE.matcher(s).find());
        assertThat(problem.getMessage()).startsWith(code.id() + " ");
        assertThat(problem.details()).hasSameSizeAs(names);
    }

    private static Stream<String> sentences(ProblemCode code) {
        return Stream.of(code.what(), code.unchanged(), code.next());
    }

    private static Set<String> names(String sentence) {
        return BRACE.matcher(sentence).results().map(m -> m.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
