package dev.tidemark.core.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.data.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowFileTest {
    @TempDir Path folder;

    @Test void filesThatAreMadeAtTheSameTimeDoNotRemoveEachOther() throws InterruptedException, ExecutionException, IOException {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> made = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                made.add(threads.submit(this::rowsReadBack));
            }
            for (Future<Integer> each : made) {
                assertThat(each.get()).isEqualTo(3);
            }
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private int rowsReadBack() throws IOException {
        try (RowFile file = new RowFile(folder)) {
            for (int i = 0; i < 3; i++) {
                file.add(List.of(new Value.Int(i)));
            }
            file.flush();
            return file.read(0, 10).size();
        }
    }
}
