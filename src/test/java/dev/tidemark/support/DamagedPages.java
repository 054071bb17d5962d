package dev.tidemark.support;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;

/** A database that can be opened and not be read to its end: a table is added, and pages in the midst of it are zeroed. No backup of it passes its check. */
public final class DamagedPages {
    private static final int PAGE = 4096;

    private DamagedPages() { }

    public static void in(TestWorkspace space) {
        space.sql("CREATE TABLE big AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT i, 'text ' || i AS t FROM n");
        try (RandomAccessFile file = new RandomAccessFile(space.workspace().databaseFile().toFile(), "rw")) {
            file.seek(file.length() - PAGE * 3);
            file.write(new byte[PAGE * 2]);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
