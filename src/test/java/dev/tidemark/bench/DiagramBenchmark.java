package dev.tidemark.bench;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.diagram.Detail;
import dev.tidemark.core.diagram.Diagram;
import dev.tidemark.core.diagram.DiagramLayout;
import dev.tidemark.core.diagram.SvgPicture;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.support.SampleSchemas;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;

/** The diagram of 200 tables of 30 columns: laid out and written, beside building and reading their schema. */
final class DiagramBenchmark {
    private static final int TABLES = 200;
    private static final int COLUMNS = 30;
    private static final int WARM_UPS = 2;

    private DiagramBenchmark() { }

    static String tables(int rounds) throws Exception {
        List<String> statements = SampleSchemas.many(TABLES, COLUMNS);
        Schema schema = SampleSchemas.read(statements);
        Diagram diagram = DiagramLayout.of(schema, Detail.ALL, Cancellation.never());
        return new Race("The diagram of " + TABLES + " tables of " + COLUMNS + " columns")
            .road("Build and read the schema (yardstick)", () -> read(statements))
            .road("Lay out names", () -> layOut(schema, Detail.NAMES))
            .road("Lay out key columns", () -> layOut(schema, Detail.KEYS))
            .road("Lay out all columns", () -> layOut(schema, Detail.ALL))
            .road("Write all columns as SVG", () -> write(diagram))
            .run(WARM_UPS, rounds);
    }

    private static long read(List<String> statements) throws SQLException {
        long started = System.nanoTime();
        if (SampleSchemas.read(statements).tables().size() != TABLES) {
            throw new IllegalStateException("Tables are missing");
        }
        return System.nanoTime() - started;
    }

    private static long layOut(Schema schema, Detail detail) {
        long started = System.nanoTime();
        if (DiagramLayout.of(schema, detail, Cancellation.never()).boxes().size() != TABLES) {
            throw new IllegalStateException("Boxes are missing");
        }
        return System.nanoTime() - started;
    }

    private static long write(Diagram diagram) {
        long started = System.nanoTime();
        SvgPicture.write(diagram, "schema", OutputStream.nullOutputStream(), Cancellation.never());
        return System.nanoTime() - started;
    }
}
