package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.support.TestWorkspace;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextTest {
    @TempDir Path folder;

    @Test void aCommandBuildsItsServicesOnce() {
        TestWorkspace.empty(folder).script("V1__a.sql", "CREATE TABLE a(x);");
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Terminal terminal = new Terminal(nowhere, nowhere, false, false, true, Map.of(), folder, Clock.systemUTC(), Cancellation.never());
        Options options = new Options();
        options.workspace = folder;
        try (Context context = new Context(terminal, new Interrupts(Cancellation.never()), options)) {
            assertThat(context.services()).isSameAs(context.services());
        }
    }
}
