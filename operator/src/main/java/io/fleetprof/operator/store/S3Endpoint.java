package io.fleetprof.operator.store;

import java.net.URI;
import java.util.Optional;

/**
 * Where a bucket is and how to sign for it.
 *
 * @param uri scheme, host and port, such as {@code https://minio.shop:9000}; no path
 * @param region what signatures name; MinIO takes {@code us-east-1} unless told otherwise
 * @param bucket 3 to 63 characters
 * @param pathStyle whether the bucket is named in the path, not in the host name
 * @param credentials of the requests
 * @param trust who may vouch for the server; empty: whom the JDK trusts
 * @param publicUri the same store as browsers reach it; empty: they do not
 */
public record S3Endpoint(
        URI uri,
        String region,
        String bucket,
        boolean pathStyle,
        S3Credentials credentials,
        Optional<CaBundle> trust,
        Optional<URI> publicUri) {
    public S3Endpoint {
        Bounds.present("uri", uri);
        Bounds.text("region", region, 1, 63);
        Bounds.text("bucket", bucket, 3, 63);
        Bounds.present("credentials", credentials);
        Bounds.present("trust", trust);
        Bounds.present("publicUri", publicUri);
    }

    /** A store like MinIO's: the bucket in the path, and the usual trust. */
    public S3Endpoint(URI uri, String region, String bucket, S3Credentials credentials) {
        this(uri, region, bucket, true, credentials, Optional.empty(), Optional.empty());
    }

    /** Where a browser finds an object, when it can reach the store at all. */
    Optional<URI> link(String key) {
        return publicUri.map(base -> pathStyle
                ? URI.create(base + "/" + bucket + "/" + key)
                : URI.create(base.getScheme() + "://" + bucket + "." + base.getRawAuthority() + "/" + key));
    }

    @Override
    public String toString() {
        return bucket + " at " + uri;
    }
}
