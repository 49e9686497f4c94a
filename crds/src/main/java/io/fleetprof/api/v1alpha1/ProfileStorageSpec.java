package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PrinterColumn;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Optional;

/**
 * Where a bucket is, how to get in, and who may use it. Missing parts get the same defaults here as in the schema.
 *
 * @param publicUrl empty: people reach no object by a link
 * @param pathStyle never null
 * @param caBundle PEM; empty: the certificates that the operator's image trusts
 * @param secretRef null when the environment has the credentials; ask {@link #secret}
 * @param allowedNamespaces empty: all
 * @param asDefault {@code spec.default}
 */
@ApiObject
@ValidationRule(
        value = ProfileStorageSpec.TLS_WITH_BUNDLE,
        message = "caBundle needs an endpoint that starts with https://; change the endpoint or drop the bundle")
public record ProfileStorageSpec(
        @Required
        @Size(min = 3, max = 63)
        @Pattern(ProfileStorageSpec.BUCKET)
        @ValidationRule(
                value = ProfileStorageSpec.NO_ADDRESS,
                message = "bucket must not look like an IP address; S3 has no such names")
        @PrinterColumn(name = "BUCKET")
        @JsonPropertyDescription("The bucket's name.")
        String bucket,

        @Required
        @Size(min = 8, max = 300)
        @Pattern(ProfileStorageSpec.ORIGIN)
        @JsonPropertyDescription("Where the store answers: http(s)://host[:port] and nothing more, such as"
                + " https://minio.minio.svc:9000 or https://s3.eu-central-1.amazonaws.com.")
        String endpoint,

        @Size(min = 8, max = 300)
        @Pattern(ProfileStorageSpec.ORIGIN)
        @JsonPropertyDescription("Where people's browsers reach the same store, in the form of endpoint; links are made"
                + " with it. Unset: no links.")
        String publicUrl,

        @Size(min = 1, max = 63)
        @Pattern("^[A-Za-z0-9-]+$")
        @Default("us-east-1")
        @JsonPropertyDescription("The region that requests are signed for. Default us-east-1, which MinIO takes.")
        String region,

        @Default("true")
        @JsonPropertyDescription("Whether the bucket is named in the path (https://host/bucket), as MinIO wants it, or"
                + " in the host name (https://bucket.host). Default true.")
        Boolean pathStyle,

        @Size(min = 1, max = 65_536)
        @Pattern("-----BEGIN CERTIFICATE-----")
        @JsonPropertyDescription(
                "Certificates, as PEM, of the authorities that alone may vouch for the endpoint. Unset:"
                        + " the public ones.")
        String caBundle,

        @JsonPropertyDescription("The Secret with the credentials, in the operator's own namespace. Unset: the"
                + " operator's environment has AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.")
        SecretRef secretRef,

        @Size(max = 100) @JsonPropertyDescription("Namespaces whose requests may use this storage. Empty: all.")
        List<@Size(min = 1, max = 63) @Pattern(Names.LABEL) String> allowedNamespaces,

        @Default("false") @JsonPropertyDescription("Whether a missing bucket is made. Default false.")
        boolean createBucket,

        @JsonProperty("default")
        @Default("false")
        @JsonPropertyDescription("Whether requests that name no storage use this one when there is none of the name"
                + " default. Mark one at most. Default false.")
        boolean asDefault) {
    /**
     * DNS labels joined by dots.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">Bucket naming rules</a>
     */
    public static final String BUCKET = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";

    /** Scheme, host and maybe port, as an origin in RFC 6454: no user, path, query or fragment. */
    public static final String ORIGIN = "^https?://"
            + "([A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?)*|\\[[0-9A-Fa-f:.]+\\])"
            + "(:([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?$";

    /** The one thing that has the shape of a bucket's name and is none. */
    public static final String NO_ADDRESS = "!self.matches('^[0-9]+[.][0-9]+[.][0-9]+[.][0-9]+$')";

    /** Certificates are of use with TLS alone. */
    public static final String TLS_WITH_BUNDLE = "!has(self.caBundle) || self.endpoint.startsWith('https://')";

    public ProfileStorageSpec {
        publicUrl = publicUrl == null ? "" : publicUrl;
        region = region == null ? "us-east-1" : region;
        pathStyle = pathStyle == null || pathStyle;
        caBundle = caBundle == null ? "" : caBundle;
        allowedNamespaces = allowedNamespaces == null ? List.of() : List.copyOf(allowedNamespaces);
    }

    public Optional<SecretRef> secret() {
        return Optional.ofNullable(secretRef);
    }

    /** Whether requests of {@code namespace} may use it. */
    public boolean allows(String namespace) {
        return allowedNamespaces.isEmpty() || allowedNamespaces.contains(namespace);
    }
}
