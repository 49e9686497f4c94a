package io.fleetprof.e2e.cluster;

/**
 * What the {@link Tollgate} does to requests.
 *
 * @param method empty: any
 * @param path a regular expression, found anywhere in {@code /BUCKET/KEY}
 * @param skip so many requests pass before
 * @param toll hold, holdAnswer, hangUp or refuse
 * @param status of a refusal
 * @param code of a refusal, as S3 has them
 */
record Toll(String method, String path, int skip, String toll, int status, String code) {
    /** The store does not get to hear of it, and its sender gets no answer. */
    static Toll hold(String method, String path) {
        return new Toll(method, path, 0, "hold", 0, "");
    }

    /** The store does it, and its sender gets no answer. */
    static Toll holdAnswer(String method, String path) {
        return new Toll(method, path, 0, "holdAnswer", 0, "");
    }

    /** Nobody is there. */
    static Toll hangUp(String path) {
        return new Toll("", path, 0, "hangUp", 0, "");
    }

    static Toll refuse(String method, String path, int status, String code) {
        return new Toll(method, path, 0, "refuse", status, code);
    }

    Toll after(int requests) {
        return new Toll(method, path, requests, toll, status, code);
    }
}
