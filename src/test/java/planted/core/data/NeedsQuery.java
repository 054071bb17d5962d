package planted.core.data;

/** Planted: one half of a circle. */
public class NeedsQuery {
    Object half() {
        return new planted.core.query.NeedsData();
    }
}
