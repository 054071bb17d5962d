package dev.tidemark.core.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class OtherProgramTest {
    @Test void exitCodeOutputAndErrorsAreToldHoweverLong() throws IOException {
        OtherProgram.Answer answer = shell("i=0; while [ $i -lt 20000 ]; do echo 0123456789; i=$((i+1)); done; echo no >&2; exit 3", 60);
        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.out()).hasSize(20_000 * 11);
        assertThat(answer.err()).isEqualTo("no");
    }

    @Test void whatDoesNotEndIsEnded() {
        assertThatThrownBy(() -> shell("exec sleep 600", 1)).isInstanceOf(OtherProgram.TooSlow.class).hasMessage("sh did not answer within 1 s");
        assertThat(ProcessHandle.current().children().filter(child -> child.info().commandLine().orElse("").endsWith("sleep 600")).map(ProcessHandle::onExit))
            .allSatisfy(end -> assertThat(end).succeedsWithin(Duration.ofSeconds(30)));
    }

    @Test void anInterruptEndsItAndStays() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> shell("exec sleep 600", 60)).isInstanceOf(OtherProgram.TooSlow.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test void aProgramThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> OtherProgram.ask(List.of("there-is-no-such-program"), 1, environment -> { })).isInstanceOf(IOException.class).isNotInstanceOf(OtherProgram.TooSlow.class);
    }

    @Test void itsEnvironmentIsAsAsked() throws IOException {
        assertThat(OtherProgram.ask(List.of("sh", "-c", "echo $WORD"), 10, environment -> environment.putAll(Map.of("WORD", "tide"))).out()).isEqualTo("tide\n");
    }

    private static OtherProgram.Answer shell(String script, int seconds) throws IOException {
        return OtherProgram.ask(List.of("sh", "-c", script), seconds, environment -> { });
    }
}
