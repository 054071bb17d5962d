package dev.tidemark.bench;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.data.Anchor;
import dev.tidemark.core.data.ExportFormat;
import dev.tidemark.core.data.Exporter;
import dev.tidemark.core.data.Page;
import dev.tidemark.core.data.RowSource;
import dev.tidemark.core.data.Selection;
import dev.tidemark.core.data.Sort;
import dev.tidemark.core.workspace.Workspaces;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.Map;

/** Scrolls, sorts, exports and searches a workspace in a Java with a small heap, and prints how much of it was used at most. Out of memory, it fails. */
public final class BoundedWork {
    private static final int PAGE = 200;
    private static final int PAGES = 2_000;
    private static final Cancellation NEVER = Cancellation.never();

    private BoundedWork() { }

    /** @param args the workspace, and the file to export into */
    public static void main(String[] args) {
        Services services = Services.of(new Workspaces(Map.of(), Path.of(args[0])).at(Path.of(args[0])));
        Selection all = Selection.all(services.data().relation("messages"));
        try (RowSource rows = services.data().rows(all)) {
            Page page = rows.page(new Anchor.First(), PAGE, NEVER);
            for (int i = 0; i < PAGES && !page.last(); i++) {
                page = rows.page(new Anchor.After(page.rows().getLast()), PAGE, NEVER);
            }
            rows.page(new Anchor.Last(), PAGE, NEVER);
            told("scrolled");
        }
        try (RowSource sorted = services.data().rows(all.sorted(new Sort("content", true)))) {
            sorted.page(new Anchor.Fraction(0.5), PAGE, NEVER);
            told("sorted by an unindexed column");
        }
        services.exporter().toFile(new Exporter.Order(all, true, ExportFormat.CSV, true), Path.of(args[1]), true, Progress.NONE, NEVER);
        told("exported");
        services.chatSearch().search("no message has this", 100, hit -> { }, Progress.NONE, NEVER);
        told("searched");
    }

    private static void told(String done) {
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).map(MemoryPoolMXBean::getPeakUsage).mapToLong(usage -> usage.getUsed()).sum();
        System.out.println(done + ": at most " + (peak >> 20) + " MiB of heap in use, of " + (Runtime.getRuntime().maxMemory() >> 20));
    }
}
