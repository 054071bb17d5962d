package dev.tidemark.ui.health;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.health.FileHolder;
import dev.tidemark.core.health.Locks;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Whether the file can be written, and which programs have it open. */
final class LocksLines {
    private LocksLines() { }

    static List<Node> of(Locks locks, String database) {
        List<Node> lines = new ArrayList<>();
        lines.add(!locks.tried() ? Cells.line("fth-eye", "muted", Messages.text("health.onlyLooked")) : locks.locked() ? Cells.line("fth-lock", "warning", Messages.text("health.locked", database, Texts.duration(locks.waited())))
            : Cells.line("fth-check", "good", Messages.text("health.writable", database)));
        locks.holders().processes().forEach(holder -> lines.add(holder(holder)));
        if (locks.holders().processes().isEmpty() && locks.holders().gap() == null) {
            lines.add(Cells.line("fth-check", "good", Messages.text("health.nobodyElse")));
        }
        if (locks.holders().gap() != null) {
            Label gap = Cells.wrapped(locks.holders().gap());
            gap.getStyleClass().addAll("muted", "secondary");
            lines.add(gap);
        }
        return lines;
    }

    static List<Node> of(Problem problem) {
        return List.of(Cells.problem(problem));
    }

    private static Node holder(FileHolder holder) {
        VBox words = new VBox(2, Cells.line(holder.writes() ? "fth-edit-3" : "fth-file", holder.writes() ? "warning" : "muted", holder.words()));
        if (!holder.command().isEmpty()) {
            Label command = Cells.wrapped(holder.command());
            command.getStyleClass().addAll("mono", "muted");
            words.getChildren().add(command);
        }
        return words;
    }
}
