package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why a storage is Ready or not. Each constant says what it means and what to do. */
public enum StorageReason {
    AVAILABLE(
            "Available",
            "An object was written, refused a second time, listed, read and deleted.",
            "Nothing; the bucket works."),

    // How to get in

    SECRET_NOT_FOUND(
            "SecretNotFound",
            "The Secret of spec.secretRef is not in the operator's namespace.",
            "Create it there, or correct the name."),
    SECRET_INCOMPLETE(
            "SecretIncomplete",
            "The Secret lacks the access key or the secret key, or one is no printable ASCII.",
            "Give it the keys accessKey and secretKey."),
    SECRET_UNREADABLE(
            "SecretUnreadable",
            "The API server did not let the operator read the Secret.",
            "Allow the operator's service account to get Secrets in its own namespace."),
    NO_CREDENTIALS(
            "NoCredentials",
            "There is no spec.secretRef, and the operator's environment holds no credentials.",
            "Set spec.secretRef, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the operator's environment."),
    BAD_CA_BUNDLE(
            "BadCaBundle",
            "spec.caBundle holds no certificate that can be read.",
            "Put PEM certificates there, from BEGIN CERTIFICATE to END CERTIFICATE."),

    // The way there

    BAD_ENDPOINT(
            "BadEndpoint",
            "spec.endpoint has the form of an address and is none.",
            "Write http(s)://host[:port] with a host name of DNS or an IP address."),
    UNREACHABLE("Unreachable", "Nothing answers at the endpoint.", "Check spec.endpoint, DNS and network policies."),
    SLOW("Slow", "The store answered too late, or asked to slow down.", "Check the store's load."),
    UNTRUSTED(
            "Untrusted",
            "The endpoint's certificate is not trusted, or it does not speak TLS.",
            "Put the certificate of its authority into spec.caBundle; without TLS write http://."),

    // What the store said

    WRONG_CREDENTIALS(
            "WrongCredentials",
            "The store does not know the access key, or the secret key does not fit it.",
            "Correct the Secret; it is read again within a minute."),
    FORBIDDEN(
            "Forbidden",
            "The credentials are good and may not do what the message names.",
            "Grant the permission that the message names."),
    NO_SUCH_BUCKET("NoSuchBucket", "The bucket does not exist.", "Create it, or set spec.createBucket: true."),
    WRONG_REGION("WrongRegion", "The bucket is in another region.", "Set spec.region to the bucket's region."),
    FULL(
            "Full",
            "The store or the bucket's quota is full.",
            "Free or add space; what is no longer needed can be deleted."),
    CLOCK_SKEW(
            "ClockSkew",
            "The store's clock and the operator's differ by more than signatures allow.",
            "Set the clocks of both right; 15 minutes are allowed."),
    UNSUPPORTED(
            "Unsupported",
            "The store cannot do what is needed, such as conditional writes.",
            "Use a store with conditional writes: MinIO, or Amazon S3."),
    UNEXPECTED(
            "Unexpected", "The store answered with what no rule here knows.", "Read the message and the store's log.");

    private final String label;
    private final String meaning;
    private final String remedy;

    StorageReason(String label, String meaning, String remedy) {
        this.label = label;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** As the API writes it. */
    @JsonValue
    public String label() {
        return label;
    }

    /** What it says about the storage, one sentence. */
    public String meaning() {
        return meaning;
    }

    /** What to do about it, one line. */
    public String remedy() {
        return remedy;
    }
}
