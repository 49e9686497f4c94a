package busline;

import java.util.concurrent.CompletableFuture;

/** Asks the driver over a radio that is switched off. */
final class DriverOffice {
    private final CompletableFuture<String> radio = new CompletableFuture<>();

    String awaitRadio() {
        return radio.join();
    }
}
