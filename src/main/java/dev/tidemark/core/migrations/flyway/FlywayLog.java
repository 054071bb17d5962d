package dev.tidemark.core.migrations.flyway;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/** Hands Flyway's log to Java's, at debug level: what a person should know is told by our own report. Public, since Flyway makes it by name. */
public final class FlywayLog implements LogCreator {
    @Override public Log createLogger(Class<?> type) {
        System.Logger logger = System.getLogger(type.getName());
        return new Log() {
            @Override public boolean isDebugEnabled() {
                return logger.isLoggable(System.Logger.Level.DEBUG);
            }

            @Override public void debug(String message) {
                logger.log(System.Logger.Level.DEBUG, message);
            }

            @Override public void info(String message) {
                logger.log(System.Logger.Level.DEBUG, message);
            }

            @Override public void warn(String message) {
                logger.log(System.Logger.Level.DEBUG, message);
            }

            @Override public void error(String message) {
                logger.log(System.Logger.Level.DEBUG, message);
            }

            @Override public void error(String message, Exception failure) {
                logger.log(System.Logger.Level.DEBUG, message, failure);
            }

            @Override public void notice(String message) {
                logger.log(System.Logger.Level.DEBUG, message);
            }
        };
    }
}
