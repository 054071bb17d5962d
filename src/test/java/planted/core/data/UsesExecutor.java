package planted.core.data;

/** Planted: a service with an executor. */
class UsesExecutor {
    Object executor() {
        return java.util.concurrent.Executors.newCachedThreadPool();
    }
}
