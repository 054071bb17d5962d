package planted.core.query;

/** Planted: the other half of a circle. */
public class NeedsData {
    Object half() {
        return new planted.core.data.NeedsQuery();
    }
}
