package planted.core.data;

/** Planted: a service that asks another computer. */
class CallsOut {
    Object client() {
        return java.net.http.HttpClient.newHttpClient();
    }
}
