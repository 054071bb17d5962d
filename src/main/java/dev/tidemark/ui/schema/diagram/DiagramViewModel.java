package dev.tidemark.ui.schema.diagram;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.diagram.Detail;
import dev.tidemark.core.diagram.Diagram;
import dev.tidemark.core.diagram.DiagramLayout;
import dev.tidemark.core.diagram.Link;
import dev.tidemark.core.diagram.TableBox;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.ui.support.Job;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The diagram as it was laid out last, what is chosen in it and what the search finds. */
final class DiagramViewModel {
    private static final int NOT_FOUND = 4;

    private final Jobs jobs;
    private final ReadOnlyObjectWrapper<Diagram> diagram = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<String> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<String>> found = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<Detail> detail = new SimpleObjectProperty<>(Detail.KEYS);
    private final StringProperty search = new SimpleStringProperty("");
    private Schema schema;
    private Job job;
    /** A table that was asked for before it had a place. */
    private String wanted;

    /** Where the next table is looked for. */
    enum Towards { LEFT, RIGHT, UP, DOWN }

    DiagramViewModel(Jobs jobs) {
        this.jobs = jobs;
        detail.addListener((source, before, now) -> layOut());
        search.addListener((source, before, now) -> {
            find();
            found.get().stream().findFirst().ifPresent(this::choose);
        });
    }

    /** Null until there is one. */
    ReadOnlyObjectProperty<Diagram> diagramProperty() {
        return diagram.getReadOnlyProperty();
    }

    /** Why there is none; null while there is one, or none was asked for. */
    ReadOnlyObjectProperty<Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }

    /** The name of the chosen table; null for none. */
    ReadOnlyObjectProperty<String> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** The tables that the search finds, in the order in which they are gone through. */
    ReadOnlyObjectProperty<List<String>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** How much the boxes show. */
    ObjectProperty<Detail> detailProperty() {
        return detail;
    }

    /** A part of the name of a table or column; blank for nothing. */
    StringProperty searchProperty() {
        return search;
    }

    /** Shows this schema from now on; one that is shown already keeps its places. */
    void show(Schema now) {
        if (!now.equals(schema)) {
            schema = now;
            layOut();
        }
    }

    /** Once more, after a problem or a cancel. */
    void layOut() {
        if (schema == null) {
            return;
        }
        Schema of = schema;
        Detail shown = detail.get();
        problem.set(null);
        working.set(true);
        job = jobs.<Diagram>read("schema.diagram", (progress, cancellation) -> DiagramLayout.of(of, shown, cancellation), laidOut -> {
            working.set(false);
            String before = wanted == null ? chosen.get() : wanted;
            wanted = null;
            // The old choice is none in the new picture until it was looked for there.
            chosen.set(null);
            diagram.set(laidOut);
            find();
            choose(before);
        }, failure -> {
            working.set(false);
            problem.set(failure);
        });
    }

    /** Ends the layout that is going on. */
    void cancel() {
        if (working.get() && job != null) {
            job.cancel();
        }
    }

    /** Whether the last layout was ended by the person. */
    boolean cancelled() {
        return problem.get() != null && problem.get().code() == ProblemCode.CANCELLED;
    }

    /** Chooses a table; null for none, and so for a name that no box has. Before there is a diagram the choice is kept for it. */
    void choose(String table) {
        if (diagram.get() == null) {
            wanted = table;
            return;
        }
        chosen.set(table == null ? null : diagram.get().box(table).map(TableBox::table).orElse(null));
    }

    /** The chosen table's box. */
    Optional<TableBox> chosenBox() {
        return diagram.get() == null || chosen.get() == null ? Optional.empty() : diagram.get().box(chosen.get());
    }

    /** Whether a table of that name can be opened: it is there. */
    boolean canOpen(String table) {
        return diagram.get() != null && diagram.get().box(table).filter(box -> box.kind() != TableBox.Kind.MISSING).isPresent();
    }

    /** The next table in a direction; the first one where none is chosen; none where there is none further on. */
    void move(Towards towards) {
        if (chosenBox().isEmpty()) {
            step(1);
            return;
        }
        TableBox from = chosenBox().get();
        diagram.get().boxes().stream().filter(box -> along(from, box, towards) > (towards == Towards.LEFT || towards == Towards.RIGHT ? from.width() : from.height()) / 2).min(Comparator.comparingDouble(box -> along(from, box, towards) + 2 * across(from, box, towards)))
            .ifPresent(box -> choose(box.table()));
    }

    /**
     * The next table, or the one before, as one reads: column by column from the left.
     *
     * @param by 1 or -1
     * @return whether there was one
     */
    boolean step(int by) {
        if (diagram.get() == null) {
            return false;
        }
        List<String> order = order();
        int at = chosen.get() == null ? by > 0 ? 0 : order.size() - 1 : order.indexOf(chosen.get()) + by;
        if (at < 0 || at >= order.size()) {
            return false;
        }
        choose(order.get(at));
        return true;
    }

    /** The first table or the last one. */
    void end(boolean last) {
        chosen.set(null);
        step(last ? -1 : 1);
    }

    /** The next table that the search finds, or the one before; goes round. */
    void nextFound(int by) {
        List<String> names = found.get();
        if (!names.isEmpty()) {
            int at = names.indexOf(chosen.get());
            choose(names.get(at < 0 ? by > 0 ? 0 : names.size() - 1 : Math.floorMod(at + by, names.size())));
        }
    }

    /** Tables that a key joins with any of these. */
    Set<String> near(String... tables) {
        Set<String> near = new HashSet<>();
        for (String table : tables) {
            if (table != null && diagram.get() != null) {
                near.addAll(diagram.get().neighbours(table));
            }
        }
        return near;
    }

    /** What there is to know of a table, in one sentence. */
    String sentence(String table) {
        Diagram now = diagram.get();
        if (now == null || now.box(table).isEmpty()) {
            return "";
        }
        if (now.box(table).get().kind() == TableBox.Kind.MISSING) {
            return Messages.text("diagram.missing", table, names(now.linksTo(table).stream().map(Link::child).toList()));
        }
        String columns = Texts.count(schema.table(table).map(Table::columns).map(List::size).orElse(0), "column", "columns");
        List<String> parents = now.linksFrom(table).stream().map(Link::parent).toList();
        List<String> children = now.linksTo(table).stream().map(Link::child).toList();
        if (parents.isEmpty() && children.isEmpty()) {
            return Messages.text("diagram.alone", table, columns);
        }
        return Messages.text(parents.isEmpty() ? "diagram.referred" : children.isEmpty() ? "diagram.refers" : "diagram.both", table, columns, names(parents), names(children));
    }

    private static String names(List<String> tables) {
        return tables.stream().distinct().collect(Collectors.joining(", "));
    }

    private List<String> order() {
        return diagram.get().boxes().stream().sorted(Comparator.comparing((TableBox box) -> diagram.get().unrelated().filter(heading -> box.y() > heading.y()).isPresent())
            .thenComparing(box -> Math.rint(box.x())).thenComparing(TableBox::y)).map(TableBox::table).toList();
    }

    private void find() {
        String wantedText = search.get().strip().toLowerCase(Locale.ROOT);
        if (wantedText.isEmpty() || diagram.get() == null) {
            found.set(List.of());
            return;
        }
        List<String> hits = order().stream().filter(table -> rank(table, wantedText) < NOT_FOUND).sorted(Comparator.comparingInt(table -> rank(table, wantedText))).toList();
        found.set(hits);
    }

    /** The table of that name first, then names that begin with the text, then those that hold it, then columns. */
    private int rank(String table, String wantedText) {
        String name = table.toLowerCase(Locale.ROOT);
        if (name.contains(wantedText)) {
            return name.equals(wantedText) ? 0 : name.startsWith(wantedText) ? 1 : 2;
        }
        boolean inColumn = schema.table(table).filter(known -> known.columns().stream().anyMatch(column -> has(column.name(), wantedText))).isPresent();
        return inColumn ? NOT_FOUND - 1 : NOT_FOUND;
    }

    private static boolean has(String text, String wantedText) {
        return text.toLowerCase(Locale.ROOT).contains(wantedText);
    }

    private static double along(TableBox from, TableBox to, Towards towards) {
        return switch (towards) {
            case LEFT -> from.centreX() - to.centreX();
            case RIGHT -> to.centreX() - from.centreX();
            case UP -> from.centreY() - to.centreY();
            case DOWN -> to.centreY() - from.centreY();
        };
    }

    private static double across(TableBox from, TableBox to, Towards towards) {
        return towards == Towards.LEFT || towards == Towards.RIGHT ? Math.abs(from.centreY() - to.centreY()) : Math.abs(from.centreX() - to.centreX());
    }
}
