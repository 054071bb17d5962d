package dev.tidemark.cli;

import dev.tidemark.core.chats.Item;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads “project”, “chat” or “document”. */
final class ItemKind implements ITypeConverter<Item.Kind> {
    @Override public Item.Kind convert(String typed) {
        try {
            return Item.Kind.valueOf(typed.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new TypeConversionException("“" + typed + "” is neither project, chat nor document");
        }
    }
}
