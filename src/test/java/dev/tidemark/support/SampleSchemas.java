package dev.tidemark.support;

import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Schemas of the kinds that people have, as statements. */
public final class SampleSchemas {
    private static final long SEED = 7;

    private SampleSchemas() { }

    /** Nineteen tables of a shop that lends films: chains, tables between two others, two tables that refer to each other, a reference to itself, keys of two columns, and two alone. */
    public static List<String> rental() {
        return List.of(
            "CREATE TABLE country (country_id INTEGER PRIMARY KEY, country TEXT NOT NULL, last_update TEXT NOT NULL)",
            "CREATE TABLE city (city_id INTEGER PRIMARY KEY, city TEXT NOT NULL, country_id INTEGER NOT NULL REFERENCES country, last_update TEXT NOT NULL)",
            "CREATE TABLE address (address_id INTEGER PRIMARY KEY, address TEXT NOT NULL, address2 TEXT, district TEXT NOT NULL, city_id INTEGER NOT NULL REFERENCES city, postal_code TEXT, phone TEXT NOT NULL)",
            "CREATE TABLE language (language_id INTEGER PRIMARY KEY, name TEXT NOT NULL)",
            "CREATE TABLE category (category_id INTEGER PRIMARY KEY, name TEXT NOT NULL, parent_id INTEGER REFERENCES category)",
            "CREATE TABLE actor (actor_id INTEGER PRIMARY KEY, first_name TEXT NOT NULL, last_name TEXT NOT NULL)",
            "CREATE TABLE film (film_id INTEGER PRIMARY KEY, title TEXT NOT NULL, description TEXT, release_year INTEGER, language_id INTEGER NOT NULL REFERENCES language, "
                + "original_language_id INTEGER REFERENCES language, rental_duration INTEGER NOT NULL DEFAULT 3, rental_rate REAL NOT NULL, length INTEGER, rating TEXT)",
            "CREATE TABLE film_text (film_id INTEGER PRIMARY KEY REFERENCES film ON DELETE CASCADE, title TEXT NOT NULL, description TEXT)",
            "CREATE TABLE film_actor (actor_id INTEGER NOT NULL REFERENCES actor, film_id INTEGER NOT NULL REFERENCES film, last_update TEXT, PRIMARY KEY (actor_id, film_id))",
            "CREATE TABLE film_category (film_id INTEGER NOT NULL REFERENCES film, category_id INTEGER NOT NULL REFERENCES category, PRIMARY KEY (film_id, category_id)) WITHOUT ROWID",
            "CREATE TABLE store (store_id INTEGER PRIMARY KEY, manager_staff_id INTEGER NOT NULL UNIQUE REFERENCES staff, address_id INTEGER NOT NULL REFERENCES address)",
            "CREATE TABLE staff (staff_id INTEGER PRIMARY KEY, first_name TEXT NOT NULL, last_name TEXT NOT NULL, address_id INTEGER NOT NULL REFERENCES address, picture BLOB, email TEXT, "
                + "store_id INTEGER NOT NULL REFERENCES store, active INTEGER NOT NULL DEFAULT 1, username TEXT NOT NULL)",
            "CREATE TABLE customer (customer_id INTEGER PRIMARY KEY, store_id INTEGER NOT NULL REFERENCES store, first_name TEXT NOT NULL, last_name TEXT NOT NULL, email TEXT, "
                + "address_id INTEGER NOT NULL REFERENCES address ON DELETE RESTRICT, active INTEGER NOT NULL)",
            "CREATE TABLE inventory (inventory_id INTEGER PRIMARY KEY, film_id INTEGER NOT NULL REFERENCES film, store_id INTEGER NOT NULL REFERENCES store)",
            "CREATE TABLE rental (rental_id INTEGER PRIMARY KEY, rental_date TEXT NOT NULL, inventory_id INTEGER NOT NULL REFERENCES inventory, customer_id INTEGER NOT NULL REFERENCES customer, "
                + "return_date TEXT, staff_id INTEGER NOT NULL REFERENCES staff)",
            "CREATE TABLE payment (payment_id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customer, staff_id INTEGER NOT NULL REFERENCES staff, "
                + "rental_id INTEGER REFERENCES rental ON DELETE SET NULL, amount REAL NOT NULL, payment_date TEXT NOT NULL)",
            "CREATE TABLE placement (film_id INTEGER, category_id INTEGER, shelf TEXT, FOREIGN KEY (film_id, category_id) REFERENCES film_category (film_id, category_id))",
            "CREATE TABLE audit_log (at TEXT, who TEXT, what TEXT)",
            "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT)");
    }

    /** Names and references that break what is careless: the lot is told in the names. */
    public static List<String> hostile() {
        String longName = "long_" + "name".repeat(49);
        return List.of(
            "CREATE TABLE \"with \"\"quotes\"\" and 'more'\" (\"a \"\"b\"\"\" INTEGER PRIMARY KEY)",
            "CREATE TABLE \"with spaces\" (\"the key\" INTEGER PRIMARY KEY, \"to & <fro>\" INTEGER REFERENCES \"with \"\"quotes\"\" and 'more'\")",
            "CREATE TABLE \"😀 smileys 👩‍👩‍👧\" (\"ключ 鍵\" INTEGER PRIMARY KEY, \"to_spaces\" INTEGER NOT NULL REFERENCES \"WITH SPACES\" (\"THE KEY\"))",
            "CREATE TABLE \"select\" (\"from\" INTEGER PRIMARY KEY, \"where\" INTEGER REFERENCES \"select\", \"group\" INTEGER REFERENCES \"order\")",
            "CREATE TABLE \"order\" (\"by\" INTEGER PRIMARY KEY, \"limit\" INTEGER REFERENCES \"select\")",
            "CREATE TABLE \"" + longName + "\" (\"" + longName + "\" INTEGER PRIMARY KEY, other REFERENCES \"" + longName + "\")",
            "CREATE TABLE \"line\nbreak\u0001\" (id INTEGER PRIMARY KEY, gone INTEGER REFERENCES \"not there\" (id), gone_too INTEGER REFERENCES nowhere)",
            "CREATE TABLE \"]]><!-- &amp;\" (a, b, FOREIGN KEY (a) REFERENCES \"select\", FOREIGN KEY (a) REFERENCES \"order\", FOREIGN KEY (a, b) REFERENCES \"with spaces\" (\"the key\", \"the key\"))",
            "CREATE TABLE \"\" (\"\" INTEGER)",
            "CREATE VIRTUAL TABLE words USING fts5(word)");
    }

    /** Tables that refer to some of those before, the first ones most; always the same. */
    public static List<String> many(int tables, int columns) {
        Random random = new Random(SEED);
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < tables; i++) {
            StringBuilder sql = new StringBuilder("CREATE TABLE table_" + i + " (id INTEGER PRIMARY KEY");
            int references = i == 0 || i % 11 == 10 ? 0 : 1 + random.nextInt(2);
            for (int c = 1; c < columns; c++) {
                int parent = (int) (i * Math.pow(random.nextDouble(), 2));
                sql.append(c <= references ? ", parent_" + c + "_id INTEGER " + (random.nextBoolean() ? "NOT NULL " : "") + "REFERENCES table_" + parent : ", column_" + c + " TEXT");
            }
            statements.add(sql.append(")").toString());
        }
        return statements;
    }

    /** The schema that the statements build. */
    public static Schema read(List<String> statements) throws SQLException {
        try (Connection memory = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            for (String statement : statements) {
                Sql.run(memory, statement);
            }
            return SchemaReader.read(memory);
        }
    }
}
