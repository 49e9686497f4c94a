package io.fleetprof.operator.store;

/**
 * Why the store did not do what it was asked.
 *
 * @param reason what kind of problem it is, for decisions
 * @param message one line for people, at most {@value #MAX_MESSAGE} characters: what was tried on which key, bucket
 *     and endpoint, the store's own code, and how to mend it; control characters are taken out
 */
public record StoreProblem(Reason reason, String message) {
    static final int MAX_MESSAGE = 600;

    public StoreProblem {
        message = OneLine.of(message, MAX_MESSAGE);
    }

    /** What can go wrong, with what a person can do about it. */
    public enum Reason {
        /** Nothing answers at the endpoint. */
        Unreachable("check the endpoint, DNS and network policies", true),
        /** The store answered too late, or asked to slow down. */
        Slow("check the store's load", true),
        /** TLS failed: the certificate is not trusted, or the endpoint does not speak TLS. */
        Untrusted("give the CA bundle of the store's certificate, or http:// for a store without TLS", false),
        /** The store does not know the access key, or the secret key does not fit it. */
        WrongCredentials("check the access key and the secret key", false),
        /** The credentials are good but may not do this. */
        Forbidden("grant the permission named here", false),
        /** The bucket does not exist. */
        NoSuchBucket("create the bucket or name another one", false),
        /** The bucket is in another region than the one configured. */
        WrongRegion("set the region of the bucket", false),
        /** The store or the bucket's quota is full. */
        Full("free or add space", true),
        /** This machine's clock and the store's differ by more than signatures allow (15 minutes). */
        ClockSkew("set the clocks right", false),
        /** The object is larger than the caller or the store allows. */
        TooLarge("raise the bound or capture less", false),
        /** The key is not one that may be written or read; see {@link Keys}. */
        BadKey("this key came from elsewhere; look at who writes to the bucket", false),
        /** The bytes to be stored stopped coming, or whoever read the stored bytes gave up; the store is well. */
        BrokenStream("look at the other end of the stream", false),
        /** The store cannot do what is needed, such as conditional writes. */
        Unsupported("use a store with conditional writes: MinIO, or Amazon S3", false),
        /** Anything else; the message has the store's own words. */
        Unexpected("look at the store's log", true);

        private final String remedy;
        private final boolean passing;

        Reason(String remedy, boolean passing) {
            this.remedy = remedy;
            this.passing = passing;
        }

        /** What a person can do about it, in a few words. */
        public String remedy() {
            return remedy;
        }

        /** Whether the same call may well work later with nothing changed by a person. */
        public boolean passing() {
            return passing;
        }
    }
}
