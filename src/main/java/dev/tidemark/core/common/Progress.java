package dev.tidemark.core.common;

/** Where a long service says how far it is. Called from the service's own thread, at most a few times per step. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress NONE = (doing, fraction) -> { };

    /**
     * Tells what is being done now.
     *
     * @param doing a short phrase for a person, for example "Copying page 120 of 900"
     * @param fraction 0 to 1 of the whole job, or a negative number when it cannot be told
     */
    void report(String doing, double fraction);

    /** This progress, seen by a part of the job that takes it from {@code from} to {@code to} (both 0 to 1). */
    default Progress part(double from, double to) {
        return (doing, fraction) -> report(doing, fraction < 0 ? fraction : from + (to - from) * fraction);
    }
}
