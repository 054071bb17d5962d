package planted.core.data;

/** Planted: Flyway outside of its adapter. */
class UsesFlyway {
    Object flyway() {
        return org.flywaydb.core.Flyway.configure();
    }
}
