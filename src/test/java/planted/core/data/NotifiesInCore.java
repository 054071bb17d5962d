package planted.core.data;

/** Planted: a core class that uses ControlsFX. */
class NotifiesInCore {
    Object notification() {
        return org.controlsfx.control.Notifications.create();
    }
}
