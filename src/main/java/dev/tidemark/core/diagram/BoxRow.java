package dev.tidemark.core.diagram;

/**
 * A column in a box.
 *
 * @param name as declared, of any length
 * @param type the declared type; empty for none
 * @param key whether it is in the primary key
 * @param reference whether a foreign key has it
 * @param required whether it can hold no NULL
 */
public record BoxRow(String name, String type, boolean key, boolean reference, boolean required) {
    /** "PK", "FK", "PK FK" or nothing: told in letters, for those who see no colours. */
    public String sign() {
        return key && reference ? "PK FK" : key ? "PK" : reference ? "FK" : "";
    }

    /** The type, with a question mark where NULL is allowed. */
    public String typeText() {
        return required ? type : type + "?";
    }
}
