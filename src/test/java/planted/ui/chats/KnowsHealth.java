package planted.ui.chats;

/** Planted: a feature that knows another one. */
class KnowsHealth {
    Object other() {
        return new planted.ui.health.Health();
    }
}
